"""Funding by funder and year, and the spending rules as selections."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prioritizer.parameters.arrays import BoolArray, FloatArray, numbers, positions, texts
from prioritizer.parameters.decisions import Decisions
from prioritizer.scenario import Scenario
from prioritizer.tables.selection import parse_selector

ECONOMIC = ("capital", "current")
"""Economic types of money, in the order of every axis that runs over them."""


@dataclass(frozen=True, eq=False)
class Funding:
    """Money of the F funders over T years. Source: docs/model.md, Money.

    Attributes:
        funders: ids, in draw order (earlier first).
        amount: (F, T) in currency units of the price year.
        carry_over: (F,) largest share of what is unspent that may be carried to the next year.
        is_limited: False where there is no funding table: money is unlimited, not attributed.
    """

    funders: tuple[str, ...]
    amount: FloatArray
    carry_over: FloatArray
    is_limited: bool


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


def resolve_funding(scenario: Scenario) -> Funding:
    """Funders in draw order with their money by year."""
    years = scenario.settings.years
    funding, funders = scenario.table("funding"), scenario.table("funders")
    named = texts(funders, "funder")
    every = list(dict.fromkeys(named + texts(funding, "funder")))
    order = dict(zip(named, numbers(funders, "draw_order").tolist(), strict=True))
    carry = dict(zip(named, numbers(funders, "carry_over").tolist(), strict=True))
    rank = {f: float(place + 1) for place, f in enumerate(every)}
    rank |= {f: given for f, given in order.items() if not np.isnan(given)}
    ordered = sorted(every, key=lambda f: rank[f])
    place = positions(ordered)
    amount = np.zeros((len(ordered), len(years)))
    year = numbers(funding, "year").astype(np.int64) - years[0]
    for f, t, value in zip(texts(funding, "funder"), year, numbers(funding, "amount"), strict=True):
        amount[place[f], t] += value
    return Funding(
        funders=tuple(ordered),
        amount=amount,
        carry_over=np.array([carry.get(f, 0.0) for f in ordered]),
        is_limited=len(funding) > 0,
    )


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
    interventions = scenario.table("interventions")
    ids = {
        column: np.array(texts(interventions, column), dtype=object)[
            decisions.intervention
        ].tolist()
        for column in ("intervention", "category", "agency")
    }
    where = [regions[r] if r >= 0 else "" for r in decisions.region]
    years = scenario.settings.years
    rules = []
    for row in scenario.table("spending_rules").to_dict("records"):
        if not row["active"]:
            continue
        regional = selected(row["region"], where)
        if row["region"]:
            regional &= decisions.region >= 0
        chosen = regional.copy()
        for column, cells in ids.items():
            chosen &= selected(row[column], cells)
        rules.append(
            SpendingRule(
                name=row["rule"],
                funders=selected(row["funder"], list(funding.funders)),
                names_funder=bool(row["funder"]),
                names_region=bool(row["region"]),
                names_other=any(row[c] for c in (*ids, "economic")),
                decisions=chosen,
                regional=regional,
                economic=np.array([row["economic"] in ("", e) for e in ECONOMIC]),
                years=rule_years(row["year"], years),
                share_of=row["share_of"],
                basis=row["basis"],
                **{bound: row[bound] for bound in _BOUNDS},
            )
        )
    return tuple(rules)


_BOUNDS = (
    "min_amount",
    "max_amount",
    "min_share",
    "max_share",
    "min_change",
    "max_change",
    "previous_amount",
)


def rule_years(cell: str, years: tuple[int, ...]) -> tuple[int, ...]:
    """Places of the years in which a rule binds by itself; () for the whole horizon."""
    if cell == "":
        return ()
    if cell == "each":
        return tuple(range(len(years)))
    return (int(cell) - years[0],)
