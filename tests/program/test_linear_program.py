import numpy as np
import pytest

from prioritizer.program.linear_program import listing
from tests.engines.programs import KNAPSACK, LINEAR


def test_rows_and_columns_are_named_by_their_labels() -> None:
    assert LINEAR.column_names == ["x[c0]", "x[c1]"]
    assert LINEAR.row_names == ["row[r0]", "row[r1]", "row[r2]", "row[r3]"]


def test_a_block_is_found_by_its_name() -> None:
    block = LINEAR.block("x")
    assert block is not None
    assert block.places == slice(0, 2)
    assert LINEAR.block("y") is None


def test_a_criterion_is_worth_its_terms_and_its_constant() -> None:
    assert LINEAR.objective.value(np.array([1.5, 2.5])) == 17.5
    assert LINEAR.objective.scale == 1e3


def test_a_program_of_whole_columns_is_mixed_integer() -> None:
    assert KNAPSACK.is_mixed_integer
    assert not LINEAR.is_mixed_integer


def test_changes_make_another_program() -> None:
    tight = LINEAR.with_bounds(LINEAR.lower, np.array([1.0, 1.0]))
    longer = tight.with_row("extra", np.array([0.0, 2.0]), -1.0, 5.0)
    assert longer.row_names[-1] == "extra"
    assert longer.matrix.toarray()[-1].tolist() == [0, 2]
    assert (longer.row_lower[-1], longer.row_upper[-1]) == (-1, 5)
    assert longer.upper.tolist() == [1, 1]
    assert LINEAR.upper.tolist() == [3, np.inf]
    assert len(LINEAR.row_names) == 4


def test_the_listing_is_for_people() -> None:
    assert listing(KNAPSACK) == (
        "max benefit: + 4 x[c0] + 6 x[c1] + 9 x[c2] + 0\n"
        "row[r0]: -inf <= + 3 x[c0] + 5 x[c1] + 7 x[c2] <= 11\n"
        "0 <= x[c0] <= 1, whole\n"
        "0 <= x[c1] <= 1, whole\n"
        "0 <= x[c2] <= 1, whole\n"
    )
    assert "row" not in listing(KNAPSACK, ["other"])


def test_an_ending_that_is_no_format_is_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"ends in \.mps or \.lp"):
        LINEAR.write(tmp_path / "model.txt")
