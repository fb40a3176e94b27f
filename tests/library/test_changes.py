from prioritizer.library.changes import MOST_CHARACTERS, Comparison, changes, compare_drafts
from prioritizer.library.records import Change
from tests.library.drafted import small, with_amount, with_row, without_row


def test_the_same_draft_differs_in_nothing() -> None:
    assert compare_drafts(small(), small()) == Comparison((), (), ())


def test_a_cell_is_named_by_table_key_and_column() -> None:
    comparison = compare_drafts(small(), with_amount(small(), "donor", "2.5"))
    assert changes(comparison) == (
        Change("changed", "funding", "donor, 2027", "amount", "2", "2.5"),
    )


def test_rows_that_come_and_go() -> None:
    more = with_row(small(), "funding", funder="eu", year="2027", amount="1")
    came, went = compare_drafts(small(), more), compare_drafts(more, small())
    text = "funder = eu, year = 2027, amount = 1"
    assert changes(came) == (Change("added", "funding", "eu, 2027", "", "", text),)
    assert changes(went) == (Change("removed", "funding", "eu, 2027", "", text, ""),)


def test_a_removed_row_does_not_change_those_below_it() -> None:
    comparison = compare_drafts(small(), without_row(small(), "funding", 0))
    assert [(row.label, row.after) for row in comparison.rows] == [("treasury, 2027", None)]
    assert comparison.moved == ()


def test_another_order_is_a_change_of_the_table() -> None:
    turned = small().with_table("funders", small().rows("funders")[::-1])
    assert changes(compare_drafts(small(), turned)) == (Change("moved", "funders", "", "", "", ""),)


def test_settings_are_rows_of_the_table_scenario() -> None:
    changed = small().with_settings(discount_rate=0.1, **{"politics.quorum": None})
    found = set(changes(compare_drafts(small(), changed)))
    assert Change("changed", "scenario", "politics.quorum", "", "0.5", "") in found
    assert Change("changed", "scenario", "discount_rate", "", "", "0.1") in found


def test_a_key_that_stands_there_twice_is_numbered() -> None:
    twice = with_row(small(), "funding", funder="donor", year="2027", amount="9")
    comparison = compare_drafts(small(), twice)
    assert [row.label for row in comparison.rows] == ["donor, 2027 (2)"]


def test_a_new_blank_column_is_no_change() -> None:
    wider = small().with_table("funders", [{**row, "x_a": ""} for row in small().rows("funders")])
    assert compare_drafts(small(), wider) == Comparison((), (), ())


def test_tables_that_no_schema_knows_are_compared_by_place() -> None:
    before = small().with_table("other", [{"a": "1"}, {"a": "2"}])
    after = small().with_table("other", [{"a": "1"}, {"a": "3"}])
    assert [change.after for change in changes(compare_drafts(before, after))] == ["3"]


def test_long_cells_are_cut() -> None:
    draft = small().with_cell("funding", 0, "source", "a" * 1000)
    (change,) = changes(compare_drafts(small(), draft))
    assert len(change.after) == MOST_CHARACTERS
