"""How far each indicator can get of which a value is required."""

from __future__ import annotations

import numpy as np

from prioritizer.evaluation.violations import units_of
from prioritizer.explanation.conflicts import Judge, Undecided
from prioritizer.explanation.members import Member, setting_aside
from prioritizer.explanation.results import Attainable
from prioritizer.explanation.statements import Statements
from prioritizer.program import Criterion
from prioritizer.program.linear_program import Sense

REQUIREMENTS = ("required_value", "milestone")
"""Families of what is asked of indicators."""


def attainable_values(found: Statements, judge: Judge) -> tuple[Attainable, ...]:
    """The best value of each required value and milestone, by solving for it."""
    asked = [member for member in found.members if member.family in REQUIREMENTS]
    return tuple(attainable_value(found, judge, member, asked) for member in asked)


def attainable_value(
    found: Statements, judge: Judge, member: Member, asked: list[Member]
) -> Attainable:
    """The best value with every other statement kept, or else every one but those in ``asked``."""
    indicator, year, required = requirement(found, member)
    criterion, known = value_of(found, member, indicator, year, required)
    best, others_kept = None, True
    try:
        for others_kept in (True, False):
            aside = [member] if others_kept else asked
            x = judge.solve(setting_aside(aside), criterion)
            if x is not None:
                best = float(known + criterion.cost @ x)
                break
    except Undecided:
        best = None
    unit = units_of(found.scenario, "indicators")[indicator]
    return Attainable(indicator, year, required, best, unit, others_kept)


def requirement(found: Statements, member: Member) -> tuple[str, int, float]:
    """Indicator, year and value that a member asks for."""
    lever = member.levers[0]
    keys = dict(lever.cells[0].row)
    year = int(keys.get("year", found.draft.years[-1]))
    assert isinstance(lever.before, float)
    return str(keys["indicator"]), year, lever.before


def value_of(
    found: Statements, member: Member, indicator: str, year: int, required: float
) -> tuple[Criterion, float]:
    """The gain that a member bounds, as a criterion, and the value where that is 0."""
    labels: dict[str, object] = {"indicator": indicator}
    if member.family == "milestone":
        labels["year"] = year
    row = int(found.draft.rows(member.family, **labels)[0])
    base = found.draft.builder.base
    cost = np.zeros(len(found.program.lower))
    part = slice(base.matrix.indptr[row], base.matrix.indptr[row + 1])
    cost[base.matrix.indices[part]] = base.matrix.data[part]
    low, high = float(base.row_lower[row]), float(base.row_upper[row])
    is_floor = bool(np.isfinite(low))
    effects = found.draft.given.effects
    k = effects.indicators.index(indicator)
    size = abs(float(effects.national_target[k] - effects.national_baseline[k])) or 1.0
    sense: Sense = "max" if is_floor else "min"
    return Criterion("attainable", sense, cost, 0.0, size), required - (low if is_floor else high)
