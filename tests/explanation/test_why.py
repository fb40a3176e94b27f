"""Forced in and left out: against a solve from scratch, and against every plan."""

from __future__ import annotations

import pytest

from prioritizer.explanation.bench import Bench
from prioritizer.explanation.why import Why, why_tasks
from tests.explanation.anew import NEAR, bench_for, drawn_from, left_out, locked_in, objective_of
from tests.oracle import TooManyPlans, optimum

RANDOM = range(3, 283, 20)


def answers(bench: Bench) -> list[Why]:
    found = [task(bench) for task in why_tasks(bench)]
    bench.close()
    return found


@pytest.mark.parametrize("place", RANDOM)
def test_the_opposite_is_worth_what_a_solve_from_scratch_says(place: int) -> None:
    scenario = drawn_from(place)
    bench = bench_for(scenario)
    sign = 1 if bench.extended.program.objective.sense == "max" else -1

    for why in answers(bench):
        change = left_out if why.funded else locked_in
        expected = objective_of(change(scenario, why.intervention, why.region))
        assert why.forced_objective == (
            None if expected is None else pytest.approx(expected, abs=NEAR)
        )
        assert why.status == ("infeasible" if expected is None else "optimal")
        assert why.essential == (why.funded and expected is None)
        assert bool(why.blocked_by) == (expected is None)
        if expected is not None and why.loss is not None:
            assert why.loss == pytest.approx(sign * (bench.objective - expected), abs=NEAR)
        if why.loss_held is not None and why.loss is not None:
            assert why.loss_held >= why.loss - NEAR


@pytest.mark.parametrize("place", RANDOM[:5])
def test_the_opposite_is_worth_what_looking_at_every_plan_says(place: int) -> None:
    scenario = drawn_from(place)

    for why in answers(bench_for(scenario)):
        changed = (left_out if why.funded else locked_in)(scenario, why.intervention, why.region)
        try:
            best = optimum(changed).objective if changed is not None else None
        except TooManyPlans:
            continue
        assert why.forced_objective == (None if best is None else pytest.approx(best, abs=NEAR))


def test_out_of_time_is_unknown_not_impossible() -> None:
    bench = bench_for(drawn_from(0), seconds=0.0)

    for why in answers(bench):
        assert not why.essential
        if why.status == "unknown":
            assert "forced_objective" in why.unknown
            assert why.loss is None
