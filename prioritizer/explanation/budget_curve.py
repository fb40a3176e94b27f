"""What more or less money buys: the best plan at each of a range of budgets, each re-solved."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from prioritizer.allocation import Allocation
from prioritizer.compilation import compile as compile_scenario
from prioritizer.engines import Options, Outcome, Status
from prioritizer.engines.watching import Cause
from prioritizer.explanation.budgets import BudgetProgram, scaled_budget, with_budget_column
from prioritizer.language import say
from prioritizer.parameters import Parameters, resolve
from prioritizer.resolving import Resolver
from prioritizer.scenario import Scenario
from prioritizer.solving import solve, verified

MOST = 100.0
"""Largest factor on the money that is looked at for a target: what a hundred times the money does
not reach, money does not reach."""


@dataclass(frozen=True)
class BudgetPoint:
    """The best plan at one budget.

    Attributes:
        factor: on the scenario's amounts.
        budget: money available over the horizon, in currency units.
        status, objective, bound: of the solve at this budget; None without a plan.
        spent: cost of the plan.
        marginal_value: improvement of the objective for one currency unit more since the point
            before (of min_cost: cost saved); None at the first point and beside one without a plan.
        gains: by indicator, in the last year, in its unit.
        funded: what operates in some year, as "intervention" or "intervention (region)".
        added, dropped: what changed against the point before; empty where either has no plan.
    """

    factor: float
    budget: float
    status: str
    objective: float | None
    bound: float | None
    spent: float | None
    marginal_value: float | None
    gains: dict[str, float]
    funded: tuple[str, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True)
class TargetBudget:
    """The least money with which an indicator can reach its target in the last year.

    Attributes:
        indicator: id.
        factor, budget: None unless the status is optimal.
        status: optimal, infeasible (not even ``MOST`` times the money does it) or unknown (the
            solver stopped).
    """

    indicator: str
    factor: float | None
    budget: float | None
    status: str


@dataclass(frozen=True)
class BudgetCurve:
    """Best plans over a range of budgets, and the least budget for each target.

    Attributes:
        points: from the lowest factor to the highest.
        targets: of the indicators of positive weight.
        missing: what Ctrl-C left undone: factors, and ids of indicators.
    """

    points: tuple[BudgetPoint, ...]
    targets: tuple[TargetBudget, ...]
    missing: tuple[float | str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The curve as plain Python values."""
        return asdict(self)

    def to_json(self) -> str:
        """The curve as one JSON document."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False)


def budget_curve(
    scenario: Scenario,
    *,
    points: int = 11,
    lowest: float = 0.5,
    highest: float = 1.5,
    funder: str | None = None,
    engine: str = "highs",
    gap: float = 0.0,
    time_limit: float | None = None,
    on_progress: Callable[[BudgetPoint], None] | None = None,
) -> BudgetCurve:
    """Solve a scenario at budgets from ``lowest`` to ``highest`` times its own.

    Every point is solved by itself: the plan at more money need not hold that at less.

    Args:
        scenario: with a table funding.
        points: how many budgets, evenly spaced; at least 2.
        lowest, highest: factors on the amounts.
        funder: scale this one alone; all where None.
        engine, gap: as in ``solve``.
        time_limit: seconds for each point.
        on_progress: called with each point when it is found.

    Raises:
        ValueError: the scenario has no funding, or an argument is out of range.
    """
    if points < 2 or not 0 <= lowest < highest:
        raise ValueError(say("give at least 2 points and factors with 0 <= lowest < highest"))
    factors = np.linspace(lowest, highest, points).tolist()
    found: list[BudgetPoint] = []
    targets: list[TargetBudget] = []
    with suppress(KeyboardInterrupt):
        for factor in factors:
            changed = scaled_budget(scenario, factor, funder)
            answer = solve(changed, engine=engine, gap=gap, time_limit=time_limit)
            if str(Cause.INTERRUPT) in answer.message:
                break
            found.append(point_of(answer, changed, factor, found[-1] if found else None))
            if on_progress is not None:
                on_progress(found[-1])
        else:
            for target in target_budgets(scenario, funder, engine, time_limit):
                targets.append(target)
    weighted = resolve(scenario).effects
    named = [weighted.indicators[k] for k in np.flatnonzero(weighted.weight > 0).tolist()]
    missing = (*factors[len(found) :], *named[len(targets) :])
    return BudgetCurve(tuple(found), tuple(targets), missing)


def point_of(
    answer: Allocation, scenario: Scenario, factor: float, before: BudgetPoint | None
) -> BudgetPoint:
    """One point of the curve, compared with the one before."""
    budget = float(resolve(scenario).funding.amount.sum())
    funded = funded_names(answer)
    marginal = None
    if before is not None and answer.objective is not None and before.objective is not None:
        more = budget - before.budget
        sign = -1.0 if answer.objectives[0].name == "min_cost" else 1.0
        marginal = sign * (answer.objective - before.objective) / more if more else None
    is_comparable = before is not None and before.objective is not None and answer.has_plan
    earlier = before.funded if before is not None and is_comparable else funded
    return BudgetPoint(
        factor=factor,
        budget=budget,
        status=answer.status,
        objective=answer.objective,
        bound=answer.bound,
        spent=answer.total_cost,
        marginal_value=marginal,
        gains=last_gains(answer),
        funded=funded,
        added=tuple(name for name in funded if name not in earlier),
        dropped=tuple(name for name in earlier if name not in funded),
    )


def funded_names(answer: Allocation) -> tuple[str, ...]:
    """What operates in some year, in the order of the tables."""
    frame = answer.allocation
    running = frame[frame["scale"] > 0]
    pairs = zip(running["intervention"], running["region"], strict=True)
    return tuple(dict.fromkeys(f"{i} ({r})" if r else i for i, r in pairs))


def last_gains(answer: Allocation) -> dict[str, float]:
    """Gain of each indicator in the last year, population-weighted."""
    frame = answer.indicators
    if frame.empty:
        return {}
    last = frame[(frame["region"] == "") & (frame["year"] == frame["year"].max())]
    return dict(zip(last["indicator"].tolist(), last["gain"].tolist(), strict=True))


def target_budgets(
    scenario: Scenario, funder: str | None, engine: str, time_limit: float | None
) -> Iterator[TargetBudget]:
    """For each indicator of positive weight, the least money with which its target is met.

    Raises:
        KeyboardInterrupt: Ctrl-C ended a solve.
        VerificationError: the plan at the least money does not hold when recomputed.
    """
    parameters = resolve(scenario)
    money = with_budget_column(scenario, MOST, funder)
    options = Options(threads=1, time_limit=time_limit)
    budget = parameters.funding.amount.sum(axis=1)
    scaled = [name == funder or funder is None for name in parameters.funding.funders]
    for k in np.flatnonzero(parameters.effects.weight > 0).tolist():
        outcome = least_factor(parameters, money, k, engine, options)
        name = parameters.effects.indicators[k]
        if outcome.was_interrupted:
            raise KeyboardInterrupt
        if outcome.status is Status.OPTIMAL and outcome.objective is not None:
            assert outcome.x is not None
            factor = outcome.objective
            changed = scaled_budget(scenario, factor, funder)
            verified(changed, compile_scenario(changed), outcome.x[:-1])
            total = float(np.where(scaled, budget * factor, budget).sum())
            yield TargetBudget(name, factor, total, "optimal")
        else:
            status = "infeasible" if outcome.status is Status.INFEASIBLE else "unknown"
            yield TargetBudget(name, None, None, status)


def least_factor(
    parameters: Parameters,
    money: BudgetProgram,
    indicator: int,
    engine: str,
    options: Options,
) -> Outcome:
    """The least factor on the money with which one indicator reaches its national target."""
    e, last = parameters.effects, len(parameters.years) - 1
    gain = money.program.measures["gain"][indicator, last].flat
    missing = (
        e.national_target[indicator] - e.national_baseline[indicator] - e.drift[indicator, last]
    )
    terms = np.zeros(len(money.program.lower))
    np.add.at(terms, gain.columns, gain.values)
    at_least = float(missing - gain.constant[0])
    upwards = e.direction[indicator] > 0
    bounds = (at_least, np.inf) if upwards else (-np.inf, at_least)
    program = money.program.with_row("target", terms, *bounds)
    with Resolver(program, engine=engine, options=options) as resolver:
        return resolver.solve(criterion=money.factor)


__all__: Sequence[str] = ("BudgetCurve", "BudgetPoint", "TargetBudget", "budget_curve")
