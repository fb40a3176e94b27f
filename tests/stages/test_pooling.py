"""Payments decided pool by pool, and dealt out to what has to be paid."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import prioritizer as pr
from prioritizer.stages.pooling import Pools, pools_of

YEARS = [2026, 2027]


def three_programmes(**tables: Any) -> pr.Scenario:
    """Three programmes, each started whole, paid by two funders."""
    base = {
        "interventions": [
            {
                "intervention": name,
                "decision": "binary",
                "category": "police" if name == "c" else "courts",
                "capital_cost": 1.0,
                "lock": "in",
                "last_year": 2026,
            }
            for name in "abc"
        ],
        "indicators": [{"indicator": "k", "baseline": 0, "target": 9}],
        "effects": [{"intervention": name, "indicator": "k", "effect": 1} for name in "abc"],
        "funding": [
            {"funder": funder, "year": year, "amount": 2}
            for funder in ("donor", "treasury")
            for year in YEARS
        ],
    }
    return pr.Scenario({"years": YEARS}, base | tables)


def pooled(scenario: pr.Scenario) -> Pools:
    """The pools of a plan in which the treasury pays all."""
    program = pr.compile(scenario)
    x = np.zeros(len(program.lower))
    for place, name in enumerate(program.column_names):
        x[place] = name.startswith("money[treasury") and name.endswith("2026,capital]")
    return pools_of(program, x)


def test_what_no_rule_tells_apart_is_one_pool() -> None:
    pools = pooled(three_programmes())

    assert pools.pool.tolist() == [0, 0, 0]
    assert pools.due.tolist() == [1, 1, 1]


def test_a_rule_that_minds_who_pays_makes_pools() -> None:
    rule = {"rule": "r", "funder": "donor", "category": "police", "max_amount": 1}
    pool = pooled(three_programmes(spending_rules=[rule])).pool

    assert pool[0] == pool[1] != pool[2]


def test_a_rule_on_all_funders_makes_none() -> None:
    rule = {"rule": "r", "category": "police", "max_amount": 1}

    assert pooled(three_programmes(spending_rules=[rule])).size == 1


def test_payments_are_dealt_out_to_the_last_unit() -> None:
    pools = Pools(
        rows=np.arange(4),
        columns=np.arange(8).reshape(2, 4),
        due=np.array([1.0, 2.0, 3.0, 4.0]),
        pool=np.array([0, 1, 0, 1]),
        size=2,
    )

    dealt = pools.dealt(np.array([[2.5, 0.0], [1.5, 6.0]]))

    assert dealt.tolist() == [[1.0, 0.0, 1.5, 0.0], [0.0, 2.0, 1.5, 4.0]]


@pytest.mark.parametrize("funder", ["donor", "treasury"])
def test_the_first_in_draw_order_pays_what_it_may(funder: str) -> None:
    rule = {"rule": "r", "funder": funder, "category": "police", "max_amount": 0.25}
    funders = [{"funder": funder, "draw_order": 1}]
    other = [{"funder": name, "draw_order": 2} for name in ("donor", "treasury") if name != funder]
    answer = pr.solve(three_programmes(spending_rules=[rule], funders=funders + other))

    spent = answer.funds.groupby("funder")["spent"].sum()
    assert spent[funder] == pytest.approx(2.0)
    assert spent.sum() == pytest.approx(3.0)
    assert answer.money.groupby(["intervention"])["amount"].sum().tolist() == pytest.approx([1] * 3)
