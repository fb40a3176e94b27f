"""Tiny scenarios in few words: 2026 to 2028, trust to rise from 0 to 10, crime to fall to 10."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import prioritizer as pr
from tests.oracle.cases.build import Row, effect, trust

YEARS = (2026, 2027, 2028)


def tiny(
    *interventions: Row,
    effects: list[Row] | None = None,
    settings: Mapping[str, Any] | None = None,
    years: tuple[int, ...] = YEARS,
    **tables: list[Row],
) -> pr.Scenario:
    """A scenario in which each intervention adds 2 to trust, unless told else."""
    usual = [effect(row["intervention"], 2) for row in interventions]
    return pr.Scenario(
        {"years": list(years), **(settings or {})},
        {
            "interventions": list(interventions),
            "indicators": [trust()],
            "effects": effects or usual,
            **tables,
        },
    )
