"""The plan: past starts, fixed rows and what forbids them (docs/model.md, Decisions)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from prioritizer.language import say
from prioritizer.tables.checks.interventions import (
    MARGIN,
    Bools,
    is_binary,
    is_fraction,
    is_integer,
    is_not_binary,
)
from prioritizer.tables.checks.regional_values import regional_values
from prioritizer.tables.content import Content
from prioritizer.tables.data import TableData, where
from prioritizer.tables.faults import Fault


def plan_years(content: Content) -> Iterator[Fault]:
    """No row after the last year; a past start has no keep."""
    years, plan = content.settings.years, content.table("plan")
    if not years or not plan.size:
        return
    message = say("is after the last year, {year}: remove the row, or extend years", year=years[-1])
    yield from plan.faults(plan["year"] > years[-1], "year", message)
    wrong = (plan["year"] < years[0]) & plan.is_given("keep")
    message = say("is of a past start, which cannot be ended: leave it blank")
    yield from plan.faults(wrong, "keep", message)


def plan_wholeness(content: Content) -> Iterator[Fault]:
    """Starts and keeps of binary and integer interventions are whole."""
    plan = content.table("plan")
    if not plan.size or not content.interventions.size:
        return
    known, at = _of_plan(content, plan)
    binary = known & is_binary(content.interventions)[at]
    integer = known & is_integer(content.interventions)[at]
    for name in ("start", "keep"):
        wrong = binary & is_not_binary(plan[name])
        yield from plan.faults(wrong, name, say("is of a binary intervention: write 0 or 1"))
        wrong = integer & is_fraction(plan[name])
        message = say("is a fraction of an integer intervention: write a whole number")
        yield from plan.faults(wrong, name, message)


def plan_regions(content: Content) -> Iterator[Fault]:
    """A row has a region if its intervention is regional, and only then."""
    plan = content.table("plan")
    if not plan.size or not content.interventions.size:
        return
    known, at = _of_plan(content, plan)
    regional = known & (content.interventions["scope"] == "regional")[at]
    national = known & (content.interventions["scope"] == "national")[at]
    given = plan.is_given("region")
    message = say("is blank, but the intervention is decided by region: name the region")
    yield from plan.faults(regional & ~given, "region", message)
    message = say("is of a national intervention: leave it blank")
    yield from plan.faults(national & given, "region", message)


def plan_places(content: Content) -> Iterator[Fault]:
    """Nothing starts where the intervention is not decided, whatever the row's status."""
    plan = content.table("plan")
    if not plan.size or not content.interventions.size:
        return
    known, _ = _of_plan(content, plan)
    nowhere = known & (plan["start"] > 0) & (regional_values(content, plan, "max_scale") == 0)
    message = say("is of an intervention that is not decided there (max_scale 0): remove the row")
    yield from plan.faults(np.asarray(nowhere, dtype=bool), "start", message)


def fixed_starts(content: Content) -> Iterator[Fault]:
    """A fixed start lies in the window and is not excluded."""
    plan = content.table("plan")
    if not plan.size or not content.interventions.size:
        return
    known, at = _of_plan(content, plan)
    starts = _fixed(content, plan) & known & (plan["start"] > 0)
    if not starts.any():
        return
    table, year = content.interventions, plan["year"]
    outside = (year < table["first_year"][at]) | (year > table["last_year"][at])
    message = say("is fixed outside first_year..last_year of the intervention: change one of them")
    yield from plan.faults(starts & outside, "year", message)
    lock = regional_values(content, plan, "lock")
    message = say("is fixed for what is locked out: remove the lock, or the row")
    yield from plan.faults(starts & np.asarray(lock == "out", dtype=bool), "start", message)


def fixed_keeps(content: Content) -> Iterator[Fault]:
    """A fixed keep is at most the initial scale, equal to it unless it may end, never rising."""
    plan = content.table("plan")
    if not plan.size or not content.interventions.size:
        return
    known, at = _of_plan(content, plan)
    fixed = _fixed(content, plan) & known & ~np.isnan(plan["keep"])
    if not fixed.any():
        return
    initial = regional_values(content, plan, "initial_scale")
    above = fixed & (plan["keep"] > initial + MARGIN)
    yield from plan.faults(above, "keep", say("is above initial_scale: lower it"))
    may_end = content.interventions["may_end"][at]
    ended = fixed & ~above & ~may_end & (plan["keep"] < initial - MARGIN)
    message = say("ends what may not end: write may_end = yes, or leave the keep blank")
    yield from plan.faults(ended, "keep", message)
    mandatory = np.asarray(regional_values(content, plan, "lock") == "in", dtype=bool)
    cut = fixed & ~above & may_end & mandatory & (plan["keep"] < initial - MARGIN)
    message = say("ends what is mandatory (lock in): remove the lock, or leave the keep blank")
    yield from plan.faults(cut, "keep", message)
    yield from _rising(plan, fixed)


def _rising(plan: TableData, fixed: Bools) -> Iterator[Fault]:
    before: dict[tuple[str, str], float] = {}
    for row in sorted(where(fixed), key=lambda row: float(plan["year"][row])):
        key = (plan["intervention"][row], plan["region"][row])
        keep = float(plan["keep"][row])
        if keep > before.get(key, np.inf) + MARGIN:
            message = say(
                "is above the keep of an earlier year, {before:g}: it never rises",
                before=before[key],
            )
            yield plan.fault(row, "keep", message)
        before[key] = keep


def _of_plan(
    content: Content, plan: TableData
) -> tuple[Bools, np.ndarray[tuple[int], np.dtype[np.intp]]]:
    """Which rows name a known intervention, and its position (0 where unknown)."""
    at = content.positions(plan, "intervention")
    return at >= 0, np.maximum(at, 0)


def _fixed(content: Content, plan: TableData) -> Bools:
    years = content.settings.years
    if not years:
        return np.zeros(plan.size, dtype=bool)
    return np.asarray((plan["status"] == "fixed") & (plan["year"] >= years[0]), dtype=bool)


PLAN_CHECKS = (plan_years, plan_wholeness, plan_regions, plan_places, fixed_starts, fixed_keeps)
