"""One member of a scenario by its name, and what the cheapest change of it alone writes."""

from __future__ import annotations

import prioritizer as pr
from prioritizer.explanation.conflicts import Judge
from prioritizer.explanation.members import Entry, Member
from prioritizer.explanation.repairs import cheapest
from prioritizer.explanation.statements import statements


def member_of(scenario: pr.Scenario, name: str) -> Member:
    """The member with this name."""
    return next(m for m in statements(scenario).members if m.name == name)


def names_of(scenario: pr.Scenario, family: str) -> list[str]:
    """Names of the members of a family."""
    return [m.name for m in statements(scenario).members if m.family == family]


def written(scenario: pr.Scenario, name: str) -> list[tuple[str, Entry, Entry, str]]:
    """Column, from, to and unit of what a repair by one member alone changes."""
    found = statements(scenario)
    judge = Judge(found.program, found.members)
    try:
        candidate = cheapest(found, judge, lambda member: member.name == name)
    finally:
        judge.close()
    if candidate is None:
        return []
    return [(c.cells[0].column, c.before, c.after, c.unit) for c in candidate.changes(0)]
