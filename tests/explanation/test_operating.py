"""What counts as operating, and that the rows say so."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import prioritizer as pr
from prioritizer.compilation import compile as compile_scenario
from prioritizer.engines import Status
from prioritizer.explanation.operating import (
    bound_to_operate,
    decision_names,
    least_operating,
    with_operates,
)
from prioritizer.parameters import resolve
from prioritizer.resolving import Change, Resolver
from tests.explanation.purses import purse


def many(*rows: dict[str, Any], **tables: list[dict[str, Any]]) -> pr.Scenario:
    return pr.Scenario(
        {"years": [2026, 2027, 2028]},
        {
            "interventions": [{"decision": "continuous", **row} for row in rows],
            "indicators": [{"indicator": "trust", "baseline": 0, "target": 10}],
            "effects": [
                {"intervention": row["intervention"], "indicator": "trust", "effect": 1}
                for row in rows
            ],
            **tables,
        },
    )


def test_from_where_on_something_operates() -> None:
    scenario = many(
        {"intervention": "whole", "decision": "integer", "max_scale": 5},
        {"intervention": "least", "min_scale": 0.4},
        {"intervention": "free", "max_scale": 2},
        {"intervention": "runs", "initial_scale": 0.01},
        {"intervention": "may_end", "initial_scale": 0.01, "may_end": "yes"},
        {"intervention": "approved"},
        {"intervention": "past", "duration": 2},
        plan=[
            {"intervention": "approved", "year": 2027, "start": 0.02, "status": "fixed"},
            {"intervention": "past", "year": 2025, "start": 0.03, "status": "fixed"},
        ],
    )
    parameters = resolve(scenario)

    assert decision_names(parameters)[0] == "whole"
    assert bound_to_operate(parameters) == pytest.approx([0, 0, 0, 0.03, 0, 0.04, 0.03])
    assert least_operating(parameters) == pytest.approx([1, 0.4, 0.2, 0.03, 0.1, 0.04, 0.03])


@pytest.mark.parametrize("decision", ["binary", "continuous"])
def test_at_0_nothing_operates_and_at_1_something_does(decision: str) -> None:
    scenario = purse(2, decision)
    program, parameters = compile_scenario(scenario), resolve(scenario)
    operating = with_operates(program, parameters)
    places = np.arange(operating.operates.start, operating.operates.stop)
    scale = program.block("scale")
    assert scale is not None
    best = pr.solve(scenario, tie_break=False).objective

    with Resolver(operating.program) as resolver:
        assert resolver.solve().objective == pytest.approx(best)
        for pattern in ([0, 0, 0, 0], [1, 0, 0, 0], [0, 1, 0, 1]):
            at = np.array(pattern, dtype=np.float64)
            found = resolver.solve(Change.of_columns(places, at, at))
            assert found.status is Status.OPTIMAL
            assert found.x is not None
            sums = found.x[scale.places].reshape(4, -1).sum(axis=1)
            assert sums[at == 0] == pytest.approx(0, abs=1e-7)
            assert (sums[at == 1] >= least_operating(parameters)[at == 1] - 1e-7).all()
