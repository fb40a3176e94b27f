"""Politics of docs/model.md, in every year: veto, opposition, quorum."""

from __future__ import annotations

import itertools

from tests.oracle.effects import Choose
from tests.oracle.linear import EXACT, Impossible, Linear, Number
from tests.oracle.plans import Plan, scale_before

Stances = dict[str, Number]


def support(plan: Plan, stakeholder: str, year: int) -> Number:
    """How far the stakeholder stands behind what operates in `year`, against the initial state."""
    positions = {
        row["intervention"]: row["support"]
        for row in plan.reading.rows("positions")
        if row["stakeholder"] == stakeholder
    }
    total: Number = 0.0
    for decision in plan.reading.decisions.values():
        share = plan.reading.share[decision.region] if decision.region else 1.0
        change = plan.scale(decision, year) - scale_before(decision, plan.reading.years)
        weight = positions.get(decision.intervention, 0.0) * share / decision.own_max_scale
        total = total + weight * change
    return total


def hold_politics(plan: Plan, choose: Choose) -> None:
    """Vetoes, political capital and quorum of every year."""
    rows = plan.reading.rows("stakeholders")
    settings = plan.reading.settings
    for year in plan.reading.years:
        # Support plus tolerance: below 0 the stakeholder stands against the plan.
        stance = {
            row["stakeholder"]: support(plan, row["stakeholder"], year) + row["tolerance"]
            for row in rows
        }
        for row in rows:
            if row["veto"]:
                plan.problem.require(stance[row["stakeholder"]], 0.0)
        influence = {row["stakeholder"]: float(row["influence"]) for row in rows}
        if settings.political_capital is not None:
            _hold_opposition(plan, year, stance, influence, settings.political_capital)
        if settings.quorum is not None:
            _hold_quorum(plan, year, stance, influence, settings.quorum, choose)


def _hold_opposition(
    plan: Plan, year: int, stance: Stances, influence: dict[str, float], capital: float
) -> None:
    total: Number = 0.0
    for name, number in stance.items():
        if isinstance(number, Linear):
            opposition = plan.problem.variable(("opposition", name, year))
            plan.problem.require(opposition + number, 0.0)
        else:
            opposition = max(0.0, -number)
        total = total + influence[name] * opposition
    plan.problem.require(total, upper=capital)


def _hold_quorum(
    plan: Plan,
    year: int,
    stance: Stances,
    influence: dict[str, float],
    quorum: float,
    choose: Choose,
) -> None:
    """Choose who is to be won; only coalitions without a spare member need a look."""
    needed = quorum * sum(influence.values()) - EXACT
    open_names = [name for name, number in stance.items() if isinstance(number, Linear)]
    for name, number in stance.items():
        if not isinstance(number, Linear) and number >= -EXACT:
            needed -= influence[name]
    coalitions = [
        set(names)
        for size in range(len(open_names) + 1)
        for names in itertools.combinations(open_names, size)
        if sum(influence[name] for name in names) >= needed
    ]
    least = [c for c in coalitions if not any(other < c for other in coalitions)]
    if not least:
        raise Impossible("too few stand behind the plan")
    for name in choose(("quorum", year), least):
        plan.problem.require(stance[name], 0.0)
