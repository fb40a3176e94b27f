"""Scenarios for comparisons and uncertain effects: one by hand, and places of random ones."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import Any

import prioritizer as pr
from tests.oracle.generate import MOST, scenario_at

NEAR = 1e-6


def choice(*effects: dict[str, Any], **tables: Any) -> pr.Scenario:
    """Money for one of a, b and c, which gain 4, 3 and 2 of 10; `effects` change their rows."""
    rows = [
        {"intervention": i, "indicator": "trust", "effect": gain}
        for i, gain in zip("abc", (4, 3, 2), strict=True)
    ]
    given = {row["intervention"]: row for row in effects}
    return pr.Scenario(
        {"years": [2026]},
        {
            "interventions": [
                {"intervention": i, "decision": "binary", "capital_cost": 2} for i in "abc"
            ],
            "indicators": [{"indicator": "trust", "baseline": 0, "target": 10}],
            "effects": [row | given.get(row["intervention"], {}) for row in rows],
            "funding": [{"funder": "treasury", "year": 2026, "amount": 2}],
        }
        | tables,
    )


@cache
def solvable(number: int, *needs: str) -> tuple[pr.Scenario, ...]:
    """The first random scenarios that have all these tables, and a plan."""
    drawn = map(scenario_at, range(MOST))
    suitable = (
        one.scenario
        for one in drawn
        if {*needs} <= {*one.tables} and "objective_tolerance" not in one.settings
    )
    return tuple(islice((one for one in suitable if pr.solve(one).has_plan), number))
