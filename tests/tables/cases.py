"""A small valid scenario, and changed copies of it for the tests of the tables."""

from __future__ import annotations

from typing import Any

from prioritizer.scenario import Scenario
from prioritizer.tables.checks.registry import content_faults
from prioritizer.tables.content import build_content
from prioritizer.tables.faults import Fault

Tables = dict[str, Any]

SETTINGS: dict[str, Any] = {"years": [2027, 2028, 2029], "currency": "MXN"}


def tables(**changes: Any) -> Tables:
    """The tables of the small scenario, with others in the place of some; None removes."""
    small: Tables = {
        "interventions": [
            {"intervention": "vetting", "decision": "binary", "capital_cost": 3},
            {"intervention": "training", "decision": "continuous", "max_scale": 2},
            {"intervention": "posts", "decision": "integer", "max_scale": 4},
        ],
        "indicators": [
            {"indicator": "crime", "baseline": 20, "target": 10},
            {"indicator": "trust", "baseline": 0.2, "target": 0.4},
        ],
        "effects": [
            {"intervention": "vetting", "indicator": "trust", "effect": 0.1},
            {"intervention": "training", "indicator": "crime", "effect": -2},
        ],
        "funding": [
            {"funder": "treasury", "year": 2027, "amount": 5},
            {"funder": "eu", "year": 2028, "amount": 2},
        ],
    }
    return {name: table for name, table in (small | changes).items() if table is not None}


def scenario(settings: dict[str, Any] | None = None, **changes: Any) -> Scenario:
    """The small scenario with changes."""
    return Scenario(SETTINGS | (settings or {}), tables(**changes))


def faults(settings: dict[str, Any] | None = None, **changes: Any) -> list[Fault]:
    """The faults of the small scenario with changes."""
    content, found = build_content(SETTINGS | (settings or {}), tables(**changes))
    return [*found, *content_faults(content)]


def intervention(**cells: Any) -> list[dict[str, Any]]:
    """The interventions of the small scenario with cells of `vetting` changed."""
    first, *others = tables()["interventions"]
    return [first | cells, *others]


def rule(**cells: Any) -> list[dict[str, Any]]:
    """One spending rule."""
    return [{"rule": "a_rule", **cells}]


def logic(kind: str, interventions: str, **cells: Any) -> list[dict[str, Any]]:
    """One rule of logic."""
    return [{"rule": "a_rule", "kind": kind, "interventions": interventions, **cells}]


def plan(**cells: Any) -> list[dict[str, Any]]:
    """One fixed row of the plan."""
    return [{"intervention": "vetting", "year": 2027, "start": 1, "status": "fixed", **cells}]
