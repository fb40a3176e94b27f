"""Criteria in their order: what is held, what is given away, and how a run may end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

import prioritizer as pr
from prioritizer import stages
from prioritizer.engines import Options, Status, engine_named
from prioritizer.program import LinearProgram
from prioritizer.stages import Course, Deadline, run_stages
from tests.scripted import ScriptedSession, outcome, square
from tests.small import Small, scenarios

SUM, X, Y = ("sum", "max", [1.0, 1.0]), ("x", "max", [1.0, 0.0]), ("y", "max", [0.0, 1.0])


def run(program: LinearProgram, **options: Any) -> Course:
    session = engine_named("highs").open(program, Options())
    try:
        return run_stages(session, program, Options(), Deadline(None), **options)
    finally:
        session.close()


def plan(course: Course) -> list[float]:
    assert course.x is not None
    return [float(value) for value in course.x]


def test_the_second_criterion_decides_among_the_best_of_the_first() -> None:
    assert plan(run(square(SUM, X))) == pytest.approx([1, 0.5])
    assert plan(run(square(SUM, Y))) == pytest.approx([0.5, 1])


def test_the_order_matters() -> None:
    down = ("down", "min", [1.0, 2.0])

    assert plan(run(square(down, SUM))) == pytest.approx([0, 0])
    assert plan(run(square(SUM, down))) == pytest.approx([1, 0.5])


def test_a_later_criterion_gets_what_a_tolerance_leaves_it() -> None:
    # 10 % of 1.5 may be lost: x and y then are at least 1.35 together, and y is to be small.
    down = ("y", "min", [0.0, 1.0])

    assert plan(run(square(SUM, down), tolerances=(0.1,))) == pytest.approx([1, 0.35])
    assert plan(run(square(SUM, down))) == pytest.approx([1, 0.5])


def test_a_criterion_holds_three_after_it() -> None:
    course = run(square(X, Y, SUM))

    assert plan(course) == pytest.approx([1, 0.5])
    assert [stage.criterion.name for stage in course.stages] == ["x", "y", "sum"]
    assert course.is_complete


@settings(max_examples=12)
@given(small=scenarios())
def test_the_optimal_face_and_objective_rows_agree(small: Small) -> None:
    program = pr.compile(small.scenario())
    with pytest.MonkeyPatch.context() as patch:
        by_face = run(program)
        patch.setattr(stages, "optimal_face", lambda program, stage: None)
        by_rows = run(program)

    for criterion in (*program.criteria, *program.tie_breaks):
        values = [criterion.value(np.array(plan(course))) for course in (by_face, by_rows)]
        assert values[0] == pytest.approx(values[1], rel=1e-6, abs=1e-6 * criterion.magnitude)


def test_a_face_that_gives_away_is_replaced_by_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    program = square(SUM, ("down", "min", [1.0, 1.0]))
    nothing = np.array([], dtype=np.int64)
    empty = stages.Face(nothing, np.empty(0), nothing, np.empty(0))
    monkeypatch.setattr(stages, "optimal_face", lambda program, stage: empty)

    assert sum(plan(run(program))) == pytest.approx(1.5)


def scripted(program: LinearProgram, *outcomes: Any) -> tuple[Course, ScriptedSession]:
    session = ScriptedSession(list(outcomes))
    return run_stages(session, program, Options(), Deadline(None)), session


BEST = outcome(Status.OPTIMAL, [1.0, 0.5], 1.5)


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


def test_without_a_limit_a_deadline_never_passes() -> None:
    assert Deadline(None).left() is None
    assert not Deadline(None).has_passed()
    assert Deadline(0.0).has_passed()


def test_the_tie_break_may_be_left_out() -> None:
    scenario = two_ways()
    program = pr.compile(scenario)

    assert len(run(program, tie_break=False).stages) == 1
    assert run(program).is_complete


def two_ways(**tables: list[dict[str, Any]]) -> pr.Scenario:
    """a and b gain the same; b is cheaper; c is free and useless."""
    return pr.Scenario(
        {"years": [2026]},
        {
            "interventions": [
                {"intervention": "a", "decision": "binary", "capital_cost": 3},
                {"intervention": "b", "decision": "binary", "capital_cost": 2},
                {"intervention": "c", "decision": "binary"},
            ],
            "indicators": [{"indicator": "trust", "baseline": 0, "target": 10}],
            "effects": [
                {"intervention": "a", "indicator": "trust", "effect": 12},
                {"intervention": "b", "indicator": "trust", "effect": 10},
            ],
            **tables,
        },
    )


def test_of_equally_good_plans_the_cheapest_without_what_is_useless() -> None:
    answer = pr.solve(two_ways())

    assert answer.objective == pytest.approx(1)
    assert answer.total_cost == pytest.approx(2)
    assert set(answer.allocation["intervention"]) == {"b"}


def test_money_is_drawn_in_order_from_three_funders() -> None:
    amounts = {"treasury": 5.0, "donor": 0.5, "bank": 0.75}
    answer = pr.solve(
        two_ways(
            funding=[{"funder": f, "year": 2026, "amount": a} for f, a in amounts.items()],
            funders=[
                {"funder": "treasury", "draw_order": 3},
                {"funder": "donor", "draw_order": 1},
                {"funder": "bank", "draw_order": 2},
            ],
        )
    )

    assert answer.total_cost == pytest.approx(2)
    assert answer.funds.set_index("funder")["spent"].to_dict() == pytest.approx(
        {"donor": 0.5, "bank": 0.75, "treasury": 0.75}
    )


def test_the_draw_keeps_the_rules() -> None:
    answer = pr.solve(
        two_ways(
            funding=[{"funder": f, "year": 2026, "amount": 5} for f in ("donor", "treasury")],
            spending_rules=[
                {
                    "rule": "half",
                    "funder": "donor",
                    "max_share": 0.4,
                    "intervention": "b",
                    "share_of": "all",
                }
            ],
        )
    )

    assert answer.funds.set_index("funder")["spent"].to_dict() == pytest.approx(
        {"donor": 0.8, "treasury": 1.2}
    )


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
