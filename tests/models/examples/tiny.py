"""Tiny scenarios in few words: 2026 to 2028, trust to rise from 0 to 10, crime to fall to 10."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import prioritizer as pr
from tests.oracle.cases.build import Row, effect, trust

YEARS = (2026, 2027, 2028)


def tables_of(
    interventions: list[Row], effects: list[Row] | None, tables: Mapping[str, list[Row]]
) -> dict[str, list[Row]]:
    """The tables of a scenario in which each intervention adds 2 to trust, unless told else."""
    given = effects or [effect(row["intervention"], 2) for row in interventions]
    return {
        "interventions": interventions,
        "indicators": [trust()],
        "effects": given,
        **tables,
    }


def tiny(
    *interventions: Row,
    effects: list[Row] | None = None,
    settings: Mapping[str, Any] | None = None,
    years: tuple[int, ...] = YEARS,
    **tables: list[Row],
) -> pr.Scenario:
    """A valid scenario of these interventions and tables."""
    given = {"years": list(years), **(settings or {})}
    return pr.Scenario(given, tables_of(list(interventions), effects, tables))
