"""Weights in and out of the table ``preferences``, one stakeholder's rows at a time."""

from __future__ import annotations

import math

import pandas as pd

from prioritizer.language import say
from prioritizer.scenario import Scenario
from prioritizer.tables.faults import did_you_mean
from prioritizer.tradeoffs.weighting.elicited import (
    IndicatorWeights,
    normalised,
    require_indicators,
)
from prioritizer.tradeoffs.weighting.swing import changed_ranges

METHOD, BASELINE, TARGET = "x_method", "x_baseline", "x_target"
"""Columns of our own in ``preferences``: how a weight was found, and for which range."""


def stakeholders_with_preferences(scenario: Scenario) -> tuple[str, ...]:
    """The stakeholders that have rows in ``preferences``, in its order."""
    return tuple(scenario.table("preferences")["stakeholder"].unique().tolist())


def weights_of(scenario: Scenario, stakeholder: str) -> IndicatorWeights:
    """The weights of a stakeholder in ``preferences``, with the ranges they were given for.

    Returns:
        The weights; the notes warn where a range has changed since.

    Raises:
        ValueError: the stakeholder has no row in ``preferences``.
    """
    table = scenario.table("preferences")
    rows = table[table["stakeholder"] == stakeholder]
    if rows.empty:
        hint = did_you_mean(stakeholder, list(stakeholders_with_preferences(scenario)))
        raise ValueError(
            say(
                "preferences has no row of {stakeholder!r}: {hint}",
                stakeholder=stakeholder,
                hint=hint,
            )
        )
    points = dict(zip(rows["indicator"], rows["weight"].astype(float), strict=True))
    given = scenario.given("preferences")
    assert given is not None  # it has a row of the stakeholder
    own = given[given["stakeholder"] == stakeholder]
    ranges = {}
    if {BASELINE, TARGET} <= set(own.columns):
        for name, low, high in zip(own["indicator"], own[BASELINE], own[TARGET], strict=True):
            ends = (number_in(low), number_in(high))
            if ends[0] is not None and ends[1] is not None:
                ranges[name] = (ends[0], ends[1])
    method = "direct"
    if METHOD in own.columns and isinstance(own[METHOD].iloc[0], str):
        method = own[METHOD].iloc[0] or method
    found = IndicatorWeights(normalised(points, say("Weights")), method, ranges)
    return IndicatorWeights(found.weights, method, ranges, changed_ranges(scenario, found))


def number_in(cell: object) -> float | None:
    """The number in a cell that is kept as text; None where there is none."""
    try:
        number = float(str(cell))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def with_preferences(scenario: Scenario, stakeholder: str, weights: IndicatorWeights) -> Scenario:
    """The scenario with a stakeholder's rows of ``preferences`` replaced by the weights.

    Raises:
        ValueError: the stakeholder or an indicator is not known.
    """
    known = scenario.table("stakeholders")["stakeholder"].tolist()
    if stakeholder not in known:
        hint = did_you_mean(stakeholder, known)
        raise ValueError(
            say(
                "There is no stakeholder {stakeholder!r}: {hint}",
                stakeholder=stakeholder,
                hint=hint,
            )
        )
    require_indicators(scenario, list(weights.weights))
    given = scenario.given("preferences")
    others = pd.DataFrame() if given is None else given[given["stakeholder"] != stakeholder]
    rows = pd.DataFrame(
        {
            "stakeholder": stakeholder,
            "indicator": list(weights.weights),
            "weight": list(weights.weights.values()),
            METHOD: weights.method,
        }
    )
    if weights.ranges:
        for column, end in ((BASELINE, 0), (TARGET, 1)):
            rows[column] = [
                repr(weights.ranges[name][end]) if name in weights.ranges else ""
                for name in weights.weights
            ]
    joined = pd.concat([others, rows], ignore_index=True) if len(others) else rows
    return scenario.replace(preferences=joined)
