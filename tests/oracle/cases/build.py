"""Tiny scenarios with an optimum worked out by hand.

Unless a case says otherwise: two years, 2026 and 2027, of equal weight; one indicator `trust`
that is to rise from 0 to 10. A gain of 2 in both years is then worth 0.2, in one year 0.1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import prioritizer as pr

Row = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A scenario and what its best plan is worth; objective None: there is no plan.

    `criteria` are the values of later criteria, `spent` what is drawn from each funder.
    """

    name: str
    settings: Mapping[str, Any]
    tables: Mapping[str, list[Row]]
    objective: float | None
    cost: float | None = None
    started: float | None = None
    criteria: Mapping[str, float] = field(default_factory=dict)
    spent: Mapping[str, float] = field(default_factory=dict)

    def scenario(self) -> pr.Scenario:
        return pr.Scenario(self.settings, self.tables)


def case(
    name: str,
    interventions: list[Row],
    effects: Mapping[str, float] | list[Row],
    best: tuple[float, float, float] | None,
    settings: Mapping[str, Any] | None = None,
    spent: Mapping[str, float] | None = None,
    criteria: Mapping[str, float] | None = None,
    **tables: list[Row],
) -> Case:
    """A case; `best` is (objective, total cost, sum of all starts) or None for infeasible."""
    if not isinstance(effects, list):
        effects = [effect(name, size) for name, size in effects.items()]
    filled = {
        "interventions": interventions,
        "effects": effects,
        "indicators": [trust()],
        **tables,
    }
    objective, cost, started = best or (None, None, None)
    chosen = {"years": [2026, 2027], **(settings or {})}
    return Case(name, chosen, filled, objective, cost, started, criteria or {}, spent or {})


def trust(**cells: Any) -> Row:
    return {"indicator": "trust", "baseline": 0, "target": 10, **cells}


def crime(**cells: Any) -> Row:
    return {"indicator": "crime", "baseline": 20, "target": 10, **cells}


def effect(intervention: str, size: float, indicator: str = "trust", **cells: Any) -> Row:
    return {"intervention": intervention, "indicator": indicator, "effect": size, **cells}


def binary(name: str, capital: float = 0, recurrent: float = 0, **cells: Any) -> Row:
    return _intervention(name, "binary", capital, recurrent, cells)


def integer(name: str, capital: float = 0, recurrent: float = 0, **cells: Any) -> Row:
    return _intervention(name, "integer", capital, recurrent, cells)


def continuous(name: str, capital: float = 0, recurrent: float = 0, **cells: Any) -> Row:
    return _intervention(name, "continuous", capital, recurrent, cells)


def _intervention(
    name: str, decision: str, capital: float, recurrent: float, cells: Mapping[str, Any]
) -> Row:
    costs = {"capital_cost": capital, "recurrent_cost": recurrent}
    return {"intervention": name, "decision": decision, **costs, **cells}


def funds(*amounts: float, funder: str = "treasury", **cells: Any) -> list[Row]:
    """Amounts from 2026 on."""
    return [
        {"funder": funder, "year": 2026 + number, "amount": amount, **cells}
        for number, amount in enumerate(amounts)
    ]


def rule(**cells: Any) -> list[Row]:
    return [{"rule": "the rule", **cells}]


def logic(kind: str, interventions: str, other: str = "", **cells: Any) -> list[Row]:
    row = {"rule": "the rule", "kind": kind, "interventions": interventions}
    return [{**row, "other": other, **cells}]


def plan(*rows: tuple[str, int, float], **cells: Any) -> list[Row]:
    return [{"intervention": i, "year": year, "start": s, **cells} for i, year, s in rows]
