"""How an earlier criterion is held, and what it may give away."""

from __future__ import annotations

import pytest

from prioritizer.engines import Status
from tests.scripted import outcome, square
from tests.stages.staged import BEST, SUM, X, plan, run, scripted


def test_a_later_criterion_gets_what_a_tolerance_leaves_it() -> None:
    # 10 % of 1.5 may be lost: x and y then are at least 1.35 together, and y is to be small.
    down = ("y", "min", [0.0, 1.0])

    assert plan(run(square(SUM, down), tolerances=(0.1,))) == pytest.approx([1, 0.35])
    assert plan(run(square(SUM, down))) == pytest.approx([1, 0.5])


def test_a_later_solve_without_a_plan_is_a_matter_of_numerics() -> None:
    missing = [outcome(Status.INFEASIBLE) for _ in range(4)]
    course, session = scripted(square(SUM, X), BEST, *missing)

    assert course.first.status is Status.OPTIMAL
    assert plan(course) == [1, 0.5]
    assert not course.is_complete
    # the row holds the first criterion at its best, then is widened to 1e-7 at most
    slacks = [1.5 - low / 1e4 for low, _ in session.rows]
    assert slacks == pytest.approx([0, 1.5e-9, 1.5e-8, 1.5e-7], rel=1e-3, abs=1e-12)


def test_a_row_that_is_wide_enough_ends_the_search() -> None:
    found = outcome(Status.OPTIMAL, [1.0, 0.5], 1.0)
    course, session = scripted(square(SUM, X), BEST, outcome(Status.INFEASIBLE), found)

    assert course.is_complete
    assert session.asked == ["sum", "hold_sum", "x", "x"]
