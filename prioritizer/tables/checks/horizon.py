"""Rows for years: those that must lie in the horizon (docs/data.md)."""

from __future__ import annotations

from collections.abc import Iterator

from prioritizer.language import say
from prioritizer.tables.content import Content
from prioritizer.tables.faults import Fault


def years_in_horizon(content: Content) -> Iterator[Fault]:
    """Amounts, capacities, milestones and spending rules are for years of the scenario."""
    years = content.settings.years
    if not years:
        return
    message = say(
        "is outside the years {first} to {last}: remove the row, or extend years",
        first=years[0],
        last=years[-1],
    )
    for name in ("funding", "resources", "milestones"):
        table = content.table(name)
        year = table["year"]
        yield from table.faults((year < years[0]) | (year > years[-1]), "year", message)
    rules = content.table("spending_rules")
    known = {"", "each", *map(str, years)}
    for position, year in enumerate(rules["year"]):
        if year not in known:
            yield rules.fault(position, "year", message)


HORIZON_CHECKS = (years_in_horizon,)
