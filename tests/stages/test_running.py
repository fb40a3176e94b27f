"""Criteria in their order, and how a run may end."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

import prioritizer as pr
from prioritizer.engines import Options, Status
from prioritizer.stages import Deadline, run_stages
from tests.scripted import ScriptedSession, outcome, square
from tests.stages.staged import BEST, SUM, X, Y, plan, run, scripted, two_ways


def test_the_second_criterion_decides_among_the_best_of_the_first() -> None:
    assert plan(run(square(SUM, X))) == pytest.approx([1, 0.5])
    assert plan(run(square(SUM, Y))) == pytest.approx([0.5, 1])


def test_the_order_matters() -> None:
    down = ("down", "min", [1.0, 2.0])

    assert plan(run(square(down, SUM))) == pytest.approx([0, 0])
    assert plan(run(square(SUM, down))) == pytest.approx([1, 0.5])


def test_a_criterion_holds_three_after_it() -> None:
    course = run(square(X, Y, SUM))

    assert plan(course) == pytest.approx([1, 0.5])
    assert [stage.criterion.name for stage in course.stages] == ["x", "y", "sum"]
    assert course.is_complete


def test_nothing_follows_a_first_solve_without_proof() -> None:
    for status in (Status.INFEASIBLE, Status.STOPPED, Status.FAILED):
        course, session = scripted(square(SUM, X), outcome(status))
        assert course.first.status is status
        assert course.x is None
        assert not course.is_complete
        assert session.asked == ["sum"]


def test_a_limit_in_the_first_solve_leaves_its_plan() -> None:
    course, session = scripted(square(SUM, X), outcome(Status.FEASIBLE, [0.0, 1.0], 1.0, bound=1.5))

    assert plan(course) == [0, 1]
    assert not course.is_complete
    assert session.asked == ["sum"]


def test_a_limit_in_the_second_solve_leaves_the_plan_of_the_first() -> None:
    course, _ = scripted(square(SUM, X), BEST, outcome(Status.STOPPED))

    assert course.first.status is Status.OPTIMAL
    assert plan(course) == [1, 0.5]
    assert not course.is_complete


def test_a_better_plan_from_a_second_solve_without_proof_is_kept() -> None:
    found = outcome(Status.FEASIBLE, [0.75, 0.75], 0.75, bound=1.0)
    course, _ = scripted(square(SUM, Y), BEST, found)

    assert plan(course) == [0.75, 0.75]
    assert not course.is_complete


@dataclass
class Told(Deadline):
    """A deadline that is told what is left, each time that it is asked."""

    answers: list[float] = field(default_factory=list)

    def left(self) -> float:
        return self.answers.pop(0)


def test_no_stage_begins_after_the_deadline() -> None:
    session = ScriptedSession([BEST])
    course = run_stages(session, square(SUM, X), Options(), Told(3.0, answers=[3.0, 0.0]))

    assert session.asked == ["sum"]
    assert plan(course) == [1, 0.5]
    assert not course.is_complete


def test_each_solve_gets_what_is_left_of_the_time() -> None:
    session = ScriptedSession([BEST, BEST])
    run_stages(session, square(SUM, X), Options(time_limit=9), Told(9.0, answers=[9.0, 7.0, 7.0]))

    assert session.limits == [9.0, 7.0]


def test_the_tie_break_may_be_left_out() -> None:
    scenario = two_ways()
    program = pr.compile(scenario)

    assert len(run(program, tie_break=False).stages) == 1
    assert run(program).is_complete


def test_of_equally_good_plans_the_cheapest_without_what_is_useless() -> None:
    answer = pr.solve(two_ways())

    assert answer.objective == pytest.approx(1)
    assert answer.total_cost == pytest.approx(2)
    assert set(answer.allocation["intervention"]) == {"b"}


def test_the_least_cost_is_followed_by_the_greatest_gain() -> None:
    # b is the cheapest way to the trust that is required; c then adds a gain for nothing.
    scenario = two_ways().replace(
        objective="min_cost",
        indicators=[
            {"indicator": "trust", "baseline": 0, "target": 10, "required": 2},
            {"indicator": "crime", "baseline": 10, "target": 5, "required": 10},
        ],
        effects=[
            {"intervention": "a", "indicator": "trust", "effect": 5},
            {"intervention": "b", "indicator": "trust", "effect": 2},
            {"intervention": "c", "indicator": "crime", "effect": -1},
        ],
    )
    answer = pr.solve(scenario)

    assert [(o.name, o.proven) for o in answer.objectives] == [
        ("min_cost", True),
        ("weighted_gain", True),
    ]
    assert answer.total_cost == pytest.approx(2)
    assert set(answer.allocation["intervention"]) == {"b", "c"}
    assert answer.objectives[1].value == pytest.approx((0.2 + 0.2) / 2)
