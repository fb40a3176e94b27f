"""Every kind of row and variable, on instances small enough to solve by looking at them."""

from typing import Any

import pytest

import prioritizer as pr
from benchmarks.instances import scenario_of
from benchmarks.reference import has_one_objective, value_of


def instance(
    coefficients: list[float], *rows: tuple[list[float], str, float], **other: Any
) -> dict[str, Any]:
    constraints = [{"coef": coef, "sense": sense, "rhs": rhs} for coef, sense, rhs in rows]
    found = {"sense": "max", "variables": "binary", "objectives": [coefficients]}
    return found | {"constraints": constraints} | other


def optimum(given: dict[str, Any]) -> float | None:
    answer = pr.solve(scenario_of(given))
    return value_of(answer.indicators) if answer.has_plan else None


@pytest.mark.parametrize(
    ("given", "best"),
    [
        (instance([5, 4, 3], ([2, 3, 1], "<=", 4)), 8),
        (instance([5, 4, 3], ([1, 1, 1], "=", 1)), 5),
        (instance([5, 4, -3], ([0, 0, 1], "=", 1)), 6),
        (instance([5, 4, 3], ([1, 0, 0], "=", 0)), 7),
        (instance([-5, -4, -3], ([1, 1, 1], ">=", 2)), -7),
        (instance([-5, -4, -3], ([2, 3, 1], ">=", 4)), -7),
        (instance([5, 4, 3], ([2, 3, 1], "=", 4)), 7),
        (instance([5, 4, 3], ([-1, 1, 0], "<=", 0), ([1, 0, 1], "<=", 1)), 9),
        (instance([5, 4, 3], ([-2, -1, 0], "<=", -3), ([1, 1, 1], "<=", 2)), 9),
        (instance([5, 4], ([2, 1], "<=", 1), sense="min"), 0),
        (instance([5, 4], ([2, 1], ">=", 2), sense="min"), 5),
    ],
)
def test_each_sense_of_row(given: dict[str, Any], best: float) -> None:
    assert optimum(given) == pytest.approx(best)


def test_variables_with_bounds() -> None:
    variables = [{"lb": 1, "ub": 3, "type": "integer"}, {"lb": 0, "ub": 2, "type": "continuous"}]
    given = instance([-1, 2], ([1, 2], "<=", 4), variables=variables)

    assert optimum(given) == pytest.approx(2)


def test_rows_that_contradict_each_other() -> None:
    assert optimum(instance([1, 1], ([1, 1], ">=", 2), ([1, 1], "<=", 1))) is None


def test_a_variable_without_an_upper_bound_is_refused() -> None:
    given = instance([1], variables=[{"lb": 0, "ub": None, "type": "integer"}])

    with pytest.raises(ValueError, match=r"variable 1 lies in 0\.\.None"):
        scenario_of(given)


def test_several_objectives_are_told_apart_and_refused() -> None:
    given = instance([1]) | {"objectives": [[1], [2]]}

    assert not has_one_objective(given)
    with pytest.raises(ValueError, match="2 objectives"):
        scenario_of(given)
