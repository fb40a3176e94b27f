"""The numbers of a scenario that hold a plan back, and the scenario with one of them loosened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from prioritizer.evaluation.violations import money_unit
from prioritizer.language import marked
from prioritizer.parameters import Parameters, resolve
from prioritizer.scenario import Scenario
from prioritizer.tables.prices import constant_amounts

STEP_SHARE = 0.01
"""A step is this share of the number, and at least one unit (of money or of a resource)."""

SMALL_STEP = 0.01
"""A step of a share: one hundredth. Of a tolerance and of political capital it is the least."""

LOOSER = {
    "min_amount": -1,
    "max_amount": 1,
    "min_share": -1,
    "max_share": 1,
    "min_change": -1,
    "max_change": 1,
}
"""Bounds of a spending rule, and whether more or less of them is looser."""


@dataclass(frozen=True)
class Limit:
    """One number of the tables that may hold the plan back.

    Attributes:
        kind: funder, resource, rule, politics or tail.
        name: of the funder, resource, rule or stakeholder; "political_capital", "quorum",
            "tail_ceiling".
        bound: of a rule: the column; else "".
        year: None where it holds in every year or has none.
        unit: of the number.
        value: of the number.
        looser: 1 where more of it allows more, -1 where less does.
        step: by which it is loosened, above 0.
        basis: law, agreement, policy or "".
    """

    kind: str
    name: str
    bound: str
    year: int | None
    unit: str
    value: float
    looser: int
    step: float
    basis: str = ""

    @property
    def least(self) -> float:
        """The least value that the tables take."""
        return -1.0 if self.bound.endswith("change") else 0.0


def limits(scenario: Scenario) -> list[Limit]:
    """Every number that can be loosened, in the order of the model."""
    parameters, money = resolve(scenario), money_unit(scenario)
    return [
        *funder_limits(parameters, money),
        *rule_limits(scenario, money),
        *resource_limits(scenario, parameters),
        *political_limits(scenario, parameters),
        *tail_limits(parameters, money),
    ]


def step_of(value: float, least: float) -> float:
    """One hundredth of a number, and at least ``least``."""
    return max(STEP_SHARE * abs(value), least)


def funder_limits(p: Parameters, money: str) -> Iterator[Limit]:
    """The amount of each funder in each year."""
    if not p.funding.is_limited:
        return
    for f, funder in enumerate(p.funding.funders):
        for t, year in enumerate(p.years.tolist()):
            value = float(p.funding.amount[f, t])
            yield Limit("funder", funder, "", year, money, value, 1, step_of(value, 1.0))


def rule_limits(scenario: Scenario, money: str) -> Iterator[Limit]:
    """Each bound of each active spending rule, as far as there is room to loosen it."""
    for row in scenario.table("spending_rules").to_dict("records"):
        if not row["active"]:
            continue
        for bound, looser in LOOSER.items():
            value = float(row[bound])
            is_money = bound.endswith("amount")
            room = roomy(bound, value)
            if np.isnan(value) or room <= 0:
                continue
            step = min(step_of(value, 1.0) if is_money else SMALL_STEP, room)
            unit = money if is_money else "share"
            year = int(row["year"]) if row["year"].isdigit() else None
            yield Limit("rule", row["rule"], bound, year, unit, value, looser, step, row["basis"])


def roomy(bound: str, value: float) -> float:
    """How far a bound can be loosened."""
    ends = {"min_amount": value, "min_share": value, "max_share": 1.0 - value}
    return ends.get(bound, value + 1.0 if bound == "min_change" else np.inf)


def resource_limits(scenario: Scenario, p: Parameters) -> Iterator[Limit]:
    """What there is of each resource in each year."""
    table = scenario.table("resources")
    units = dict(zip(table["resource"], table["unit"], strict=True))
    for q, resource in enumerate(p.capacity.resources):
        for t, year in enumerate(p.years.tolist()):
            value = float(p.capacity.available[q, t])
            unit = units.get(resource) or "unit"
            yield Limit("resource", resource, "", year, unit, value, 1, step_of(value, 1.0))


def political_limits(scenario: Scenario, p: Parameters) -> Iterator[Limit]:
    """What each veto tolerates, the political capital, the quorum."""
    for row in scenario.table("stakeholders").to_dict("records"):
        if row["veto"]:
            value = float(row["tolerance"])
            step = step_of(value, SMALL_STEP)
            yield Limit("politics", row["stakeholder"], "veto", None, "support", value, 1, step)
    if not p.politics.stakeholders:
        return
    capital, quorum = p.politics.political_capital, p.politics.quorum
    if capital is not None:
        step = step_of(capital, SMALL_STEP)
        yield Limit(
            "politics",
            "political_capital",
            "",
            None,
            marked("weighted opposition"),
            capital,
            1,
            step,
        )
    if quorum:
        step = min(SMALL_STEP, quorum)
        yield Limit("politics", "quorum", "", None, marked("share of influence"), quorum, -1, step)


def tail_limits(p: Parameters, money: str) -> Iterator[Limit]:
    """The ceiling of the forward cost."""
    if p.tail_ceiling is not None:
        value = p.tail_ceiling
        yield Limit("tail", "tail_ceiling", "", None, money, value, 1, step_of(value, 1.0))


def loosened(scenario: Scenario, limit: Limit, amount: float) -> Scenario:
    """The scenario with a number looser by ``amount`` of its unit (tighter, below 0)."""
    value = limit.value + limit.looser * amount
    if limit.kind == "funder":
        return with_amount(scenario, limit, amount)
    if limit.kind == "resource":
        return with_resource(scenario, limit, value)
    if limit.kind == "rule":
        return with_cell(scenario, "spending_rules", ("rule", limit.name), limit.bound, value)
    if limit.bound == "veto":
        return with_cell(scenario, "stakeholders", ("stakeholder", limit.name), "tolerance", value)
    return scenario.replace(**{limit.name: value})


def with_cell(
    scenario: Scenario, table: str, key: tuple[str, str], column: str, value: float
) -> Scenario:
    """The scenario with one number changed."""
    frame = scenario.given(table)
    assert frame is not None
    if column not in frame:
        frame = frame.assign(**{column: np.nan})
    cells = frame[column].where(frame[key[0]] != key[1], value)
    return scenario.replace(**{table: frame.assign(**{column: cells})})


def with_amount(scenario: Scenario, limit: Limit, more: float) -> Scenario:
    """The scenario with more money of a funder in a year, in the prices of the price year."""
    frame = scenario.given("funding")
    assert frame is not None
    chosen = (frame["funder"] == limit.name) & (frame["year"] == limit.year)
    if not chosen.any():
        row = {"funder": limit.name, "year": limit.year, "amount": more}
        return scenario.replace(funding=pd.concat([frame, pd.DataFrame([row])], ignore_index=True))
    worth = constant_amounts(scenario.replace(funding=frame.assign(amount=1.0)).content)
    amount = frame["amount"] + np.where(chosen, more / worth, 0.0)
    return scenario.replace(funding=frame.assign(amount=amount))


def with_resource(scenario: Scenario, limit: Limit, value: float) -> Scenario:
    """The scenario with another number of a resource in one year alone."""
    frame = scenario.given("resources")
    assert frame is not None
    if "year" in frame:
        chosen = (frame["resource"] == limit.name) & (frame["year"] == limit.year)
        if chosen.any():
            available = frame["available"].where(~chosen, value)
            return scenario.replace(resources=frame.assign(available=available))
    row = {"resource": limit.name, "year": limit.year, "available": value}
    return scenario.replace(resources=pd.concat([frame, pd.DataFrame([row])], ignore_index=True))
