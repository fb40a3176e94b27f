"""Advice on resources, logic and rules of any kind."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from prioritizer.language import say
from prioritizer.tables.checks.logic import COUNTS, PREREQUISITES
from prioritizer.tables.content import Content
from prioritizer.tables.data import where
from prioritizer.tables.faults import Fault
from prioritizer.tables.selection import split_ids


def idle_resources(content: Content) -> Iterator[Fault]:
    """A resource that nothing uses."""
    table = content.table("resources")
    used = set(content.table("resource_use")["resource"])
    for resource, position in content.ids("resources.resource").items():
        if resource not in used:
            message = say("is used by nothing: add it to resource_use, or remove it")
            yield table.fault(position, "resource", message)


def inactive_rules(content: Content) -> Iterator[Fault]:
    """A rule that is switched off."""
    for name in ("spending_rules", "conditions", "logic"):
        table = content.table(name)
        message = say("switches the rule off: remove it where that is no trial")
        yield from table.faults(~table["active"], "active", message)


def odd_counts(content: Content) -> Iterator[Fault]:
    """A count that the list cannot reach, or cannot exceed."""
    table = content.table("logic")
    for position in where(np.isin(table["kind"], COUNTS)):
        kind, count = table["kind"][position], table["count"][position]
        listed = len(split_ids(table["interventions"][position]))
        message = ""
        if kind != "at_most" and count > listed:
            message = say(
                "is more than the {listed} listed, so that no plan exists without regions",
                listed=listed,
            )
        elif kind == "at_most" and count >= listed:
            message = say("is no bound on {listed} interventions without regions", listed=listed)
        if message:
            yield table.fault(
                position, "count", say("{message}: check count and list", message=message)
            )


def lonely_together(content: Content) -> Iterator[Fault]:
    """`together` of one intervention."""
    table = content.table("logic")
    for position in where(table["kind"] == "together"):
        if len(split_ids(table["interventions"][position])) == 1:
            message = say("is alone, so that the rule says nothing: list the others, or remove it")
            yield table.fault(position, "interventions", message)


def full_scale_thresholds(content: Content) -> Iterator[Fault]:
    """A continuous prerequisite without min_scale is met at full scale only."""
    table, ids = content.interventions, content.ids("interventions.intervention")
    full = (table["decision"] == "continuous") & (np.nan_to_num(table["min_scale"]) == 0)
    for intervention in sorted(_prerequisites(content), key=lambda one: ids.get(one, -1)):
        position = ids.get(intervention)
        if position is not None and full[position]:
            message = say(
                "is blank for a continuous prerequisite, which is then met at max_scale only"
            )
            yield table.fault(
                position,
                "min_scale",
                say("{message}: give the scale that suffices", message=message),
            )


def _prerequisites(content: Content) -> set[str]:
    table = content.table("logic")
    needed = set(content.table("conditions")["requires"])
    for position in where(table["active"]):
        kind = table["kind"][position]
        if kind in PREREQUISITES:
            needed |= set(split_ids(table["other"][position]))
        elif kind != "at_most":
            needed |= set(split_ids(table["interventions"][position]))
    return needed


def fractional_units(content: Content) -> Iterator[Fault]:
    """A whole regional programme that is priced at a fraction of a unit by the region's size."""
    regions, table = content.table("regions"), content.interventions
    if not regions.size:
        return
    population = regions["population"]
    size = np.where(np.isnan(regions["size"]), population / population.sum(), regions["size"])
    own = content.table("regional")
    sized = set(own["intervention"][own.is_given("size")])
    whole = (table["scope"] == "regional") & (table["decision"] != "continuous")
    if (size == np.floor(size)).all():
        return
    for position in where(np.asarray(whole, dtype=bool)):
        if table["intervention"][position] not in sized:
            message = say("is decided in whole units, but a region's size prices it at a fraction")
            yield table.fault(
                position,
                "decision",
                say("{message}: give regional.size, such as 1", message=message),
            )


RULE_HINTS = (
    idle_resources,
    inactive_rules,
    odd_counts,
    lonely_together,
    full_scale_thresholds,
    fractional_units,
)
