"""Funding, prices, spending rules, conditions and phasing (docs/model.md, Money)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from prioritizer.language import say
from prioritizer.tables.content import Content
from prioritizer.tables.data import TableData, where
from prioritizer.tables.faults import Fault, did_you_mean

SHARES_SUM_TO_1 = 1e-9
"""Capital shares such as three thirds may miss 1 by so much."""


def funding_is_there(content: Content) -> Iterator[Fault]:
    """Without `funding` money is not attributed, so that nothing can name a funder."""
    if content.has("funding"):
        return
    remedy = say("add the table funding (funder, year, amount)")
    if "funders" in content.tables:
        yield Fault(
            "funders",
            None,
            None,
            None,
            say("is there without the table funding: {remedy}", remedy=remedy),
        )
    message = say("names a funder, but there is no table funding: {remedy}", remedy=remedy)
    for name in ("spending_rules", "conditions"):
        table = content.table(name)
        yield from table.faults(table.is_given("funder"), "funder", message)
    rules = content.table("spending_rules")
    wrong = np.asarray(rules["share_of"] == "amount", dtype=bool)
    message = say(
        "is a share of the funders' amounts, but there is no table funding: {remedy}", remedy=remedy
    )
    yield from rules.faults(wrong, "share_of", message)


def rule_bounds(content: Content) -> Iterator[Fault]:
    """A rule's floor is not above its cap."""
    table = content.table("spending_rules")
    for what in ("amount", "share", "change"):
        wrong = table[f"min_{what}"] > table[f"max_{what}"]
        message = say("is above max_{what}: no plan can keep both, so change one", what=what)
        yield from table.faults(wrong, f"min_{what}", message)


def rule_references(content: Content) -> Iterator[Fault]:
    """`all` compares with other funders' money; a previous amount belongs to a change."""
    table = content.table("spending_rules")
    wrong = np.asarray(table["share_of"] == "all", dtype=bool) & ~table.is_given("funder")
    message = say("compares a funder's money with that of all: name the funder")
    yield from table.faults(wrong, "share_of", message)
    changes = table.is_given("min_change") | table.is_given("max_change")
    message = say("is there without min_change or max_change: give one of them, or leave it blank")
    yield from table.faults(
        table.is_given("previous_amount") & ~changes, "previous_amount", message
    )


def rates_and_deflators(content: Content) -> Iterator[Fault]:
    """Amounts in another currency have a rate, nominal ones a deflator, in their year."""
    funding = content.table("funding")
    currency = funding["currency"]
    foreign = funding.is_given("currency") & (currency != content.settings.currency)
    rates = content.table("exchange_rates")
    known = set(zip(rates["currency"], rates["year"].tolist(), strict=True))
    if "exchange_rates" not in content.unreadable:
        for at in where(np.asarray(foreign, dtype=bool)):
            year = float(funding["year"][at])
            if (currency[at], year) not in known and year == year:
                hint = did_you_mean(currency[at], [*rates["currency"], content.settings.currency])
                message = say(
                    "has no rate for {year:g}: add it to exchange_rates ({hint})",
                    year=year,
                    hint=hint,
                )
                yield funding.fault(at, "currency", message)
    yield from _missing_deflators(content, funding)


def _missing_deflators(content: Content, funding: TableData) -> Iterator[Fault]:
    deflators = content.table("deflators")
    if "deflators" not in content.unreadable:
        nominal = np.asarray(funding["prices"] == "nominal", dtype=bool)
        missing = nominal & ~np.isin(funding["year"], deflators["year"])
        message = say("has no deflator in its year: add it to deflators, or state constant prices")
        yield from funding.faults(missing & ~np.isnan(funding["year"]), "prices", message)
    price_year = content.settings.price_year
    if price_year is not None:
        wrong = (deflators["year"] == price_year) & (deflators["deflator"] != 1)
        message = say(
            "is that of price_year {price_year}, which is 1: divide all by it",
            price_year=price_year,
        )
        yield from deflators.faults(wrong, "deflator", message)


def phasing_shares(content: Content) -> Iterator[Fault]:
    """The capital shares of an intervention, where one is given, add up to 1."""
    table = content.table("phasing")
    total: dict[str, float] = {}
    last: dict[str, int] = {}
    for position in where(table.is_given("capital_share")):
        intervention = table["intervention"][position]
        share = float(table["capital_share"][position])
        total[intervention] = total.get(intervention, 0.0) + share
        last[intervention] = position
    for intervention, position in last.items():
        if abs(total[intervention] - 1) > SHARES_SUM_TO_1:
            message = say(
                "makes the capital shares of {intervention} add up to {total:.12g}: make them 1",
                intervention=intervention,
                total=total[intervention],
            )
            yield table.fault(position, "capital_share", message)


MONEY_CHECKS = (
    funding_is_there,
    rule_bounds,
    rule_references,
    rates_and_deflators,
    phasing_shares,
)
