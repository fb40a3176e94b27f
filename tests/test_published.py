"""Published optima, found from scenarios; the figures and their sources are in tests/data/."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import prioritizer as pr
from prioritizer.scenario import Scenario

YEAR = 2027

PUBLISHED: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "data" / "published.json").read_text(encoding="utf-8")
)


def projects(published: dict[str, Any]) -> Scenario:
    """A choice of projects: returns are effects, budgets are resources."""
    ids = [f"project_{place + 1}" for place in range(len(published["returns"]))]
    budgets = published["budgets"]
    return Scenario(
        {"years": [YEAR]},
        {
            "interventions": [{"intervention": i, "decision": "binary"} for i in ids],
            "indicators": [
                {"indicator": "returns", "baseline": 0, "target": sum(published["returns"])}
            ],
            "effects": [
                {"intervention": i, "indicator": "returns", "effect": value}
                for i, value in zip(ids, published["returns"], strict=True)
            ],
            "resources": [
                {"resource": name, "available": budget["available"]}
                for name, budget in budgets.items()
            ],
            "resource_use": [
                {"intervention": i, "resource": name, "running_use": use}
                for name, budget in budgets.items()
                for i, use in zip(ids, budget["use"], strict=True)
                if use
            ],
            "logic": [rule_row(rule, ids) for rule in published.get("logic", [])],
        },
    )


def rule_row(rule: dict[str, Any], ids: list[str]) -> dict[str, Any]:
    listed = {
        column: ";".join(ids[number - 1] for number in rule[column])
        for column in ("interventions", "other")
        if column in rule
    }
    return rule | listed


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_optimum(name: str) -> None:
    published = PUBLISHED[name]

    answer = pr.solve(projects(published))

    assert answer.status == "optimal"
    assert answer.indicators["gain"].iloc[-1] == pytest.approx(published["optimum"], rel=1e-9)
    if "chosen" in published:
        assert answer.allocation["intervention"].tolist() == [
            f"project_{place}" for place in published["chosen"]
        ]


def test_every_figure_has_its_source() -> None:
    assert all(published["source"] for published in PUBLISHED.values())
