"""The rules on money, with their selections resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from prioritizer.parameters.arrays import BoolArray, cells_of, positions, texts
from prioritizer.parameters.decisions import Decisions
from prioritizer.parameters.money import ECONOMIC, Funding
from prioritizer.scenario import Scenario
from prioritizer.tables.selection import parse_selector

SELECTORS = ("intervention", "category", "agency")
"""Columns by which rules select interventions."""

BOUNDS = (
    "min_amount",
    "max_amount",
    "min_share",
    "max_share",
    "min_change",
    "max_change",
    "previous_amount",
)
"""Columns of a rule's bounds."""


@dataclass(frozen=True, eq=False)
class SpendingRule:
    """One active row of ``spending_rules``: bounds on selected money. Shapes over F, D, T.

    Attributes:
        name: its id.
        funders: (F,) the selected funders (all where the row names none).
        names_funder, names_region, names_other: which kinds of selector the row has; other means
            category, agency, intervention or economic type.
        decisions: (D,) what the row selects with all its selectors.
        regional: (D,) what it selects with its region alone.
        economic: (2,) selected economic types, capital then current.
        years: places of the years it binds; () for the whole horizon together.
        min_amount .. previous_amount: bounds, NaN where blank.
        share_of: "own", "all" or "amount".
        basis: law, agreement, policy or "".
    """

    name: str
    funders: BoolArray
    names_funder: bool
    names_region: bool
    names_other: bool
    decisions: BoolArray
    regional: BoolArray
    economic: BoolArray
    years: tuple[int, ...]
    min_amount: float
    max_amount: float
    min_share: float
    max_share: float
    min_change: float
    max_change: float
    previous_amount: float
    share_of: str
    basis: str


@dataclass(frozen=True, eq=False)
class Condition:
    """One active row of ``conditions``: money that flows only once a prerequisite is met.

    Attributes:
        name: its id.
        funders: (F,) whose money it is.
        decisions: (D,) what the money is for.
        requires: place of the required intervention.
        lag: years between the prerequisite and the money.
        basis: law, agreement, policy or "".
    """

    name: str
    funders: BoolArray
    decisions: BoolArray
    requires: int
    lag: int
    basis: str


def selected(cell: str, ids: list[str]) -> BoolArray:
    """Which of ``ids`` a selector picks; a blank one picks all, "!" all but those it lists."""
    if not cell:
        return np.ones(len(ids), dtype=bool)
    negated, listed = parse_selector(cell)
    wanted = frozenset(listed)
    return np.array([(name in wanted) != negated for name in ids], dtype=bool)


def resolve_spending_rules(
    scenario: Scenario, decisions: Decisions, funding: Funding, regions: tuple[str, ...]
) -> tuple[SpendingRule, ...]:
    """The active spending rules, in the order of the table."""
    years = scenario.settings.years
    rules = []
    for row in cells_of(scenario, "spending_rules").records():
        if not row["active"]:
            continue
        regional, chosen = selection(scenario, decisions, regions, row)
        rules.append(
            SpendingRule(
                name=row["rule"],
                funders=selected(row["funder"], list(funding.funders)),
                names_funder=bool(row["funder"]),
                names_region=bool(row["region"]),
                names_other=any(row[c] for c in (*SELECTORS, "economic")),
                decisions=chosen,
                regional=regional,
                economic=np.array([row["economic"] in ("", e) for e in ECONOMIC]),
                years=rule_years(row["year"], years),
                share_of=row["share_of"],
                basis=row["basis"],
                **{bound: row[bound] for bound in BOUNDS},
            )
        )
    return tuple(rules)


def selection(
    scenario: Scenario, decisions: Decisions, regions: tuple[str, ...], row: dict[str, Any]
) -> tuple[BoolArray, BoolArray]:
    """(D,) what a row selects by its region alone, and by all its selectors.

    National programmes belong to no region, not even to all but some.
    """
    interventions = cells_of(scenario, "interventions")
    regional = np.ones(len(decisions), dtype=bool)
    if row["region"]:
        of_region = selected(row["region"], list(regions))
        regional = np.append(of_region, False)[decisions.region]
    chosen = regional.copy()
    for column in SELECTORS:
        if row[column]:
            chosen &= selected(row[column], texts(interventions, column))[decisions.intervention]
    return regional, chosen


def rule_years(cell: str, years: tuple[int, ...]) -> tuple[int, ...]:
    """Places of the years in which a rule binds by itself; () for the whole horizon."""
    if cell == "":
        return ()
    if cell == "each":
        return tuple(range(len(years)))
    return (int(cell) - years[0],)


def resolve_conditions(
    scenario: Scenario, decisions: Decisions, funding: Funding, regions: tuple[str, ...]
) -> tuple[Condition, ...]:
    """The active conditions, in the order of the table."""
    place = positions(texts(cells_of(scenario, "interventions"), "intervention"))
    return tuple(
        Condition(
            name=row["rule"],
            funders=selected(row["funder"], list(funding.funders)),
            decisions=selection(scenario, decisions, regions, row)[1],
            requires=place[row["requires"]],
            lag=int(row["lag"]),
            basis=row["basis"],
        )
        for row in cells_of(scenario, "conditions").records()
        if row["active"]
    )
