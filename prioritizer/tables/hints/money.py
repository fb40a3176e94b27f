"""Advice on money and its rules."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from prioritizer.language import say
from prioritizer.tables.content import Content
from prioritizer.tables.faults import Fault
from prioritizer.tables.hints.bans import Payers, possible_payers
from prioritizer.tables.prices import constant_amounts

WIDEST_MONEY = 1e7
"""Ratio of the largest to the smallest amount of money beyond which a solver loses digits: its
tolerance is 1e-7 of a row's size, so the smallest would be bought or dropped at random."""

_BOUNDS = ("min_amount", "max_amount", "min_share", "max_share", "min_change", "max_change")


def money_that_never_binds(content: Content) -> Iterator[Fault]:
    """More money than everything together could cost."""
    funding, years = content.table("funding"), content.settings.years
    if not funding.size:
        return
    available, needed = float(constant_amounts(content).sum()), _cost_of_everything(content)
    if available >= needed:
        message = say(
            "adds up to {available:g}, at least the {needed:g} that everything would "
            "cost in {first} to {last}: money decides nothing; check units and "
            "amounts",
            available=available,
            needed=needed,
            first=years[0],
            last=years[-1],
        )
        yield Fault(funding.name, None, "amount", None, message)


def _cost_of_everything(content: Content) -> float:
    table, years = content.interventions, content.settings.years
    first = np.maximum(np.nan_to_num(table["first_year"], nan=years[0]), years[0])
    last = np.minimum(np.nan_to_num(table["last_year"], nan=years[-1]), years[-1])
    window = np.maximum(last - first + 1, 0)
    rounds = np.ceil(window / np.nan_to_num(table["duration"], nan=np.inf))
    rounds = np.where(np.isnan(table["duration"]), window > 0, rounds)
    capital = table["capital_cost"] * rounds * (table["lock"] != "out")
    current = table["recurrent_cost"] * len(years)
    return float(((capital + current) * table["max_scale"] * _sizes(content)).sum())


def _sizes(content: Content) -> npt.NDArray[np.float64]:
    """Upper bound of the units of each intervention: the sum of the regions' sizes, or 1."""
    table, regions = content.interventions, content.table("regions")
    largest = max(float(np.nansum(regions["size"])), 1.0)
    own = content.table("regional")["size"]
    largest += float(np.nansum(own))
    return np.where(table["scope"] == "regional", largest, 1.0)


def unfundable_interventions(content: Content) -> Iterator[Fault]:
    """An intervention that costs something for which no funder has money that it may spend so."""
    if not content.has("funding"):
        return
    table, payers = content.interventions, possible_payers(content)
    for economic, column in (("capital", "capital_cost"), ("current", "recurrent_cost")):
        wrong = (table[column] > 0) & (table["lock"] != "out") & ~_is_payable(payers, economic)
        message = say(
            "is {economic} cost that no funder can pay in its years: check "
            "max_amount 0 in spending_rules, and funding",
            economic=say(economic),
        )
        yield from table.faults(wrong, column, message)


def _is_payable(payers: Payers, economic: str) -> npt.NDArray[np.bool_]:
    return np.asarray(payers[economic].any(axis=1), dtype=bool)


def funders_without_money(content: Content) -> Iterator[Fault]:
    """A funder of whom no amount is known."""
    table, funding = content.table("funders"), content.table("funding")
    giving = set(funding["funder"][funding["amount"] > 0])
    for position, funder in enumerate(table["funder"]):
        if funder not in giving:
            message = say("has no amount in funding: add it, or remove the funder")
            yield table.fault(position, "funder", message)


def rules_without_bound(content: Content) -> Iterator[Fault]:
    """A rule that bounds nothing."""
    table = content.table("spending_rules")
    bounded = np.zeros(table.size, dtype=bool)
    for name in _BOUNDS:
        bounded |= table.is_given(name)
    message = say(
        "bounds nothing: give one of {bounds}, or remove the rule", bounds=", ".join(_BOUNDS)
    )
    yield from table.faults(~bounded, "rule", message)
    shares = table.is_given("min_share") | table.is_given("max_share")
    message = say(
        "is there without min_share or max_share, so that it changes nothing: leave it blank"
    )
    stated = np.asarray(table["share_of"] != "own", dtype=bool)
    yield from table.faults(stated & ~shares, "share_of", message)


def money_far_apart(content: Content) -> Iterator[Fault]:
    """Amounts and costs so far apart that the smallest drown in the solver's tolerance."""
    places = [(content.interventions, "capital_cost"), (content.interventions, "recurrent_cost")]
    places += [(content.table("funding"), "amount")]
    places += [(content.table("spending_rules"), name) for name in ("min_amount", "max_amount")]
    amounts = [table[column][table[column] > 0] for table, column in places]
    largest = max((float(some.max()) for some in amounts if some.size), default=0.0)
    for table, column in places:
        wrong = (table[column] > 0) & (table[column] < largest / WIDEST_MONEY)
        message = say(
            "is over {factor:g} times smaller than the largest amount, "
            "{largest:g}: a solver loses it; check the unit, or leave it out",
            factor=WIDEST_MONEY,
            largest=largest,
        )
        yield from table.faults(wrong, column, message)


MONEY_HINTS = (
    money_that_never_binds,
    unfundable_interventions,
    funders_without_money,
    rules_without_bound,
    money_far_apart,
)
