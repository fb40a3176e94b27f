"""The best without limits of money: by hand, and against tables with ample money."""

from __future__ import annotations

import pytest

import prioritizer as pr
from prioritizer.engines import Status
from prioritizer.explanation.best_possible import best_possible, most_cost, with_ample_money
from tests.explanation.choices import NEAR, choice, solvable


def test_everything_is_bought_that_the_other_rules_allow() -> None:
    rule = {"rule": "one", "kind": "at_most", "interventions": "a;b", "count": 1}

    assert best_possible(choice()).objective == pytest.approx(0.9)
    assert best_possible(choice(logic=[rule])).objective == pytest.approx(0.6)


def test_rules_about_amounts_keep_to_the_real_ones() -> None:
    cap = {"rule": "cap", "intervention": "a", "max_share": 0.5, "share_of": "amount"}

    # a costs 2, half of the treasury's 2 is 1: a stays out, b and c come in.
    assert best_possible(choice(spending_rules=[cap | {"funder": "treasury"}])).objective == (
        pytest.approx(0.5)
    )


def test_a_condition_lets_all_money_flow_once_it_is_met() -> None:
    scenario = choice(
        interventions=[
            {"intervention": i, "decision": "binary", "capital_cost": cost}
            for i, cost in zip("abc", (1, 2, 9), strict=True)
        ],
        conditions=[
            {"rule": "first", "funder": "treasury", "requires": "a", "intervention": "b;c"}
        ],
    )
    assert pr.solve(scenario).objective == pytest.approx(0.4)
    assert best_possible(scenario).objective == pytest.approx(0.9)


def test_without_funding_it_is_the_scenario_itself() -> None:
    free = choice(funding=[]).replace(funding=None)

    assert best_possible(free).objective == pytest.approx(pr.solve(free).objective)


@pytest.mark.parametrize("number", range(8))
def test_against_tables_with_ample_money(number: int) -> None:
    scenario = solvable(8, "funding")[number]
    found, ample = best_possible(scenario), with_ample_money(scenario)
    anew = pr.solve(ample)

    assert found.status is Status.OPTIMAL
    if "amount" not in set(scenario.table("spending_rules")["share_of"]):
        assert found.objective == pytest.approx(anew.objective, abs=NEAR)
        by_year = anew.allocation.groupby("year")["cost"].sum()
        assert (by_year <= most_cost(scenario) + NEAR).all()
    own = pr.solve(scenario)
    if own.objectives[0].name != "min_cost":
        assert found.objective >= own.objective - NEAR  # type: ignore[operator]
