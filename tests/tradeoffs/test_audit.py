"""A proposed plan under all possible weights."""

from __future__ import annotations

import numpy as np
import pytest

import prioritizer as pr
from tests.tradeoffs.every_plan import EveryPlan, drawn


def proposing(scenario: pr.Scenario, **starts: int) -> pr.Scenario:
    """The scenario with a proposed plan: the year in which each starts."""
    rows = [
        {"intervention": name, "year": year, "start": 1, "status": "proposed"}
        for name, year in starts.items()
    ]
    return scenario.replace(plan=rows)


def nearest(plans: EveryPlan, weights: np.ndarray, mine: frozenset[str]) -> int:
    """The least number of decisions in which a best plan for some weights differs."""
    value = plans.credit @ weights
    best = value > value.max() - 1e-9
    return min(len(funded ^ mine) for funded, is_best in zip(plans.funded, best, strict=True)
               if is_best)  # fmt: skip


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_largest_regret_and_the_swap_that_removes_it(seed: int) -> None:
    scenario, plans = drawn(seed)
    weights = pr.possible_weights(scenario, ["trust >= crime"])
    found = pr.audit_plan(proposing(scenario, d=2026), weights, workers=1)

    mine = np.array([found.plan.values[name] for name in weights.indicators])
    best = (plans.credit @ weights.extremes.T).max(axis=0)
    regret = best - weights.extremes @ mine
    assert [entry.regret for entry in found.regrets] == pytest.approx(list(regret), abs=1e-9)
    assert found.largest is not None
    assert found.largest.regret == pytest.approx(regret.max())
    assert found.is_proven
    assert found.swap is not None
    at = np.array(list(found.largest.weights.values()))
    after = np.array([found.swap.plan.values[name] for name in weights.indicators])
    assert at @ after == pytest.approx((plans.credit @ at).max(), abs=1e-7)
    swapped = (frozenset("d") | set(found.swap.added)) - set(found.swap.dropped)
    assert swapped == set(found.swap.plan.funded)
    changes = len(found.swap.added) + len(found.swap.dropped)
    assert changes == nearest(plans, at, frozenset("d"))


def test_the_best_plan_has_no_regret_and_no_swap() -> None:
    scenario, _ = drawn(2)
    weights = pr.possible_weights(scenario, ["trust >= 1"])
    best = pr.solve(pr.with_weights(scenario, pr.direct_weights(scenario, {"trust": 1})))
    starts = best.allocation[best.allocation["start"] > 0]
    years = dict(zip(starts["intervention"], starts["year"].astype(int), strict=True))
    found = pr.audit_plan(proposing(scenario, **years), weights, workers=1)

    assert found.violations == ()
    assert found.largest is not None
    assert found.largest.regret == pytest.approx(0, abs=1e-9)
    assert found.swap is None


def test_a_plan_that_breaks_rules_is_told() -> None:
    scenario, _ = drawn(2)
    everything = proposing(scenario, a=2026, b=2026, c=2026, d=2026, e=2026)
    found = pr.audit_plan(everything, pr.possible_weights(scenario), workers=1)

    assert found.violations
    assert found.to_dict()["violations"] == list(found.violations)


def test_later_starts_are_a_swap_too() -> None:
    tables = {
        "interventions": [{"intervention": "a", "decision": "binary", "capital_cost": 1}],
        "indicators": [{"indicator": "trust", "baseline": 0, "target": 10}],
        "effects": [{"intervention": "a", "indicator": "trust", "effect": 5}],
    }
    scenario = pr.Scenario({"years": [2026, 2027]}, tables)
    found = pr.audit_plan(proposing(scenario, a=2027), pr.possible_weights(scenario), workers=1)

    assert found.largest is not None
    assert found.largest.regret == pytest.approx(0.25)
    assert found.swap is not None
    assert (found.swap.added, found.swap.dropped, found.swap.rescheduled) == ((), (), ("a",))


def test_a_stop_names_what_is_missing() -> None:
    scenario, _ = drawn(1)
    found = pr.audit_plan(
        proposing(scenario, d=2026), pr.possible_weights(scenario), workers=1,
        should_stop=lambda: True,
    )  # fmt: skip

    assert not found.is_proven
    assert found.largest is None
    assert "1, 2, 3" in found.missing[0]
