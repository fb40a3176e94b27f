"""Interventions: scales, windows, locks and whole numbers (docs/model.md, Decisions)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from prioritizer.language import say
from prioritizer.tables.content import Content
from prioritizer.tables.data import TableData
from prioritizer.tables.faults import Fault

Bools = npt.NDArray[np.bool_]

MARGIN = 1e-9
"""Two scales that differ by less are the same: 0.1 + 0.2 is 0.3."""


def scales(content: Content) -> Iterator[Fault]:
    """min_scale <= max_scale, and an initial scale is 0 or between them."""
    table = content.interventions
    low, high, initial = table["min_scale"], table["max_scale"], table["initial_scale"]
    message = say("is above max_scale: lower it, or raise max_scale")
    yield from table.faults(low > high, "min_scale", message)
    outside = (initial > high + MARGIN) | (initial < low - MARGIN)
    message = say("is neither 0 nor within min_scale..max_scale: change one of the three")
    yield from table.faults(outside & (initial != 0), "initial_scale", message)


def whole_scales(content: Content) -> Iterator[Fault]:
    """A binary intervention is 0 or 1, an integer one a whole number."""
    table = content.interventions
    binary, integer = is_binary(table), is_integer(table)
    for name in ("min_scale", "max_scale"):
        wrong = binary & table.is_given(name) & (table[name] != 1) & ~np.isnan(table[name])
        yield from table.faults(
            wrong, name, say("is for a binary intervention: leave it blank, or 1")
        )
        message = say("is a fraction of an integer intervention: write a whole number")
        yield from table.faults(integer & is_fraction(table[name]), name, message)
    initial = table["initial_scale"]
    message = say("is for a binary intervention: write 0 or 1")
    yield from table.faults(binary & is_not_binary(initial), "initial_scale", message)
    message = say("is a fraction of an integer intervention: write a whole number")
    yield from table.faults(integer & is_fraction(initial), "initial_scale", message)


def durations(content: Content) -> Iterable[Fault]:
    """What ends before it acts does nothing."""
    table = content.interventions
    wrong = table["duration"] <= table["lead_time"]
    message = say("is not more than lead_time, so it would end before it acts: lengthen it")
    return table.faults(wrong, "duration", message)


def windows(content: Content) -> Iterable[Fault]:
    """The last year of a window is not before its first."""
    table = content.interventions
    idle = (table["lock"] != "out") & (table["max_scale"] > 0) & ~runs_before(content)
    wrong = idle & (table["first_year"] > table["last_year"])
    remedy = say('widen the window, or write lock = "out"')
    message = say("is after last_year, so that it can never start: {remedy}", remedy=remedy)
    return table.faults(wrong, "first_year", message)


def locks(content: Content) -> Iterable[Fault]:
    """What is mandatory must be possible."""
    table = content.interventions
    wrong = (table["lock"] == "in") & (table["max_scale"] == 0)
    message = say("is mandatory where max_scale is 0: raise max_scale, or remove the lock")
    return table.faults(wrong, "lock", message)


def runs_before(content: Content) -> Bools:
    """Which interventions have an initial scale somewhere, or a past start."""
    running = content.interventions["initial_scale"] > 0
    regional, plan = content.table("regional"), content.table("plan")
    years = content.settings.years
    is_past = (plan["year"] < years[0]) & (plan["start"] > 0) if years else plan["start"] > np.inf
    for table, runs in ((regional, regional["initial_scale"] > 0), (plan, is_past)):
        if runs.any():
            positions = content.positions(table, "intervention")
            running[positions[runs & (positions >= 0)]] = True
    return np.asarray(running)


def is_binary(table: TableData) -> Bools:
    """Which rows of `interventions` are decided 0 or 1."""
    return np.asarray(table["decision"] == "binary", dtype=bool)


def is_integer(table: TableData) -> Bools:
    """Which rows of `interventions` are decided in whole units."""
    return np.asarray(table["decision"] == "integer", dtype=bool)


def is_fraction(numbers: npt.NDArray[np.float64]) -> Bools:
    """Which numbers are not whole; a blank is no fraction."""
    return np.asarray((np.floor(numbers) != numbers) & ~np.isnan(numbers))


def is_not_binary(numbers: npt.NDArray[np.float64]) -> Bools:
    """Which numbers are neither 0, 1 nor blank."""
    return np.asarray((numbers != 0) & (numbers != 1) & ~np.isnan(numbers))


INTERVENTION_CHECKS = (scales, whole_scales, durations, windows, locks)
