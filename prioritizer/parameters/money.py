"""Funding by funder and year in constant prices, and when costs fall due."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prioritizer.parameters.arrays import (
    BoolArray,
    FloatArray,
    cells_of,
    codes,
    numbers,
    positions,
    texts,
)
from prioritizer.parameters.decisions import Decisions
from prioritizer.scenario import Scenario
from prioritizer.tables.prices import constant_amounts

ECONOMIC = ("capital", "current")
"""Economic types of money, in the order of every axis that runs over them."""

YEARS_AFTER = 5
"""Years after the horizon for which what is still due is reported."""


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
class Phasing:
    """When the cost of a start falls due, by its age in years, up to A of them.

    Attributes:
        capital: (D, A) share of the capital cost due at each age.
        current: (D, A) share of the recurrent cost due at each age while the start operates.
        is_plain: (D,) capital at age 0 and the whole recurrent cost at every age.
    """

    capital: FloatArray
    current: FloatArray
    is_plain: BoolArray


def resolve_funding(scenario: Scenario) -> Funding:
    """Funders in draw order with their money by year."""
    years = scenario.settings.years
    funding, funders = cells_of(scenario, "funding"), cells_of(scenario, "funders")
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
    value = constant_amounts(scenario.content)
    for f, t, given in zip(texts(funding, "funder"), year, value, strict=True):
        amount[place[f], t] += given
    return Funding(
        funders=tuple(ordered),
        amount=amount,
        carry_over=np.array([carry.get(f, 0.0) for f in ordered]),
        is_limited="funding" in scenario.tables,
    )


def resolve_phasing(scenario: Scenario, decisions: Decisions) -> Phasing:
    """Shares of cost by age, up to the age of the oldest past start at the end of the report."""
    years = scenario.settings.years
    oldest = min([years[0], *decisions.past_year.tolist()])
    ages = years[-1] + YEARS_AFTER - oldest + 1
    table = cells_of(scenario, "phasing")
    interventions = texts(cells_of(scenario, "interventions"), "intervention")
    capital, current = np.zeros((len(interventions), ages)), np.ones((len(interventions), ages))
    capital[:, 0] = 1.0
    i = codes(texts(table, "intervention"), positions(interventions))
    age = numbers(table, "age").astype(np.int64)
    capital_share, current_share = numbers(table, "capital_share"), numbers(table, "current_share")
    capital[i[~np.isnan(capital_share)]] = 0.0
    for given, shares in ((capital_share, capital), (current_share, current)):
        seen = ~np.isnan(given) & (age < ages)
        shares[i[seen], age[seen]] = given[seen]
    is_plain = ~np.isin(np.arange(len(interventions)), i)
    which = decisions.intervention
    return Phasing(capital[which], current[which], is_plain[which])
