"""A scenario to be explained by hand: two funders, four programmes, one of each kind of answer."""

from __future__ import annotations

from typing import Any

import prioritizer as pr
from prioritizer.explanation.bench import Bench
from tests.explanation.anew import bench_for

INTERVENTIONS: list[dict[str, Any]] = [
    {"intervention": "vetting", "name": "Vetting", "capital_cost": 2},
    {"intervention": "cameras", "name": "Body cameras", "capital_cost": 4},
    {"intervention": "lighting", "name": "Street lighting", "capital_cost": 3},
    {"intervention": "archive", "initial_scale": 1},
]
EFFECTS = {"vetting": 4, "cameras": 2, "lighting": 2, "archive": 0}


def tiny(**changes: Any) -> pr.Scenario:
    """Five of money buy vetting and lighting (0.6); lighting requires nothing, cameras vetting."""
    tables: dict[str, Any] = {
        "interventions": [{**row, "decision": "binary"} for row in INTERVENTIONS],
        "indicators": [{"indicator": "trust", "baseline": 0, "target": 10}],
        "effects": [
            {"intervention": name, "indicator": "trust", "effect": effect}
            for name, effect in EFFECTS.items()
            if effect
        ],
        "funding": [{"funder": "treasury", "year": 2026, "amount": 5}],
        "logic": [
            {"rule": "first", "kind": "requires", "interventions": "cameras", "other": "vetting"}
        ],
    }
    settings = {"years": [2026], "currency": "USD", "currency_unit": 1e6}
    return pr.Scenario(settings, tables).replace(**changes)


def tiny_bench(**changes: Any) -> Bench:
    return bench_for(tiny(**changes))


def place(bench: Bench, intervention: str) -> int:
    return bench.parameters.interventions.index(intervention)
