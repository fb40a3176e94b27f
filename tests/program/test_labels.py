import numpy as np

from prioritizer.program import Index
from prioritizer.program.labels import joined_names

WHO = Index.of("intervention", ["vetting", "training"])
WHEN = Index.of("year", [2027, 2028])


def test_a_dimension_has_its_labels_in_order() -> None:
    assert len(WHO) == 2
    assert WHO.labels("intervention") == ["vetting", "training"]
    assert list(WHO.names("lock_in")) == ["lock_in[vetting]", "lock_in[training]"]


def test_a_product_has_all_pairs_the_second_running_faster() -> None:
    assert list((WHO * WHEN).names("start")) == [
        "start[vetting,2027]",
        "start[vetting,2028]",
        "start[training,2027]",
        "start[training,2028]",
    ]


def test_beside_pairs_entry_by_entry() -> None:
    assert list(WHO.beside(WHEN).names("x")) == ["x[vetting,2027]", "x[training,2028]"]


def test_then_puts_entries_behind_each_other() -> None:
    assert WHO.then(WHO[np.array([1])]).labels("intervention") == [
        "vetting",
        "training",
        "training",
    ]


def test_a_selection_keeps_dimensions_and_levels() -> None:
    late = (WHO * WHEN)[np.array([False, True, False, True])]
    assert late.labels("year") == [2028, 2028]
    assert late.dimensions == ("intervention", "year")


def test_a_family_without_labels_has_one_entry_of_its_own_name() -> None:
    assert len(Index.single()) == 1
    assert list(Index.single().names("tail_ceiling")) == ["tail_ceiling"]


def test_an_empty_label_is_left_out_of_the_name() -> None:
    region = Index(("region",), (["norte"],), (np.array([-1, 0]),))
    assert region.labels("region") == ["", "norte"]
    assert list(WHO.beside(region).names("start")) == ["start[vetting]", "start[training,norte]"]


def test_names_of_all_blocks_in_order() -> None:
    assert joined_names([("a", Index.single()), ("b", WHEN)]) == ["a", "b[2027]", "b[2028]"]
