"""Which funders can pay for which interventions, after the bans among the spending rules."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from prioritizer.tables.content import Content
from prioritizer.tables.data import TableData, where
from prioritizer.tables.selection import parse_selector

Payers = dict[str, npt.NDArray[np.bool_]]
"""By economic type: intervention x funder, whether the funder can pay for it."""


def possible_payers(content: Content) -> Payers:
    """Funders with money in a year in which the cost can arise, and not banned from paying it.

    A ban is an active rule with max_amount 0 or max_share 0 for every year and region
    (docs/model.md, Money).
    """
    payers = _with_money(content)
    rules = content.table("spending_rules")
    for position in where(_is_ban(rules)):
        selected = _selected_interventions(content, rules, position)
        funders = _selected(list(content.ids("funding.funder")), rules["funder"][position])
        for economic in ("capital", "current"):
            if _selected([economic], rules["economic"][position])[0]:
                payers[economic] &= ~np.outer(selected, funders)
    return payers


def _with_money(content: Content) -> Payers:
    funding, table, years = content.table("funding"), content.interventions, content.settings.years
    funders = list(content.ids("funding.funder"))
    has_money = np.zeros((len(years), len(funders)), dtype=bool)
    for position in where(funding["amount"] > 0):
        place = funders.index(funding["funder"][position])
        has_money[int(funding["year"][position]) - years[0], place] = True
    carrying = _carrying(content, funders)
    has_money[:, carrying] = np.maximum.accumulate(has_money[:, carrying], axis=0)
    first = np.nan_to_num(table["first_year"], nan=years[0])
    last = np.nan_to_num(table["last_year"], nan=years[-1])
    first = np.where(table["initial_scale"] > 0, years[0], first)
    each = np.asarray(years)
    starting = (each >= first[:, None]) & (each <= last[:, None])
    running = np.broadcast_to(each >= first[:, None], starting.shape)
    return {
        "capital": (starting[:, :, None] & has_money).any(axis=1) | ~starting.any(axis=1)[:, None],
        "current": (running[:, :, None] & has_money).any(axis=1),
    }


def _carrying(content: Content, funders: list[str]) -> list[int]:
    """The places of the funders that may carry money into the next year."""
    table = content.table("funders")
    able = set(table["funder"][table["carry_over"] > 0])
    return [place for place, funder in enumerate(funders) if funder in able]


def _is_ban(rules: TableData) -> npt.NDArray[np.bool_]:
    nothing = (rules["max_amount"] == 0) | (rules["max_share"] == 0)
    always = np.isin(rules["year"], ("", "each")) & ~rules.is_given("region")
    return np.asarray(nothing & always & rules["active"], dtype=bool)


def _selected_interventions(
    content: Content, rules: TableData, position: int
) -> npt.NDArray[np.bool_]:
    table = content.interventions
    selected = np.ones(table.size, dtype=bool)
    for name in ("category", "agency", "intervention"):
        selected &= _selected(list(table[name]), rules[name][position])
    return selected


def _selected(ids: list[str], selector: str) -> npt.NDArray[np.bool_]:
    """Which ids a selector selects; all of them where it is blank."""
    if not selector:
        return np.ones(len(ids), dtype=bool)
    excludes, listed = parse_selector(selector)
    return np.asarray([(one in listed) != excludes for one in ids], dtype=bool)
