"""Prerequisites, packages, counts and conditions as members: one for each rule.

Source: docs/model.md, Logic, and Money, Condition. A count may be changed; other rules are
switched off whole.
"""

from __future__ import annotations

import numpy as np

from prioritizer.explanation.drafting import (
    Drafting,
    based_on,
    named,
    number_lever,
    set_aside_by,
    switch_lever,
    unless_law,
)
from prioritizer.explanation.members import Cell, Member
from prioritizer.language import say
from prioritizer.models import facts, money
from prioritizer.parameters import Condition, LogicRule

PREREQUISITES = ("requires", "requires_any", "together")


def logic_members(draft: Drafting) -> list[Member]:
    """Every active rule of logic, then every active condition."""
    rules = [
        prerequisite(draft, rule) if rule.kind in PREREQUISITES else count(draft, rule)
        for rule in draft.given.logic
    ]
    return rules + [condition(draft, rule) for rule in draft.given.conditions]


def ids(draft: Drafting, places: np.ndarray) -> str:
    """Interventions by id."""
    return ", ".join(draft.given.interventions[i] for i in places.tolist())


def off(table: str, name: str) -> tuple[Cell, ...]:
    """The cell that switches a rule off."""
    return (Cell(table, (("rule", name),), "active"),)


def most_of_rows(draft: Drafting, rows: np.ndarray) -> np.ndarray:
    """The greatest start in each row of a prerequisite."""
    base, grid = draft.builder.base, draft.grid("start")
    first, last = int(grid.min()), int(grid.max())
    found = []
    for row in rows.tolist():
        part = slice(base.matrix.indptr[row], base.matrix.indptr[row + 1])
        columns = base.matrix.indices[part]
        starts = columns[(columns >= first) & (columns <= last)]
        found.append(float(base.upper[starts].max(initial=0.0)))
    return np.array(found)


def told(draft: Drafting, rule: LogicRule) -> str:
    """What a prerequisite says."""
    words = {
        "rule": rule.name,
        "bound": ids(draft, rule.interventions),
        "basis": based_on(rule.basis),
    }
    if rule.kind == "together":
        return say("Rule {rule}: {bound} start only together{basis}.", **words)
    words |= {"other": ids(draft, rule.other), "lag": lagging(rule.lag)}
    if rule.kind == "requires_any":
        return say(
            "Rule {rule}: {bound} may start only once one of {other} is met{lag}{basis}.", **words
        )
    return say("Rule {rule}: {bound} may start only once {other} is met{lag}{basis}.", **words)


def lagging(lag: int) -> str:
    """By how many years something must have been met before."""
    return say(", {lag} years before", lag=lag) if lag else ""


def counting(draft: Drafting, rule: LogicRule) -> str:
    """What a count says."""
    words = {
        "rule": rule.name,
        "count": rule.count,
        "bound": ids(draft, rule.interventions),
        "year": draft.years[-1],
        "basis": based_on(rule.basis),
    }
    if rule.kind == "at_most":
        return say("Rule {rule}: at most {count} of {bound} started{basis}.", **words)
    if rule.kind == "at_least":
        return say("Rule {rule}: at least {count} of {bound} met by {year}{basis}.", **words)
    return say(
        "Rule {rule}: exactly {count} of {bound} started, and met by {year}{basis}.", **words
    )


def prerequisite(draft: Drafting, rule: LogicRule) -> Member:
    """requires, requires_any, together."""
    label, rows = named(rule.kind, rule.name), draft.rows(rule.kind, rule=rule.name)
    column = draft.builder.column(label, rows, -most_of_rows(draft, rows), whole=True)
    worth = draft.valuation.reference
    lever = switch_lever(off("logic", rule.name), "yes", "no", column, worth)
    return set_aside_by(
        label,
        rule.kind,
        told(draft, rule),
        [column],
        [1.0],
        unless_law(rule.basis, (lever,)),
        rule.basis,
    )


def count(draft: Drafting, rule: LogicRule) -> Member:
    """at_most, at_least, exactly."""
    label, many = named(rule.kind, rule.name), float(len(draft.given.decisions))
    capped, floored = rule.kind in facts.CAPS, rule.kind in facts.FLOORS
    caps = draft.rows("at_most", rule=rule.name) if capped else np.empty(0, dtype=np.int64)
    floors = draft.rows("at_least", rule=rule.name) if floored else np.empty(0, dtype=np.int64)
    cell = (Cell("logic", (("rule", rule.name),), "count"),)
    worth = draft.valuation.relative(rule.count)
    both = np.concatenate([caps, floors])
    more = draft.builder.column(f"{label} more", both, -1.0, whole=True)
    fewer = draft.builder.column(f"{label} fewer", both, 1.0, whole=True)
    before, unit = float(rule.count), "interventions"
    raising = number_lever(cell, before, more, many, worth, unit=unit, whole=True)
    lowering = number_lever(cell, before, fewer, before, worth, unit=unit, step=-1.0, whole=True)
    levers = ([raising] if capped else []) + ([lowering] if floored else [])
    columns = [more] if capped and not floored else [fewer]
    upper = [many]
    if capped and floored:
        columns = [
            draft.builder.column(f"{label} cap", caps, -1.0),
            draft.builder.column(f"{label} floor", floors, 1.0),
        ]
        upper = [many, many]
    return set_aside_by(
        label,
        rule.kind,
        counting(draft, rule),
        columns,
        upper,
        unless_law(rule.basis, levers),
        rule.basis,
    )


def condition(draft: Drafting, rule: Condition) -> Member:
    """Money that waits for a prerequisite."""
    label, rows = named("condition", rule.name), draft.rows("condition", rule=rule.name)
    column = draft.builder.column(label, rows, -most_of_payers(draft, rows), whole=True)
    funders = [f for n, f in enumerate(draft.given.funding.funders) if rule.funders[n]]
    worth = draft.valuation.reference
    lever = switch_lever(off("conditions", rule.name), "yes", "no", column, worth)
    return set_aside_by(
        label,
        "condition",
        say(
            "Condition {rule}: {funders} pays for its selection only once {other} is met{lag}"
            "{basis}.",
            rule=rule.name,
            funders=", ".join(funders),
            other=draft.given.interventions[rule.requires],
            lag=lagging(rule.lag),
            basis=based_on(rule.basis),
        ),
        [column],
        [1.0],
        unless_law(rule.basis, (lever,)),
        rule.basis,
    )


def most_of_payers(draft: Drafting, rows: np.ndarray) -> np.ndarray:
    """The most that the funder in each row of a condition can pay in a year."""
    block = next((b for b in draft.builder.base.rows if b.name == "condition"), None)
    if block is None:
        return np.empty(0)
    most = money.most_available(draft.loose.parameters).max(axis=1)
    most += draft.loose.most_money * len(draft.years)
    place = {funder: f for f, funder in enumerate(draft.given.funding.funders)}
    payers = np.array(block.index.labels("funder"), dtype=object)[rows - block.start]
    return np.array([most[place[funder]] for funder in payers.tolist()])
