"""Prerequisites and counts (docs/model.md, Logic)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from prioritizer.language import say
from prioritizer.tables.checks.cycles import Edge, blocked_cycles
from prioritizer.tables.checks.interventions import MARGIN
from prioritizer.tables.content import Content
from prioritizer.tables.data import TableData, where
from prioritizer.tables.faults import Fault
from prioritizer.tables.selection import split_ids

COUNTS = ("at_most", "at_least", "exactly")
PREREQUISITES = ("requires", "requires_any")


def fields_of_kinds(content: Content) -> Iterator[Fault]:
    """Each kind of rule has the columns that it needs, and no others."""
    table = content.table("logic")
    kind = table["kind"]
    counts, requires = np.isin(kind, COUNTS), np.isin(kind, PREREQUISITES)
    known = np.asarray(kind != "", dtype=bool)
    count, other = table.is_given("count"), table.is_given("other")
    message = say("is blank: at_most, at_least and exactly need a count")
    yield from table.faults(counts & ~count, "count", message)
    message = say("belongs to at_most, at_least and exactly: leave it blank")
    yield from table.faults(known & ~counts & count, "count", message)
    message = say("is blank: list what is required")
    yield from table.faults(requires & ~other, "other", message)
    message = say("belongs to requires and requires_any: leave it blank")
    yield from table.faults(known & ~requires & other, "other", message)
    message = say("belongs to requires and requires_any: leave it blank")
    yield from table.faults(known & ~requires & (table["lag"] > 0), "lag", message)


def own_prerequisites(content: Content) -> Iterator[Fault]:
    """No intervention requires itself."""
    table = content.table("logic")
    for position in where(np.isin(table["kind"], PREREQUISITES)):
        bound = set(split_ids(table["interventions"][position]))
        for itself in split_ids(table["other"][position]):
            if itself in bound:
                message = say(
                    "makes {itself} require itself: remove it from one of the two lists",
                    itself=itself,
                )
                yield table.fault(position, "other", message)


def endless_waits(content: Content) -> Iterator[Fault]:
    """No circle of `requires` and `together` in which each waits a year or more for itself.

    What is met before the first year waits for nothing and opens the circle.
    """
    table = content.table("logic")
    if not table.size:
        return
    met = _met_before(content)
    edges = [edge for edge in _edges(table) if edge.after not in met]
    for cycle in blocked_cycles(edges):
        rules = list(dict.fromkeys(edge.rule for edge in cycle))
        waiting = next(edge for edge in cycle if edge.lag)
        names = [edge.before for edge in cycle if isinstance(edge.before, str)]
        message = say(
            "closes a circle that nothing can enter, {circle} (rules {rules}): make "
            "the lags 0, remove a rule, or give one of them an initial scale",
            circle=" -> ".join([*names, names[0]]),
            rules=", ".join(table["rule"][rule] for rule in sorted(rules)),
        )
        yield table.fault(waiting.rule, "other", message)


def _edges(table: TableData) -> Iterator[Edge]:
    """Each rule is a node of its own, so that a rule of m by n has m + n edges."""
    for rule in where(table["active"]):
        kind = table["kind"][rule]
        bound = split_ids(table["interventions"][rule])
        if kind == "requires":
            others, lag = split_ids(table["other"][rule]), float(table["lag"][rule])
        elif kind == "together":
            others, lag = bound, 0.0
        else:
            continue
        if set(bound) & set(others) and kind == "requires":
            continue  # has a fault already
        yield from (Edge(one, rule, 0.0, rule) for one in bound)
        yield from (Edge(rule, one, lag, rule) for one in others)


def _met_before(content: Content) -> set[str]:
    """Interventions that are met before the first year, be it in one region."""
    table, years = content.interventions, content.settings.years
    reached = table["initial_scale"].copy()
    regional, plan = content.table("regional"), content.table("plan")
    for row, at in enumerate(content.positions(regional, "intervention")):
        if at >= 0:
            reached[at] = np.fmax(reached[at], regional["initial_scale"][row])
    for row, at in enumerate(content.positions(plan, "intervention")):
        if at >= 0 and years and plan["year"][row] < years[0]:
            reached[at] += plan["start"][row]
    met = reached >= threshold(table) - MARGIN
    return set(table["intervention"][met])


def threshold(table: TableData) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The scale at which each intervention is met (docs/model.md, Decisions, `met`)."""
    own = np.where(table["decision"] == "continuous", table["max_scale"], 1.0)
    low = np.nan_to_num(table["min_scale"])
    return np.where(low > 0, low, own)


LOGIC_CHECKS = (fields_of_kinds, own_prerequisites, endless_waits)
