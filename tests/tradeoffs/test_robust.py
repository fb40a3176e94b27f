"""Fund, decide, drop: against every plan."""

from __future__ import annotations

import json

import numpy as np
import pytest

import prioritizer as pr
from prioritizer.tradeoffs.valuing import NoPlan
from tests.tradeoffs.every_plan import drawn
from tests.tradeoffs.test_nondominated import nondominated_sets


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_core_index_counts_every_nondominated_set(seed: int) -> None:
    scenario, plans = drawn(seed)
    weights = pr.possible_weights(scenario, ["trust >= crime"])
    found = pr.robust_portfolio(scenario, weights)

    sets = set().union(*nondominated_sets(plans, weights.extremes).values())
    assert found.is_exact
    assert {frozenset(plan.funded) for plan in found.portfolios} == sets
    for entry in found.entries:
        share = np.mean([entry.name in funded for funded in sets])
        assert entry.core_index == pytest.approx(share)
        assert entry.is_proven
        assert entry.verdict == {1: "fund", 0: "drop"}.get(float(share), "decide")


def test_an_unsupported_portfolio_makes_an_intervention_borderline() -> None:
    # the middle plan b is best under no weights, yet no plan beats it under all of them
    effects = {"a": (10, 0), "b": (4, 4), "c": (0, 10)}
    tables = {
        "interventions": [
            {"intervention": name, "decision": "binary", "capital_cost": 1} for name in effects
        ],
        "indicators": [
            {"indicator": name, "baseline": 0, "target": 10} for name in ("trust", "crime")
        ],
        "effects": [
            {"intervention": name, "indicator": k, "effect": size}
            for name, sizes in effects.items()
            for k, size in zip(("trust", "crime"), sizes, strict=True)
        ],
        "funding": [{"funder": "treasury", "year": 2026, "amount": 1}],
    }
    scenario = pr.Scenario({"years": [2026]}, tables)
    weights = pr.possible_weights(scenario)
    exact = pr.robust_portfolio(scenario, weights)
    estimate = pr.robust_portfolio(scenario, weights, estimate=True, samples=20, workers=1)

    assert exact.named("decide") == ("a", "b", "c")
    assert not estimate.is_exact
    assert "estimate" in estimate.basis
    by_name = {entry.name: entry for entry in estimate.entries}
    assert (by_name["a"].verdict, by_name["a"].is_proven) == ("decide", True)
    assert (by_name["b"].verdict, by_name["b"].is_proven) == ("drop", False)


def test_useless_programmes_are_dropped() -> None:
    scenario, _ = drawn(1)
    given = scenario.given("effects")
    assert given is not None
    useless = scenario.replace(effects=given.assign(effect=given["effect"].where(
        given["intervention"] != "e", 0)))  # fmt: skip
    found = pr.robust_portfolio(useless, pr.possible_weights(useless))

    assert "e" in found.named("drop")


def test_a_limit_is_told_and_nothing_but_decide_is_proven() -> None:
    scenario, _ = drawn(1)
    found = pr.robust_portfolio(scenario, pr.possible_weights(scenario), most=1)

    assert not found.is_exact
    assert "regions" in found.missing[0]
    assert not any(entry.is_proven for entry in found.entries)
    assert json.loads(found.to_json())["is_exact"] is False


def test_continuous_decisions_are_estimated() -> None:
    scenario = drawn(1)[0].with_overrides(["interventions.a.decision=continuous"])
    found = pr.robust_portfolio(scenario, pr.possible_weights(scenario), samples=3, workers=1)

    assert not found.is_exact
    assert "Continuous" in found.missing[0]
    assert len(found.entries) == 5


def test_an_infeasible_scenario_has_no_portfolio() -> None:
    impossible = drawn(1)[0].with_overrides(["indicators.crime.required=1"])
    with pytest.raises(NoPlan):
        pr.robust_portfolio(impossible, pr.possible_weights(impossible))
