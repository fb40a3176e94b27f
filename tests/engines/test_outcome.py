from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from prioritizer.engines import Options, Outcome, SolverUnavailable, Status


def outcome(x: np.ndarray | None) -> Outcome:
    return Outcome(Status.STOPPED, x, None, None, None, None, "a solver", 0.1)


def test_a_plan_is_there_or_not() -> None:
    assert outcome(np.zeros(2)).has_plan
    assert not outcome(None).has_plan


def test_the_statuses_are_those_of_an_answer() -> None:
    assert [str(status) for status in Status] == [
        "optimal",
        "feasible",
        "infeasible",
        "stopped",
        "failed",
    ]


def test_options_and_outcomes_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Options().gap = 0.1  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        outcome(None).status = Status.OPTIMAL  # type: ignore[misc]


def test_an_unavailable_solver_is_invalid_input() -> None:
    assert issubclass(SolverUnavailable, ValueError)
