"""One ranked list such that every budget buys a prefix of it.

The budget is not known when the list must be published: several levels are possible, each with a
probability. What a level buys must hold what every lower level buys (nested selection under budget
uncertainty, as for the ranked investment lists of plants: Koc, Morton, Popova, Hess, Kee and
Richards 2009). All levels are decided in one program that minimises the expected, or the worst,
relative loss against the best plan at each level by itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from prioritizer.compilation import compile as compile_scenario
from prioritizer.engines import Options, Outcome, Status, engine_named
from prioritizer.engines.outcome import BoolArray, Engine, FloatArray, Session
from prioritizer.evaluation import Evaluation
from prioritizer.explanation.budget_levels import Level, joint_program, levels_of
from prioritizer.explanation.operating import (
    SAME,
    decision_names,
    without_waste,
)
from prioritizer.explanation.workers import Step
from prioritizer.language import say
from prioritizer.parameters import resolve
from prioritizer.program import LinearProgram
from prioritizer.scenario import Scenario
from prioritizer.solving import verified

FACTORS = (0.6, 0.8, 1.0, 1.2, 1.4)
"""Budget levels that are looked at unless others are given."""

HURRIED_SECONDS = 0.4
"""For the plan of a level after Ctrl-C: a person waits no longer for all of them."""


@dataclass(frozen=True)
class ListedItem:
    """One place of the list.

    Attributes:
        rank: from 1.
        item: "intervention" or "intervention (region)".
        factor, budget: the lowest level that buys it.
    """

    rank: int
    item: str
    factor: float
    budget: float


@dataclass(frozen=True)
class BudgetLevel:
    """What the list is worth at one budget.

    Attributes:
        factor, budget, probability: of the level.
        objective: of the best plan that operates exactly the prefix; after Ctrl-C of the best
            that was found.
        best_objective: of the best plan without a list.
        loss: (best_objective - objective) / |best_objective| (where that is 0: the difference
            itself), for min_cost with the other sign; 0 or more where the best is proven.
        total_cost: of the prefix.
        funded: the prefix.
    """

    factor: float
    budget: float
    probability: float
    objective: float
    best_objective: float
    loss: float
    total_cost: float
    funded: tuple[str, ...]


@dataclass(frozen=True)
class PriorityList:
    """A ranked list and its worth at each budget level.

    Attributes:
        items: in rank order; what no level buys is not listed.
        levels: from the lowest budget to the highest.
        expected_loss, worst_loss: over the levels.
        bound: proven least value of the one that was minimised, None where there is none.
        status: optimal, or feasible where a limit stopped the proof, of the list or of the best
            plan at a level.
    """

    items: tuple[ListedItem, ...]
    levels: tuple[BudgetLevel, ...]
    expected_loss: float
    worst_loss: float
    bound: float | None
    status: str

    def to_dict(self) -> dict[str, Any]:
        """The list as plain Python values."""
        return asdict(self)

    def to_json(self) -> str:
        """The list as one JSON document."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False)


def priority_list(
    scenario: Scenario,
    *,
    factors: Sequence[float] = FACTORS,
    probabilities: Sequence[float] | None = None,
    worst: bool = False,
    engine: str = "highs",
    gap: float = 0.0,
    time_limit: float | None = None,
    on_progress: Callable[[Step], None] | None = None,
) -> PriorityList:
    """Find the ranked list that loses least over a distribution of budgets.

    Args:
        scenario: with a table funding.
        factors: budget levels, as factors on all amounts.
        probabilities: of the levels, in proportion; equal where None.
        worst: minimise the worst loss instead of the expected one, and of the lists with the same
            worst loss the expected one.
        engine: as in ``solve``.
        gap: absolute loss within which the list counts as optimal.
        time_limit: seconds for the joint program, and for each level's own best.
        on_progress: called when the best plan of a level is found; the last step is the joint
            program, which takes longest.

    Raises:
        KeyboardInterrupt: Ctrl-C before there was a list; later the best one found is returned.
        ValueError: an argument is out of range, or a level has no plan.
    """
    done: list[Level] = []

    def told(level: Level) -> None:
        done.append(level)
        if on_progress is not None:
            on_progress(Step(len(done), len(factors) + 1, ""))

    levels = levels_of(scenario, factors, probabilities, engine, time_limit, told)
    joint = joint_program(levels, worst=worst)
    chosen = engine_named(engine)
    # the loss is near 0, where a relative gap says nothing: the gap is taken on 1 + loss
    options = Options(gap=gap, time_limit=time_limit)
    session = chosen.open(joint, options)
    try:
        outcome = session.solve(joint.objective, options)
        if outcome.x is None and outcome.was_interrupted:
            raise KeyboardInterrupt
        if outcome.x is None:
            raise ValueError(
                say(
                    "no list was found: {status}. {message}",
                    status=outcome.status,
                    message=outcome.message,
                )
            )
        if worst and not outcome.was_interrupted:
            outcome = replace(outcome, x=least_expected(session, joint, outcome.x, options))
    finally:
        session.close()
    return read_list(chosen, levels, outcome, time_limit)


def least_expected(
    session: Session, joint: LinearProgram, x: FloatArray, options: Options
) -> FloatArray:
    """Of the plans with the same worst loss those with the least expected one."""
    place, most = np.array([len(x) - 1]), np.array([x[-1] + SAME])
    session.change_bounds(place, np.zeros(1), most)
    outcome = session.solve(joint.criteria[1], options, x)
    return x if outcome.x is None else outcome.x


def read_list(
    engine: Engine, levels: Sequence[Level], outcome: Outcome, time_limit: float | None
) -> PriorityList:
    """The list and its levels, the plan of each found and verified by itself."""
    assert outcome.x is not None
    names, offset, worth = decision_names(resolve(levels[0].scenario)), 0, []
    options = Options(time_limit=HURRIED_SECONDS if outcome.was_interrupted else time_limit)
    for level in levels:
        width = len(level.operating.program.lower)
        x = outcome.x[offset : offset + width]
        worth.append(best_of_prefix(engine, level, x, options, keep_whole=outcome.was_interrupted))
        offset += width
    found = [level_of(level, plan, names) for level, plan in zip(levels, worth, strict=True)]
    expected = sum(level.probability * level.loss for level in found)
    is_proven = all(end.status is Status.OPTIMAL for end in (outcome, *(v.best for v in levels)))
    return PriorityList(
        items=ranked(levels, worth, found, names),
        levels=tuple(found),
        expected_loss=expected,
        worst_loss=max(level.loss for level in found),
        bound=max(0.0, outcome.bound - 1.0) if outcome.bound is not None else None,
        status="optimal" if is_proven else "feasible",
    )


def best_of_prefix(
    engine: Engine, level: Level, x: FloatArray, options: Options, *, keep_whole: bool = False
) -> Evaluation:
    """The best plan of a level that operates what x does, then the cheapest.

    With ``keep_whole`` the cheapest one with the same whole-number decisions, found sooner.

    In the joint program a level whose loss does not count, or is not the worst, is left idle.
    """
    program, own = level.operating.program, compile_scenario(level.scenario)
    places = np.arange(*level.operating.operates.indices(len(x)))
    at = np.round(x[places])
    session = engine.open(program, options)
    try:
        session.change_bounds(places, at, at)
        found = session.solve(program.objective, options, x)
        best = x if found.x is None else found.x
        cheapest = own.tie_breaks[0]
        best = without_waste(session, program, cheapest, best, options, keep_whole=keep_whole)
    finally:
        session.close()
    return verified(level.scenario, own, best[: level.operating.width])


def operating_now(plan: Evaluation) -> BoolArray:
    """(D,) what operates in some year."""
    return np.asarray(plan.scale.max(axis=1) > 0)


def level_of(level: Level, plan: Evaluation, names: Sequence[str]) -> BudgetLevel:
    """What the list is worth at one level."""
    best = level.best.objective or 0.0
    value = plan.objectives[0][1]
    lost = best - value if level.operating.program.objective.sense == "max" else value - best
    return BudgetLevel(
        factor=level.factor,
        budget=float(resolve(level.scenario).funding.amount.sum()),
        probability=level.probability,
        objective=value,
        best_objective=best,
        loss=lost / (abs(best) or 1.0) if abs(lost) > SAME * (abs(best) or 1.0) else 0.0,
        total_cost=plan.total_cost,
        funded=tuple(name for name, on in zip(names, operating_now(plan), strict=True) if on),
    )


def ranked(
    levels: Sequence[Level],
    plans: Sequence[Evaluation],
    found: Sequence[BudgetLevel],
    names: Sequence[str],
) -> tuple[ListedItem, ...]:
    """The list: by the lowest level that buys an item, then by its first year, then by its cost.

    Within a level the order is free: no budget that was looked at lies between.
    """
    items: list[ListedItem] = []
    seen: set[str] = set()
    for plan, level in zip(plans, found, strict=True):
        cost = (plan.capital + plan.current).sum(axis=1)
        new = [d for d, on in enumerate(operating_now(plan)) if on and names[d] not in seen]
        first = (plan.scale > 0).argmax(axis=1)
        for d in sorted(new, key=lambda d: (first[d], cost[d])):
            items.append(ListedItem(len(items) + 1, names[d], level.factor, level.budget))
            seen.add(names[d])
    return tuple(items)


__all__: Sequence[str] = ("BudgetLevel", "ListedItem", "PriorityList", "priority_list")
