"""From scenario to answer: statuses, options, and no answer that its solver made up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import prioritizer as pr
from prioritizer import solving
from prioritizer.engines import Options, Outcome, Status, engine_named
from prioritizer.parameters import resolve
from prioritizer.program import Criterion, LinearProgram
from prioritizer.solving import (
    Request,
    VerificationError,
    plan_of,
    relative_gap,
    shadow_prices,
    status_of,
)
from prioritizer.stages import Course, Stage
from tests.scripted import ScriptedEngine, ScriptedSession, outcome

MINIMAL = "inputs/minimal"


def tiny(**settings: Any) -> pr.Scenario:
    """a gains 4 of 10 in each of two years and costs 3; b gains 2 and costs 1; there are 3."""
    return pr.Scenario(
        {"years": [2026, 2027], **settings},
        {
            "interventions": [
                {"intervention": "a", "decision": "binary", "capital_cost": 3},
                {"intervention": "b", "decision": "binary", "capital_cost": 1},
            ],
            "indicators": [{"indicator": "trust", "baseline": 0, "target": 10}],
            "effects": [
                {"intervention": "a", "indicator": "trust", "effect": 4},
                {"intervention": "b", "indicator": "trust", "effect": 2},
            ],
            "funding": [{"funder": "treasury", "year": 2026, "amount": 3}],
        },
    )


def best(program: LinearProgram) -> Outcome:
    return engine_named("highs").open(program, Options()).solve(program.objective, Options())


def answered(monkeypatch: pytest.MonkeyPatch, *outcomes: Outcome, **options: Any) -> pr.Allocation:
    """The answer of a solver whose solves end as told."""
    engine = ScriptedEngine(ScriptedSession(list(outcomes)))
    monkeypatch.setattr(solving, "engine_named", lambda name: engine)
    return pr.solve(tiny(), **options)


def changed(program: LinearProgram, x: Any, name: str, value: float) -> list[float]:
    found = x.copy()
    found[program.column_names.index(name)] = value
    return [float(entry) for entry in found]


def test_a_plan_that_costs_more_than_there_is_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    program = pr.compile(tiny())
    found = best(program)
    both = changed(program, found.x, "start[b,2026]", 1)

    with pytest.raises(VerificationError, match="breaks the scenario's rules"):
        answered(monkeypatch, replace(found, x=np.array(both)), tie_break=False)


def test_a_plan_worth_less_than_claimed_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    program = pr.compile(tiny())
    found = best(program)
    praised = changed(program, found.x, "credit[trust,2027]", 1)

    with pytest.raises(VerificationError, match=r"worth 0\.4.* in weighted_gain, not 0\.7"):
        answered(monkeypatch, replace(found, x=np.array(praised)), tie_break=False)


def test_a_rounding_error_is_not_taken_for_a_lie(monkeypatch: pytest.MonkeyPatch) -> None:
    program = pr.compile(tiny())
    found = best(program)
    near = changed(program, found.x, "start[a,2026]", 1 - 1e-10)

    answer = answered(monkeypatch, replace(found, x=np.array(near)), tie_break=False)

    assert answer.status == "optimal"
    assert answer.allocation["start"].tolist() == [1.0, 0.0]


@pytest.mark.parametrize("status", [Status.INFEASIBLE, Status.STOPPED, Status.FAILED])
def test_an_end_without_a_plan(monkeypatch: pytest.MonkeyPatch, status: Status) -> None:
    answer = answered(monkeypatch, outcome(status, message="as the solver says"))

    assert answer.status == status
    assert not answer.has_plan
    assert answer.message == "as the solver says"
    assert [answer.objective, answer.bound, answer.gap, answer.total_cost] == [None] * 4
    assert answer.objectives[0].proven is False
    assert answer.allocation.empty


def test_a_plan_found_before_a_limit_is_feasible(monkeypatch: pytest.MonkeyPatch) -> None:
    found = best(pr.compile(tiny()))

    answer = answered(monkeypatch, replace(found, status=Status.FEASIBLE, bound=0.5))

    assert answer.status == "feasible"
    assert (answer.objective, answer.bound) == pytest.approx((0.4, 0.5))
    assert answer.gap == pytest.approx(0.25)
    assert answer.objectives[0].proven is False


def test_a_limit_in_the_tie_break_is_no_proof_of_the_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = best(pr.compile(tiny()))

    answer = answered(monkeypatch, found, outcome(Status.STOPPED))

    assert answer.status == "feasible"
    assert answer.objectives[0].proven is True
    assert answer.gap == 0


def test_the_session_is_closed_whatever_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    session = ScriptedSession([])
    monkeypatch.setattr(solving, "engine_named", lambda name: ScriptedEngine(session))

    with pytest.raises(IndexError):
        pr.solve(tiny())
    assert session.asked[-1] == "close"


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"gap": -0.1}, "gap -0.1"),
        ({"gap": float("nan")}, "gap nan"),
        ({"gap": float("inf")}, "gap inf"),
        ({"time_limit": 0}, "time_limit 0"),
        ({"time_limit": -1}, "time_limit -1"),
        ({"time_limit": float("nan")}, "time_limit nan"),
        ({"threads": 0}, "threads 0"),
        ({"engine": "abacus"}, "abacus"),
        ({"solver": "abacus"}, "abacus"),
    ],
)
def test_an_option_out_of_range_is_refused(options: dict[str, Any], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        pr.solve(tiny(), **options)


def test_an_infeasible_scenario_is_a_status() -> None:
    scenario = tiny().replace(
        indicators=[{"indicator": "trust", "baseline": 0, "target": 10, "required": 9}]
    )
    answer = pr.solve(scenario)

    assert answer.status == "infeasible"
    assert answer.scenario == scenario


def test_the_same_scenario_has_the_same_answer_twice() -> None:
    scenario = pr.read_scenario(MINIMAL)
    first, second = pr.solve(scenario).to_dict(), pr.solve(scenario).to_dict()

    assert first | {"seconds": 0} == second | {"seconds": 0}


def test_the_minimal_example_is_as_its_readme_says() -> None:
    answer = pr.solve(pr.read_scenario(MINIMAL))
    scale = answer.allocation.pivot_table(index="intervention", columns="year", values="scale")

    assert answer.status == "optimal"
    assert answer.objective == pytest.approx(0.70)
    assert scale.loc["training"].tolist() == pytest.approx([0, 0.75, 0.75])
    assert scale.loc["youth_prevention"].tolist() == pytest.approx([0.95, 1, 1])
    assert "vehicles" not in scale.index


def test_a_gap_lets_less_than_the_best_pass_for_optimal() -> None:
    answer = pr.solve(tiny(), gap=0.9)

    assert answer.status == "optimal"
    assert answer.gap is not None
    assert answer.gap <= 0.9


def test_the_time_taken_and_the_solver_are_told() -> None:
    answer = pr.solve(tiny())

    assert answer.seconds > 0
    assert answer.engine == "highs"
    assert "HiGHS" in answer.solver


def course(first: Outcome, is_complete: bool) -> Course:
    criterion = Criterion("gain", "max", np.zeros(1), 0.0, 1.0)
    return Course((Stage(criterion, first),), first.x, is_complete, was_interrupted=False)


def test_a_status_is_never_better_than_what_was_proven() -> None:
    proven = outcome(Status.OPTIMAL, [0.0], 0.0)

    assert status_of(course(proven, is_complete=True)) is Status.OPTIMAL
    assert status_of(course(proven, is_complete=False)) is Status.FEASIBLE
    for status in (Status.FEASIBLE, Status.INFEASIBLE, Status.STOPPED, Status.FAILED):
        assert status_of(course(outcome(status), is_complete=False)) is status


def test_a_gap_is_relative_to_the_plan() -> None:
    up, down = (Criterion("c", sense, np.zeros(1), 0.0, 1.0) for sense in ("max", "min"))

    assert relative_gap(up, 0.4, outcome(Status.FEASIBLE, bound=0.5)) == pytest.approx(0.25)
    assert relative_gap(down, 0.5, outcome(Status.FEASIBLE, bound=0.4)) == pytest.approx(0.2)
    assert relative_gap(up, 0.5, outcome(Status.OPTIMAL, bound=0.5 - 1e-17)) == 0
    assert relative_gap(up, 0.0, outcome(Status.FEASIBLE, bound=0.5)) == float("inf")
    assert relative_gap(up, 0.4, outcome(Status.FEASIBLE, bound=None)) is None
    assert relative_gap(up, None, outcome(Status.STOPPED, bound=0.5)) is None


def test_only_linear_programs_have_shadow_prices() -> None:
    program = pr.compile(tiny())

    assert shadow_prices(program, best(program)) is None
    duals = np.arange(float(len(program.row_lower)))
    assert shadow_prices(program, replace(best(program), duals=duals)) == dict(
        zip(program.row_names, duals.tolist(), strict=True)
    )


def test_a_plan_is_freed_of_the_solvers_rounding() -> None:
    scenario = tiny().replace(
        interventions=[
            {
                "intervention": "a",
                "decision": "integer",
                "max_scale": 3,
                "initial_scale": 2,
                "may_end": "yes",
            },
            {"intervention": "b", "decision": "continuous"},
        ]
    )
    program, parameters = pr.compile(scenario), resolve(scenario)
    x = np.zeros(len(program.lower))
    for name, value in {
        "start[a,2026]": 0.9999999,
        "start[a,2027]": -1e-12,
        "start[b,2026]": 1e-12,
        "start[b,2027]": 0.25,
        "keep[a,2026]": 1.9999999,
        "keep[a,2027]": 1e-8,
    }.items():
        x[program.column_names.index(name)] = value
    plan = plan_of(parameters, program, x)

    assert plan.start.tolist() == [[1, 0], [0, 0.25]]
    assert plan.keep.tolist() == [[2, 0], [0, 0]]


def test_a_request_hands_on_what_concerns_one_solve() -> None:
    options = Request(solver="highs", gap=0.1, time_limit=5, threads=2).options()

    assert options == Options(solver="highs", gap=0.1, time_limit=5, threads=2)
