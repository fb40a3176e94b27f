"""Advice on the years in which interventions may start."""

from __future__ import annotations

from collections.abc import Iterator

from prioritizer.language import say
from prioritizer.tables.checks.interventions import runs_before
from prioritizer.tables.content import Content
from prioritizer.tables.faults import Fault


def windows_outside_the_years(content: Content) -> Iterator[Fault]:
    """A window that lies wholly before or after the years: nothing can start."""
    table, years = content.interventions, content.settings.years
    open_ = (table["lock"] != "out") & (table["max_scale"] > 0) & ~runs_before(content)
    late, early = table["first_year"] > years[-1], table["last_year"] < years[0]
    message = say(
        "is after the last year, {year}: it cannot start in this scenario", year=years[-1]
    )
    yield from table.faults(open_ & late, "first_year", message)
    message = say(
        "is before the first year, {year}: it cannot start in this scenario", year=years[0]
    )
    yield from table.faults(open_ & early & ~late, "last_year", message)


WINDOW_HINTS = (windows_outside_the_years,)
