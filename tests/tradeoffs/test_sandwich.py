import numpy as np
import pytest

from prioritizer.tradeoffs.objective_program import ObjectiveProgram
from prioritizer.tradeoffs.objectives import objectives_named
from prioritizer.tradeoffs.sandwich import Sandwich, oriented, sandwich
from tests.tradeoffs.knapsacks import scenario


def problem(goals: int) -> ObjectiveProgram:
    gains = [[4.0, 0.0, 3.0], [0.0, 4.0, 3.0], [1.0, 1.0, 5.0]][:goals]
    case = scenario(gains, [1, 1, 1], 1, decision="continuous")
    return ObjectiveProgram.of(case, objectives_named(case, ["o1", "o2", "o3"][:goals]))


def never() -> bool:
    return False


def test_the_corners_of_a_triangle_are_found() -> None:
    steps: list[int] = []

    def note(state: Sandwich) -> None:
        steps.append(len(state.levels))

    found = sandwich(problem(2).program, 1e-6, np.inf, never, note)

    assert sorted(found.levels.round(9).tolist()) == [[0.0, 4.0], [3.0, 3.0], [4.0, 0.0]]
    assert found.status == "approximated"
    assert found.error <= 1e-6
    assert (found.levels @ found.weights.T <= found.most + 1e-9).all()
    assert steps[-1] == 3


def test_three_objectives() -> None:
    found = sandwich(problem(3).program, 1e-3, np.inf, never, lambda _: None)

    corners = {(4.0, 0.0, 1.0), (0.0, 4.0, 1.0), (3.0, 3.0, 5.0)}
    assert set(map(tuple, found.levels.round(9).tolist())) == corners
    assert found.error <= 1e-3


def test_a_stop_tells_the_error_so_far() -> None:
    found = sandwich(problem(2).program, 1e-6, np.inf, lambda: True, lambda _: None)

    assert found.status == "stopped"
    assert len(found.levels) == 2
    # (3, 3) is 1/4 of the ranges beyond the line from (0, 4) to (4, 0)
    assert found.error >= 0.25


def test_no_plan() -> None:
    given = problem(2).program
    impossible = given.with_row("never", np.ones(len(given.lower)), 1e5, np.inf)
    bounded = impossible.with_bounds(np.maximum(given.lower, -9.0), given.upper)

    found = sandwich(bounded, 1e-6, np.inf, never, lambda _: None)

    assert (found.status, len(found.levels)) == ("infeasible", 0)


def test_oriented() -> None:
    cost, constant = oriented(problem(2).program)

    assert cost.shape[0] == 2
    assert constant == pytest.approx([0.0, 0.0])
