"""The price of each constraint: against a solve of the scenario without it."""

from __future__ import annotations

from typing import Any

import pytest

import prioritizer as pr
from prioritizer.explanation.prices import Price, price_tasks
from tests.explanation.anew import NEAR, bench_for, drawn_from, objective_of
from tests.oracle import TooManyPlans, optimum

RANDOM = [
    (place, needs)
    for needs in ("spending_rules", "logic", "stakeholders", "milestones", "conditions")
    for place in (5, 105, 205)
]
TABLES = {"spending_rule": "spending_rules", "condition": "conditions", "logic": "logic"}


def without_cells(
    scenario: pr.Scenario, table: str, key: str, name: str, **cells: Any
) -> pr.Scenario:
    frame = scenario.given(table)
    assert frame is not None
    for column, value in cells.items():
        before = frame.get(column)
        old = [None] * len(frame) if before is None else before.tolist()
        new = [value if k == name else o for k, o in zip(frame[key], old, strict=True)]
        frame = frame.assign(**{column: new})
    return scenario.replace(**{table: frame})


def without(scenario: pr.Scenario, price: Price) -> pr.Scenario | None:
    """The scenario without a constraint; None where its tables cannot say so."""
    name = price.name
    if price.family in TABLES:
        return without_cells(scenario, TABLES[price.family], "rule", name, active=False)
    if price.family == "veto":
        return without_cells(scenario, "stakeholders", "stakeholder", name, veto=False)
    if price.family in ("political_capital", "quorum", "tail_ceiling"):
        return scenario.replace(**{price.family: None})
    if price.family == "politics":
        changed = scenario.replace(political_capital=None, quorum=None)
        frame = changed.given("stakeholders")
        return changed.replace(stakeholders=frame.assign(veto=False))
    if price.family == "required_value":
        if "min_cost" in scenario.settings.objective:
            return None
        return without_cells(scenario, "indicators", "indicator", name, required=None)
    if price.family == "milestone":
        frame = scenario.given("milestones")
        keys = [f"{k},{year}" for k, year in zip(frame["indicator"], frame["year"], strict=True)]
        left = frame[[key != name for key in keys]]
        return scenario.replace(milestones=left if len(left) else None)
    if "(" in name:
        return None
    return without_cells(scenario, "interventions", "intervention", name, lock=None)


@pytest.mark.parametrize(("place", "needs"), RANDOM)
def test_without_it_the_best_plan_is_what_a_solve_from_scratch_says(place: int, needs: str) -> None:
    scenario = drawn_from(place, needs=needs)
    bench = bench_for(scenario)

    for task in price_tasks(bench):
        price = task(bench)
        assert price.status == "optimal"
        changed = without(scenario, price)
        if changed is not None:
            assert price.objective_without == pytest.approx(objective_of(changed), abs=NEAR), price
        if price.gain == 0:
            assert price.compensating_budget == 0
    bench.close()


@pytest.mark.parametrize(("place", "needs"), RANDOM[::4])
def test_without_it_the_best_plan_is_what_looking_at_every_plan_says(
    place: int, needs: str
) -> None:
    scenario = drawn_from(place, needs=needs)
    bench = bench_for(scenario)

    for task in price_tasks(bench):
        changed = without(scenario, price := task(bench))
        if changed is None:
            continue
        try:
            expected = optimum(changed).objective
        except TooManyPlans:
            continue
        assert price.objective_without == pytest.approx(expected, abs=NEAR)


def test_a_ban_that_extra_money_makes_up_for() -> None:
    # 3 buys either; without the ban the donor's 2 and the treasury's 1 buy `good` (gain 4).
    scenario = pr.Scenario(
        {"years": [2026]},
        {
            "interventions": [
                {"intervention": "good", "decision": "binary", "capital_cost": 3},
                {"intervention": "poor", "decision": "binary", "capital_cost": 1},
            ],
            "indicators": [{"indicator": "trust", "baseline": 0, "target": 10, "unit": "points"}],
            "effects": [
                {"intervention": "good", "indicator": "trust", "effect": 4},
                {"intervention": "poor", "indicator": "trust", "effect": 1},
            ],
            "funding": [
                {"funder": "treasury", "year": 2026, "amount": 1},
                {"funder": "donor", "year": 2026, "amount": 2},
            ],
            "spending_rules": [
                {
                    "rule": "ban",
                    "funder": "donor",
                    "intervention": "good",
                    "max_amount": 0,
                    "basis": "agreement",
                }
            ],
        },
    )
    bench = bench_for(scenario)

    (price,) = [task(bench) for task in price_tasks(bench)]

    assert (price.name, price.family, price.basis) == ("ban", "spending_rule", "agreement")
    assert price.objective_without == pytest.approx(0.4)
    assert price.gain == pytest.approx(0.3)
    assert price.indicators == (("trust", pytest.approx(3.0)),)
    assert (price.started, price.ended) == (("good",), ("poor",))
    # With the ban kept, `good` needs 2 more beside the treasury's 1: 0.4 as without it.
    assert price.compensating_budget == pytest.approx(2.0)
