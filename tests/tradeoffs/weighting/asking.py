"""A scenario to weigh: three indicators, two people."""

from __future__ import annotations

from typing import Any

import prioritizer as pr


def asked(
    indicators: tuple[str, ...] = ("trust", "crime", "complaints"), **more: Any
) -> pr.Scenario:
    """A scenario with these indicators, each with a target 10 above or below its baseline."""
    tables = {
        "interventions": [{"intervention": "a", "capital_cost": 1, "decision": "binary"}],
        "indicators": [
            {
                "indicator": name,
                "baseline": 40,
                "target": 50 if place % 2 == 0 else 30,
                "unit": "points",
            }
            for place, name in enumerate(indicators)
        ],
        "effects": [{"intervention": "a", "indicator": indicators[0], "effect": 1}],
        "stakeholders": [{"stakeholder": "police"}, {"stakeholder": "mothers"}],
        **more,
    }
    return pr.Scenario({"years": [2026, 2027]}, tables)
