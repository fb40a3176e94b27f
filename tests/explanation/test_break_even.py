"""The least gift: with it a plan is as good as the best, with any less it is not."""

from __future__ import annotations

import pytest

import prioritizer as pr
from prioritizer.explanation.break_even import break_even, extra_budget
from prioritizer.explanation.displacement import is_funded
from prioritizer.explanation.forcing import forced_in
from tests.explanation.anew import NEAR, bench_for, drawn_from, locked_in, objective_of, with_gift

# No rule may see the gift, which in a table is a funder like any other.
UNSEEN = ("spending_rules", "conditions", "tail_ceiling")
RANDOM = range(3, 283, 20)
LESS = 0.01


def two(cost: float, budget: float) -> pr.Scenario:
    """`much` gains 4 for 2, `little` 1 for `cost`; the budget is for one of them."""
    return pr.Scenario(
        {"years": [2026, 2027], "evaluate": "final_year"},
        {
            "interventions": [
                {"intervention": "much", "decision": "binary", "capital_cost": 2},
                {"intervention": "little", "decision": "binary", "capital_cost": cost},
            ],
            "indicators": [{"indicator": "trust", "baseline": 0, "target": 10}],
            "effects": [
                {"intervention": "much", "indicator": "trust", "effect": 4},
                {"intervention": "little", "indicator": "trust", "effect": 1},
            ],
            "funding": [{"funder": "treasury", "year": 2026, "amount": budget}],
        },
    )


def test_the_price_leaves_room_for_what_it_would_displace() -> None:
    bench = bench_for(two(cost=3, budget=2.5))

    found = break_even(bench, 1, forced_in(bench, 1))

    assert found is not None
    assert (found.cost, found.break_even_cost) == (pytest.approx(3), pytest.approx(0.5))
    assert extra_budget(bench, forced_in(bench, 1), bench.objective) == pytest.approx(2.5)


def test_no_gift_is_needed_where_there_is_room() -> None:
    bench = bench_for(two(cost=0.5, budget=2.5))

    assert extra_budget(bench, forced_in(bench, 1), bench.objective) == pytest.approx(0, abs=NEAR)


def test_without_funding_a_lower_price_counts_for_the_least_cost() -> None:
    scenario = two(cost=3, budget=0).replace(
        funding=None,
        objective="min_cost",
        indicators=[{"indicator": "trust", "baseline": 0, "target": 10, "required": 4}],
    )
    bench = bench_for(scenario)

    found = break_even(bench, 1, forced_in(bench, 1))

    assert bench.objective == pytest.approx(2)
    assert found is not None
    assert (found.cost, found.break_even_cost) == (pytest.approx(3), pytest.approx(0, abs=NEAR))
    # Extra money is money all the same: the plan with both costs 5, whoever pays.
    assert extra_budget(bench, forced_in(bench, 1), bench.objective) is None


def test_no_price_helps_what_harms() -> None:
    scenario = two(cost=1, budget=2).replace(
        effects=[
            {"intervention": "much", "indicator": "trust", "effect": 4},
            {"intervention": "little", "indicator": "trust", "effect": -1},
        ]
    )
    bench = bench_for(scenario)

    assert break_even(bench, 1, forced_in(bench, 1)) is None
    assert extra_budget(bench, forced_in(bench, 1), bench.objective) is None


@pytest.mark.parametrize("place", RANDOM)
def test_the_gift_is_enough_and_no_less_is(place: int) -> None:
    scenario = drawn_from(place, without=UNSEEN, needs="funding")
    bench = bench_for(scenario)
    sign = 1 if bench.extended.program.objective.sense == "max" else -1
    d = bench.parameters.decisions
    min_cost = scenario.settings.objective[0] == "min_cost"
    for decision in range(len(d)):
        name, region = bench.parameters.interventions[d.intervention[decision]], d.region[decision]
        if is_funded(bench.consequences)[decision] or region >= 0 or min_cost:
            continue
        change = forced_in(bench, decision)
        price = break_even(bench, decision, change)
        gifts = {
            "": extra_budget(bench, change, bench.objective),
            name: None if price is None else price.cost - price.break_even_cost,
        }
        for owner, gift in gifts.items():
            for amount, is_enough in (
                ((1000.0, gift is not None),)
                if gift is None
                else (
                    (gift + NEAR, True),
                    (gift - LESS, False),
                )
            ):
                if amount < 0:
                    continue
                found = objective_of(locked_in(with_gift(scenario, amount, owner), name, ""))
                reached = found is not None and sign * (found - bench.objective) >= -NEAR
                assert reached == is_enough, (owner, name, gift)
    bench.close()
