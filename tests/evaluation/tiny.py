"""Tiny scenarios and plans, in few words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from prioritizer.evaluation import Money, Plan
from prioritizer.evaluation.outcome import Outcome, outcome_of
from prioritizer.parameters import Parameters, resolve
from prioritizer.scenario import Scenario

Row = dict[str, Any]
YEARS = (2026, 2027, 2028)
LAND = [{"region": "north", "population": 1}, {"region": "south", "population": 3}]
REGIONAL: Row = {"scope": "regional"}


def tiny(
    *interventions: Row,
    settings: Mapping[str, Any] | None = None,
    **tables: list[Row],
) -> Scenario:
    """Three years, interventions "a", "b", ... (binary), trust to rise from 0 to 10, effects 2."""
    rows = [
        {"intervention": "abcdef"[n], "decision": "binary"} | given
        for n, given in enumerate(interventions)
    ]
    defaults: dict[str, list[Row]] = {
        "interventions": rows,
        "indicators": [{"indicator": "trust", "baseline": 0, "target": 10}],
        "effects": [
            {"intervention": row["intervention"], "indicator": "trust", "effect": 2} for row in rows
        ],
    }
    return Scenario({"years": list(YEARS), **(settings or {})}, defaults | tables)


def plan(
    scenario: Scenario,
    starts: Mapping[tuple[str, int], float] | None = None,
    keeps: Mapping[tuple[str, int], float] | None = None,
    money: list[tuple[str, str, int, str, float]] | None = None,
) -> Plan:
    """What is started; what runs is kept unless given; payments (funder, i, year, type, amount).

    A regional decision is named "a/north".
    """
    parameters = resolve(scenario)
    decisions = parameters.decisions
    place = {
        "/".join(filter(None, (parameters.interventions[i], (*parameters.regions, "")[r]))): d
        for d, (i, r) in enumerate(zip(decisions.intervention, decisions.region, strict=True))
    }
    start = np.zeros(decisions.window.shape)
    keep = np.repeat(decisions.initial_scale[:, None], len(parameters.years), axis=1)
    for array, given in ((start, starts or {}), (keep, keeps or {})):
        for (i, year), value in given.items():
            array[place[i], year - YEARS[0]] = value
    if not parameters.funding.is_limited:
        return Plan(start, keep)
    funder = {name: n for n, name in enumerate(parameters.funding.funders)}
    rows = [
        (funder[f], place[i], year - YEARS[0], ("capital", "current").index(e), amount)
        for f, i, year, e, amount in money or []
    ]
    columns = np.array(rows, dtype=np.float64).reshape(-1, 5).T
    places = columns.astype(np.int64)
    return Plan(start, keep, Money(places[0], places[1], places[2], places[3], columns[4]))


def outcome(scenario: Scenario, given: Plan) -> Outcome:
    return outcome_of(resolve(scenario), given)


def by_region(
    scenario: Scenario, region: list[int], intervention: list[int] | None = None
) -> Parameters:
    """Parameters with two regions of 1/4 and 3/4, decisions placed in them (-1: national)."""
    parameters = resolve(scenario)
    decisions = parameters.decisions
    own = decisions.intervention if intervention is None else np.array(intervention)
    return replace(
        parameters,
        regions=("north", "south"),
        shares=np.array([0.25, 0.75]),
        decisions=replace(decisions, region=np.array(region), intervention=own),
    )
