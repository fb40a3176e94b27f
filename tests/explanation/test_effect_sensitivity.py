"""One effect at its adverse end: by hand, and against a solve from scratch for every effect."""

from __future__ import annotations

import numpy as np
import pytest

import prioritizer as pr
from prioritizer.evaluation.effect_range import ADVERSE, end_of
from prioritizer.explanation.effect_sensitivity import (
    EffectBench,
    EffectSensitivity,
    Opening,
    effect_tasks,
)
from tests.explanation.choices import NEAR, choice, solvable


def examined(scenario: pr.Scenario, seconds: float | None = None) -> list[EffectSensitivity]:
    best = pr.solve(scenario).evaluation
    assert best is not None
    bench: EffectBench = Opening(best.plan, "highs", 0.0, seconds)(scenario)
    return [task(bench) for task in effect_tasks(scenario)]


def test_the_best_plan_changes_where_the_adverse_effect_is_overtaken() -> None:
    (found,) = examined(choice({"intervention": "a", "low": 1, "high": 5}))

    assert (found.status, found.changed, found.was_solved) == ("optimal", 2, True)
    assert (found.added, found.dropped) == (("b",), ("a",))
    assert found.objective == pytest.approx(0.3)
    assert found.held_objective == pytest.approx(0.1)
    assert found.loss == pytest.approx(0.1)
    assert "b in; a out" in found.sentence


def test_the_best_plan_stays_where_it_is_still_best() -> None:
    (found,) = examined(choice({"intervention": "a", "low": 3.5, "high": 5}))

    assert (found.status, found.changed, found.was_solved) == ("optimal", 0, True)
    assert (found.objective, found.loss) == (pytest.approx(0.35), pytest.approx(0.05))


def test_what_is_not_funded_and_would_only_be_worse_is_not_solved() -> None:
    (found,) = examined(choice({"intervention": "b", "low": 0, "high": 9}))

    assert (found.changed, found.loss, found.was_solved) == (0, 0, False)


def test_an_effect_whose_adverse_end_is_central_is_no_question() -> None:
    assert examined(choice({"intervention": "a", "low": 4, "high": 5})) == []


def test_no_plan_at_all() -> None:
    needed = [{"indicator": "trust", "baseline": 0, "target": 10, "required": 4}]
    (found,) = examined(choice({"intervention": "a", "low": 1, "high": 5}, indicators=needed))

    assert (found.status, found.changed, found.held_objective) == ("infeasible", None, None)
    assert "no plan keeps every rule" in found.sentence


def test_without_time_nothing_is_claimed() -> None:
    (found,) = examined(choice({"intervention": "a", "low": 1, "high": 5}), seconds=0.0)

    assert (found.status, found.changed, found.objective) == ("unknown", None, None)
    assert "unknown" in found.sentence


def test_a_programme_that_runs_already_may_be_worth_ending_less() -> None:
    # b runs and does good; without its good it is not worth its upkeep.
    scenario = choice(
        {"intervention": "b", "low": -1, "high": 3},
        interventions=[
            {"intervention": "a", "decision": "binary", "capital_cost": 2},
            {
                "intervention": "b",
                "decision": "binary",
                "initial_scale": 1,
                "may_end": True,
                "recurrent_cost": 1,
            },
            {"intervention": "c", "decision": "binary", "capital_cost": 2},
        ],
        funding=[{"funder": "treasury", "year": 2026, "amount": 1}],
    )
    (found,) = examined(scenario)

    assert (found.changed, found.was_solved) == (1, True)
    assert found.dropped == ("b",)
    assert found.loss == pytest.approx(-0.1)


def ranged(scenario: pr.Scenario) -> pr.Scenario:
    """Every effect may be 0, or twice as much."""
    frame = scenario.given("effects")
    assert frame is not None
    ends = np.sort(np.stack([0 * frame["effect"], 2 * frame["effect"]]), axis=0)
    return scenario.replace(effects=frame.assign(low=ends[0], high=ends[1]))


def funded(answer: pr.Allocation) -> set[tuple[str, str]]:
    frame = answer.allocation[answer.allocation["scale"] > 0]
    return set(zip(frame["intervention"], frame["region"], strict=True))


@pytest.mark.parametrize("number", range(8))
def test_every_effect_against_a_solve_from_scratch(number: int) -> None:
    scenario = ranged(solvable(8)[number])
    best, adverse = pr.solve(scenario), end_of(scenario, ADVERSE)
    frame = scenario.given("effects")
    assert frame is not None
    tasks = effect_tasks(scenario)
    for task, found in zip(tasks, examined(scenario), strict=True):
        row = task.row
        effect = frame["effect"].to_numpy(dtype=float).copy()
        effect[row] = adverse[row]
        anew = pr.solve(scenario.replace(effects=frame.assign(effect=effect)))
        assert found.status == anew.status
        if anew.objective is None or found.loss is None or best.objective is None:
            assert found.status == "infeasible"
            continue
        assert found.objective == pytest.approx(anew.objective, abs=NEAR)
        sign = -1 if best.objectives[0].name == "min_cost" else 1
        assert found.loss == pytest.approx(sign * (best.objective - anew.objective), abs=NEAR)
        assert (found.changed == 0) or found.changed == len(funded(best) ^ funded(anew))
        if found.changed == 0 and len(best.objectives) == 1:
            assert found.held_objective == pytest.approx(anew.objective, abs=NEAR)
