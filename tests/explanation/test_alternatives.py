"""Plans nearly as good, by brute force: none is farther away, no farthest one is better."""

from __future__ import annotations

import json

import pytest

import prioritizer as pr
from prioritizer.explanation.alternatives import NO_OTHER, Alternatives, alternatives
from tests.explanation.purses import Selection, purse, worth_of_each

NEAR = 1e-7
KEYS = {"objective", "loss", "distance", "total_cost", "funded", "added", "dropped"}


def sets(found: Alternatives) -> list[Selection]:
    return [frozenset(plan.funded) for plan in found.plans]


def least_distance(one: Selection, others: list[Selection]) -> int:
    return min(len(one ^ other) for other in others)


@pytest.mark.parametrize(("seed", "within"), [(0, 0.1), (1, 0.2), (2, 0.3), (3, 0.5), (5, 0.05)])
def test_each_is_the_best_of_the_farthest(seed: int, within: float) -> None:
    scenario = purse(seed)
    worth = worth_of_each(scenario)
    best = max(worth.values())
    near = {s: w for s, w in worth.items() if w >= best - within * abs(best) - NEAR}

    found = alternatives(scenario, within=within, count=4)

    plans = sets(found)
    assert found.plans[0].objective == pytest.approx(best)
    for place in range(1, len(plans)):
        before, plan = plans[:place], found.plans[place]
        farthest = max(least_distance(s, before) for s in near)
        assert plan.distance == least_distance(plans[place], before) == farthest
        rivals = [w for s, w in near.items() if least_distance(s, before) == farthest]
        assert plan.objective == pytest.approx(max(rivals), abs=NEAR)
        assert plan.is_proven
        assert plan.loss == pytest.approx((best - plan.objective) / abs(best), abs=NEAR)
        assert plan.loss <= within + NEAR
        assert set(plan.added) == plans[place] - plans[0]
        assert set(plan.dropped) == plans[0] - plans[place]
    if len(plans) < 4:
        assert found.status == NO_OTHER
        assert max(least_distance(s, plans) for s in near) == 0
    assert set(found.always) == frozenset.intersection(*plans)
    assert set(found.sometimes) == frozenset.union(*plans) - set(found.always)
    assert set(found.never) == set("abcd") - frozenset.union(*plans)


def lone(**changes: object) -> pr.Scenario:
    """One programme, wholly paid for."""
    return pr.Scenario(
        {"years": [2026, 2027], **changes},
        {
            "interventions": [
                {"intervention": "a", "decision": "continuous", "capital_cost": 2},
                {"intervention": "b", "decision": "continuous", "capital_cost": 2},
            ],
            "indicators": [{"indicator": "trust", "baseline": 0, "target": 10, "required": 4}],
            "effects": [
                {"intervention": "a", "indicator": "trust", "effect": 6},
                {"intervention": "b", "indicator": "trust", "effect": 5},
            ],
            "funding": [{"funder": "treasury", "year": 2026, "amount": 2}],
        },
    )


def test_without_another_plan_the_best_stands_alone() -> None:
    found = alternatives(lone(), within=0.0, count=3)

    assert sets(found) == [frozenset("a")]
    assert (found.status, found.always, found.never) == (NO_OTHER, ("a",), ("b",))


def test_scales_in_between() -> None:
    # b alone gains 5 instead of 6; of both, as little b as counts: a tenth of it in two years
    found = alternatives(lone(), within=1 / 6, count=3)

    assert [plan.funded for plan in found.plans] == [("a",), ("b",), ("a", "b")]
    assert [plan.distance for plan in found.plans] == [0, 2, 1]
    expected = [0.6, 0.5, (0.95 * 6 + 0.05 * 5) / 10]
    assert [plan.objective for plan in found.plans] == pytest.approx(expected)
    assert [plan.total_cost for plan in found.plans] == pytest.approx([2, 2, 2])


def test_the_least_cost() -> None:
    found = alternatives(lone(objective="min_cost"), within=0.2, count=2)

    assert [plan.funded for plan in found.plans] == [("a",), ("b",)]
    assert [plan.objective for plan in found.plans] == pytest.approx([4 / 3, 8 / 5])
    assert [plan.total_cost for plan in found.plans] == pytest.approx([4 / 3, 8 / 5])
    assert found.plans[1].loss == pytest.approx(0.2)


def test_no_more_is_spent_than_the_worth_of_a_plan_asks_for() -> None:
    # 100 buys far more of b than the target asks for
    scenario = lone().replace(
        indicators=[{"indicator": "trust", "baseline": 0, "target": 3}],
        funding=[{"funder": "treasury", "year": 2026, "amount": 100}],
    )

    found = alternatives(scenario, within=0.0, count=2)

    assert [plan.funded for plan in found.plans] == [("a",), ("b",)]
    assert [plan.total_cost for plan in found.plans] == pytest.approx([1, 1.2])


def test_what_runs_by_itself_in_a_trace_does_not_rule_plans_out() -> None:
    rows = [
        {"intervention": "a", "decision": "continuous", "capital_cost": 2, "initial_scale": 0.01},
        {"intervention": "b", "decision": "continuous", "capital_cost": 2},
    ]

    money = [{"funder": "treasury", "year": 2026, "amount": 1.98}]
    scenario = lone().replace(interventions=rows, funding=money)

    found = alternatives(scenario, within=0.2, count=2)

    assert [plan.funded for plan in found.plans] == [("a",), ("a", "b")]


def test_the_document() -> None:
    document = json.loads(alternatives(purse(2), within=0.2, count=2).to_json())

    assert {"plans", "always", "sometimes", "never", "status"} == set(document)
    assert set(document["plans"][0]) >= KEYS


@pytest.mark.parametrize("wrong", [{"count": 0}, {"within": -0.1}, {"within": float("nan")}])
def test_arguments_out_of_range(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="give a count"):
        alternatives(purse(2), **wrong)  # type: ignore[arg-type]


def test_without_a_plan_there_is_nothing_to_vary() -> None:
    with pytest.raises(ValueError, match="no plan to vary: infeasible"):
        alternatives(lone().replace(funding=[{"funder": "t", "year": 2026, "amount": 1}]))
