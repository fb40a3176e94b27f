"""From a scenario to its program."""

import numpy as np

import prioritizer as pr


def test_the_program_speaks_the_words_of_the_scenario() -> None:
    program = pr.compile(pr.read_scenario("inputs/minimal"))

    assert program.objective.name == "weighted_gain"
    assert "start[vetting,2027]" in program.column_names
    assert "funder_balance[treasury,2027]" in program.row_names
    assert program.is_mixed_integer


def test_names_are_unique() -> None:
    program = pr.compile(pr.read_scenario("inputs/mexico"))

    assert len(set(program.column_names)) == len(program.column_names)
    assert len(set(program.row_names)) == len(program.row_names)


def test_the_same_scenario_gives_the_same_program() -> None:
    one, other = (pr.compile(pr.read_scenario("inputs/mexico")) for _ in range(2))

    assert (one.matrix != other.matrix).nnz == 0
    assert one.row_names == other.row_names
    assert one.column_names == other.column_names
    for name in ("row_lower", "row_upper", "lower", "upper", "is_whole"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))


def test_every_number_is_finite_but_bounds() -> None:
    program = pr.compile(pr.read_scenario("inputs/mexico"))

    assert np.isfinite(program.matrix.data).all()
    assert not np.isnan(np.concatenate([program.lower, program.upper])).any()
    assert not np.isnan(np.concatenate([program.row_lower, program.row_upper])).any()
