"""The explanation as JSON and as tables."""

from __future__ import annotations

import json

from prioritizer.explanation.account import (
    PRICE_COLUMNS,
    VALUE_COLUMNS,
    WHY_COLUMNS,
    Explanation,
)
from prioritizer.explanation.marginal_values import MarginalValue
from prioritizer.explanation.prices import Price
from prioritizer.explanation.why import Why

FULL = Explanation(
    "optimal",
    0.6,
    answers=(Why("cameras", "", False, displaced=("lighting",)),),
    values=(MarginalValue("tail", "tail_ceiling", "", None, "USD", "", 9.0, 1.0, lower=9.0),),
    prices=(Price("cap", "spending_rule", indicators=(("trust", 1.5),)),),
    missing=("vetting",),
    was_stopped=True,
)


def test_the_names_of_the_json_are_those_agreed() -> None:
    found = json.loads(FULL.to_json())

    assert {
        "intervention",
        "region",
        "funded",
        "forced_objective",
        "loss",
        "displaced",
        "enters",
        "break_even_cost",
        "extra_budget_needed",
        "blocked_by",
        "sentence",
    } <= set(found["interventions"][0])
    assert {"kind", "name", "year", "unit", "gain_per_unit", "range"} <= set(
        found["marginal_values"][0]
    )
    assert found["marginal_values"][0]["range"] == [9.0, None]
    assert {
        "name",
        "family",
        "basis",
        "objective_without",
        "gain",
        "indicators",
        "started",
        "ended",
        "compensating_budget",
    } <= set(found["price_of_constraints"][0])
    assert found["price_of_constraints"][0]["indicators"] == [{"indicator": "trust", "change": 1.5}]
    assert found["interventions"][0]["displaced"] == ["lighting"]
    assert found["missing"] == ["vetting"]


def test_the_tables_have_their_columns_with_and_without_rows() -> None:
    for explanation in (FULL, Explanation("infeasible", None)):
        assert tuple(explanation.interventions) == WHY_COLUMNS
        assert tuple(explanation.marginal_values) == VALUE_COLUMNS
        assert tuple(explanation.price_of_constraints) == PRICE_COLUMNS
    assert len(FULL.interventions) == 1
