"""Small random scenarios about money, and every selection of one of them solved by itself."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from functools import cache
from typing import Any

import prioritizer as pr

YEARS = (2026, 2027)
Selection = frozenset[str]


@cache
def purse(seed: int, decision: str = "binary", number: int = 4) -> pr.Scenario:
    """Programmes that two funders pay for; some scenarios have rules, conditions, carry-over."""
    rng = random.Random(seed)
    names = "abcde"[:number]
    tables: dict[str, Any] = {
        "interventions": [
            {
                "intervention": name,
                "decision": decision,
                "capital_cost": rng.randint(1, 8) / 2,
                "recurrent_cost": rng.randint(0, 2) / 4,
                "category": "equipment" if name in "bd" else "oversight",
            }
            for name in names
        ],
        "indicators": [
            {"indicator": "trust", "baseline": 40, "target": 44, "weight": 2},
            {"indicator": "crime", "baseline": 20, "target": 17, "weight": 1},
        ],
        "effects": [
            {"intervention": name, "indicator": k, "effect": effect}
            for name in names
            for k, effect in (("trust", rng.randint(-1, 4)), ("crime", rng.randint(-3, 1)))
        ],
        "funding": [
            {"funder": funder, "year": year, "amount": rng.randint(2, 10) / 2}
            for funder in ("treasury", "donor")
            for year in YEARS
        ],
        "funders": [
            {"funder": "treasury", "carry_over": rng.choice([0, 0.5, 1])},
            {"funder": "donor", "carry_over": rng.choice([0, 0.5])},
        ],
    }
    if seed % 2:
        tables["conditions"] = [{"rule": "first", "funder": "donor", "requires": "a"}]
    if seed % 3 == 0:
        tables["spending_rules"] = [
            {
                "rule": "cap",
                "funder": "treasury",
                "category": "equipment",
                "max_share": 0.5,
                "share_of": "amount",
                "year": "each",
            },
            {
                "rule": "floor",
                "category": "oversight",
                "min_share": 0.1,
                "share_of": "amount",
            },
        ]
    return pr.Scenario({"years": list(YEARS), "discount_rate": 0.1}, tables)


def with_money(scenario: pr.Scenario, factor: float, funder: str = "") -> pr.Scenario:
    """The scenario with other amounts, written into its table."""
    frame = scenario.given("funding")
    assert frame is not None
    rows = frame.to_dict("records")
    return scenario.replace(
        funding=[
            {**row, "amount": row["amount"] * (factor if funder in ("", row["funder"]) else 1.0)}
            for row in rows
        ]
    )


def names_of(scenario: pr.Scenario) -> list[str]:
    return list(scenario.table("interventions")["intervention"])


def exactly(scenario: pr.Scenario, chosen: Selection) -> pr.Scenario:
    """The scenario in which these are mandatory and all others forbidden."""
    frame = scenario.given("interventions")
    assert frame is not None
    lock = ["in" if name in chosen else "out" for name in frame["intervention"]]
    return scenario.replace(interventions=frame.assign(lock=lock))


def selections(scenario: pr.Scenario) -> Iterator[Selection]:
    """Every set of programmes."""
    names = names_of(scenario)
    for size in range(len(names) + 1):
        yield from map(frozenset, itertools.combinations(names, size))


def worth_of_each(scenario: pr.Scenario) -> dict[Selection, float]:
    """The best objective with exactly these programmes, of every set that has a plan."""
    found = {}
    for chosen in selections(scenario):
        answer = pr.solve(exactly(scenario, chosen), tie_break=False)
        assert answer.status in ("optimal", "infeasible")
        if answer.objective is not None:
            found[chosen] = answer.objective
    return found
