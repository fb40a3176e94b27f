import numpy as np
import pytest

from prioritizer.engines.checking import contradiction, is_plan, is_within, nearest_to_nothing
from tests.engines.programs import INF, INFEASIBLE, KNAPSACK, LINEAR, program


@pytest.mark.parametrize(
    ("x", "verdict"),
    [
        ([1.5, 2.5], True),
        ([1.5 + 1e-8, 2.5], True),
        ([1.6, 2.5], False),
        ([-0.1, 0.0], False),
        ([3.1, 0.0], False),
        ([0.0, 1.1], False),
        ([np.nan, 0.0], False),
        ([0.0, np.inf], False),
    ],
)
def test_a_plan_keeps_rows_and_bounds(x: list[float], verdict: bool) -> None:
    assert is_plan(LINEAR, np.array(x)) is verdict


def test_a_plan_is_whole_where_it_must_be() -> None:
    assert is_plan(KNAPSACK, np.array([1.0, 1e-7, 1.0]))
    assert not is_plan(KNAPSACK, np.array([1.0, 0.01, 1.0]))


def test_large_amounts_are_compared_by_their_size() -> None:
    millions = program([[1, -1]], [0], [0], [1, 0], upper=1e9)
    assert is_plan(millions, np.array([1e8, 1e8 + 10]))
    assert not is_plan(millions, np.array([1e8, 1e8 + 1000]))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a row without terms", "row[r0] asks for 1 to inf of nothing"),
        ("crossed bounds", "x[c0] has no value from 1 to 0"),
        ("no whole number", "x[c0] has no value from 0.2 to 0.8"),
    ],
)
def test_a_contradiction_in_one_row_or_column_is_named(name: str, words: str) -> None:
    assert contradiction(INFEASIBLE[name]) == words


def test_other_programs_have_no_plain_contradiction() -> None:
    assert contradiction(LINEAR) is None
    assert contradiction(INFEASIBLE["whole"]) is None


def test_a_column_without_a_reason_stays_as_near_to_nothing_as_it_may() -> None:
    given = program([[1] * 4], [-INF], [9], [0] * 4, lower=[-1, 2, -5, -INF], upper=[1, 3, -4, INF])
    assert nearest_to_nothing(given).tolist() == [0, 2, -4, 0]


def test_a_gap_counts_relative_to_the_plan() -> None:
    criterion = KNAPSACK.objective
    assert is_within(10.0, 11.0, 0.1, criterion)
    assert not is_within(10.0, 11.2, 0.1, criterion)
    assert is_within(10.0, 10.0 + 1e-7, 0.0, criterion)
    assert not is_within(10.0, 10.0 + 1e-5, 0.0, criterion)
