"""Regions and what differs between them (docs/model.md, Indices; docs/data.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from prioritizer.language import say
from prioritizer.tables.checks.interventions import (
    MARGIN,
    is_binary,
    is_fraction,
    is_integer,
    is_not_binary,
)
from prioritizer.tables.checks.regional_values import regional_values
from prioritizer.tables.content import Content
from prioritizer.tables.data import where
from prioritizer.tables.faults import Fault

_REGIONAL_ONLY = ("size", "max_scale", "lock", "initial_scale")


def scope_needs_regions(content: Content) -> Iterable[Fault]:
    """Nothing is decided by region where there is no region."""
    if content.has("regions"):
        return []
    table = content.interventions
    message = say("is regional, but there is no table regions: add it, or write national")
    return table.faults(np.asarray(table["scope"] == "regional"), "scope", message)


def national_rows(content: Content) -> Iterator[Fault]:
    """For a national intervention only effect_factor is given by region."""
    table = content.table("regional")
    if not table.size or not content.interventions.size:
        return
    at = content.positions(table, "intervention")
    national = (at >= 0) & (content.interventions["scope"] == "national")[at]
    message = say("is of a national intervention, which has only effect_factor by region: clear it")
    for name in _REGIONAL_ONLY:
        yield from table.faults(national & table.is_given(name), name, message)


def regional_scales(content: Content) -> Iterator[Fault]:
    """A regional max_scale is 0 or within the intervention's; initial scales fit it."""
    table = content.table("regional")
    if not table.size or not content.interventions.size:
        return
    at = content.positions(table, "intervention")
    known, at = at >= 0, np.maximum(at, 0)
    low = np.nan_to_num(content.interventions["min_scale"][at])
    high = table["max_scale"]
    wrong = known & (high < low) & (high != 0)
    message = say(
        "is below min_scale of the intervention: raise it, or write 0 (not decided there)"
    )
    yield from table.faults(wrong, "max_scale", message)
    wrong = known & (high > content.interventions["max_scale"][at] + MARGIN)
    message = say("is above max_scale of the intervention: lower it, or raise the other")
    yield from table.faults(wrong, "max_scale", message)
    limit, initial = regional_values(content, table, "max_scale"), table["initial_scale"]
    wrong = (initial != 0) & ((initial > limit + MARGIN) | (initial < low - MARGIN))
    message = say("is neither 0 nor within min_scale..max_scale of the region: change one of them")
    yield from table.faults(known & wrong, "initial_scale", message)
    inherited = ~table.is_given("initial_scale") & (
        regional_values(content, table, "initial_scale") > limit + MARGIN
    )
    message = say("is below initial_scale of the intervention: give the region its initial_scale")
    yield from table.faults(known & inherited, "max_scale", message)


def regional_wholeness(content: Content) -> Iterator[Fault]:
    """Whole numbers stay whole in a region."""
    table = content.table("regional")
    if not table.size or not content.interventions.size:
        return
    at = content.positions(table, "intervention")
    known, at = at >= 0, np.maximum(at, 0)
    binary = known & is_binary(content.interventions)[at]
    integer = known & is_integer(content.interventions)[at]
    for name in ("max_scale", "initial_scale"):
        wrong = binary & is_not_binary(table[name])
        yield from table.faults(wrong, name, say("is of a binary intervention: write 0 or 1"))
        wrong = integer & is_fraction(table[name])
        message = say("is a fraction of an integer intervention: write a whole number")
        yield from table.faults(wrong, name, message)


def regional_locks(content: Content) -> Iterable[Fault]:
    """What is mandatory in a region is decided there."""
    table = content.table("regional")
    wrong = np.asarray(table["lock"] == "in") & (table["max_scale"] == 0)
    message = say("is mandatory where max_scale is 0: raise max_scale, or remove the lock")
    return table.faults(wrong, "lock", message)


def regional_directions(content: Content) -> Iterator[Fault]:
    """In every region the target lies on the side of the baseline that it has nationally."""
    table = content.table("regional_indicators")
    at = content.positions(table, "indicator")
    indicators = content.table("indicators")
    for row in where(at >= 0):
        baseline, target = (float(indicators[name][at[row]]) for name in ("baseline", "target"))
        here = float(table["baseline"][row])
        here = baseline if np.isnan(here) else here
        there = float(table["target"][row])
        if np.isnan(there):
            there = here * target / baseline if baseline else here + target - baseline
        if (there - here) * (target - baseline) <= 0 and target != baseline:
            column = "target" if table.is_given("target")[row] else "baseline"
            message = say(
                "makes the target {there:g} of a baseline {here:g}, which is not the "
                "direction of the indicator ({baseline:g} to {target:g}): change one of "
                "them",
                there=there,
                here=here,
                baseline=baseline,
                target=target,
            )
            yield table.fault(row, column, message)


REGION_CHECKS = (
    scope_needs_regions,
    national_rows,
    regional_scales,
    regional_wholeness,
    regional_locks,
    regional_directions,
)
