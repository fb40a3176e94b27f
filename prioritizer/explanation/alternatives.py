"""Genuinely different plans that are nearly as good as the best.

Each next plan is the one farthest from all before it: it maximises the least distance to them, and
among the farthest the objective (greedy max-min diversity; Danna and Woodruff 2009 call the same
idea "diverse solutions"). The distance between two plans is the number of decisions (intervention,
region) that operate in one and not in the other.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
from scipy import sparse

from prioritizer.allocation import Allocation
from prioritizer.compilation import compile as compile_scenario
from prioritizer.engines import Options, Outcome, Status, engine_named
from prioritizer.engines.outcome import BoolArray, Engine, FloatArray
from prioritizer.evaluation import Evaluation
from prioritizer.explanation.budget_curve import last_gains
from prioritizer.explanation.operating import (
    SAME,
    OperatingProgram,
    decision_names,
    widened_criterion,
    with_operates,
    without_waste,
)
from prioritizer.language import marked, say
from prioritizer.parameters import Parameters, resolve
from prioritizer.program import Block, Criterion, Index, LinearProgram
from prioritizer.scenario import Scenario
from prioritizer.solving import solve, verified

NEAR_ONE = 1e-6
"""Difference of a distance from a whole number that is rounding."""

NO_OTHER = marked("no further plan within the loss differs")


@dataclass(frozen=True)
class Alternative:
    """One plan among those that are nearly as good.

    Attributes:
        objective: value of the first criterion.
        loss: share of the best objective that it gives up; below 0 where a limit stopped the
            search for the best and this one is better.
        distance: least number of decisions that differ from any plan before it.
        is_proven: nothing farther away exists within the loss; False where a limit stopped it. Of
            the best plan: it is the best.
        total_cost: in currency units.
        gains: by indicator, in the last year, in its unit.
        funded: what operates in some year.
        added, dropped: against the best plan.
    """

    objective: float
    loss: float
    distance: int
    is_proven: bool
    total_cost: float
    gains: dict[str, float]
    funded: tuple[str, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True)
class Alternatives:
    """The best plan and others nearly as good, each as different as can be.

    Attributes:
        plans: the best first.
        always, sometimes, never: what operates in all, in some and in none of them.
        status: "complete", or why there are fewer than asked for.
    """

    plans: tuple[Alternative, ...]
    always: tuple[str, ...]
    sometimes: tuple[str, ...]
    never: tuple[str, ...]
    status: str

    def to_dict(self) -> dict[str, Any]:
        """The plans as plain Python values."""
        return asdict(self)

    def to_json(self) -> str:
        """The plans as one JSON document."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False)


def alternatives(
    scenario: Scenario,
    *,
    within: float = 0.05,
    count: int = 5,
    engine: str = "highs",
    time_limit: float | None = None,
    on_progress: Callable[[Alternative], None] | None = None,
) -> Alternatives:
    """Find plans within a share of the best objective, each as different as can be.

    Args:
        scenario: that has a plan.
        within: share of the best objective that a plan may give up.
        count: how many plans, the best included.
        engine: as in ``solve``.
        time_limit: seconds for each plan.
        on_progress: called with each plan when it is found.

    Raises:
        ValueError: an argument is out of range, or the scenario has no plan.
    """
    if count < 1 or not 0 <= within < np.inf:
        raise ValueError(say("give a count of 1 or more and a share within of 0 or more"))
    best = solve(scenario, engine=engine, time_limit=time_limit)
    if best.evaluation is None or best.objective is None:
        raise ValueError(
            say(
                "the scenario has no plan to vary: {status}. {message}",
                status=best.status,
                message=best.message,
            )
        )
    parameters = resolve(scenario)
    operating = with_operates(compile_scenario(scenario), parameters)
    near = near_the_best(operating, best.objective, within)
    is_best = best.status == "optimal"
    found, patterns = [described(scenario, best.evaluation, best, 0, is_best)], [running(best)]
    status = "complete"
    while len(found) < count:
        plan = farthest(engine_named(engine), scenario, near, patterns, time_limit)
        if isinstance(plan, str):
            status = plan
            break
        evaluation, distance, is_proven = plan
        found.append(described(scenario, evaluation, best, distance, is_proven))
        patterns.append(evaluation.scale.max(axis=1) > 0)
        if on_progress is not None:
            on_progress(found[-1])
    return summed_up(parameters, tuple(found), status)


def running(answer: Allocation) -> BoolArray:
    """(D,) what operates in some year."""
    assert answer.evaluation is not None
    return np.asarray(answer.evaluation.scale.max(axis=1) > 0)


def described(
    scenario: Scenario, evaluation: Evaluation, best: Allocation, distance: int, is_proven: bool
) -> Alternative:
    """A plan in words and numbers, against the best."""
    names = np.array(decision_names(resolve(scenario)), dtype=object)
    mine, theirs = evaluation.scale.max(axis=1) > 0, running(best)
    objective = evaluation.objectives[0][1]
    assert best.objective is not None
    lost = best.objective - objective
    if best.objectives[0].name == "min_cost":
        lost = -lost
    loss = lost / abs(best.objective) if abs(lost) > SAME * abs(best.objective) else 0.0
    return Alternative(
        objective=objective,
        loss=loss,
        distance=distance,
        is_proven=is_proven,
        total_cost=evaluation.total_cost,
        gains=last_gains(replace(best, evaluation=evaluation)),
        funded=tuple(names[mine]),
        added=tuple(names[mine & ~theirs]),
        dropped=tuple(names[theirs & ~mine]),
    )


def summed_up(parameters: Parameters, plans: tuple[Alternative, ...], status: str) -> Alternatives:
    """The plans with what they share."""
    names = decision_names(parameters)
    times = {name: sum(name in plan.funded for plan in plans) for name in names}
    return Alternatives(
        plans=plans,
        always=tuple(name for name in names if times[name] == len(plans)),
        sometimes=tuple(name for name in names if 0 < times[name] < len(plans)),
        never=tuple(name for name in names if times[name] == 0),
        status=status,
    )


def farthest(
    engine: Engine,
    scenario: Scenario,
    near: OperatingProgram,
    patterns: list[BoolArray],
    time_limit: float | None,
) -> tuple[Evaluation, int, bool] | str:
    """The plan farthest from all patterns, the best of these; in words why there is none."""
    options, count = Options(time_limit=time_limit), len(patterns[0])
    program = with_distance(near.program, count)
    far = distance_criterion(program, count)
    session = engine.open(program, options)
    try:
        for n, pattern in enumerate(patterns):
            terms, constant = distance_terms(near, program, pattern)
            session.add_row(f"distance_{n}", terms, -constant, np.inf)
        outcome = session.solve(far, options)
        if outcome.x is None or outcome.objective is None or outcome.objective < 1 - NEAR_ONE:
            return (
                say(NO_OTHER)
                if is_settled(outcome)
                else say("stopped before the next: {message}", message=outcome.message)
            )
        reached = np.array([np.floor(outcome.objective + NEAR_ONE)])
        session.change_bounds(np.array([len(program.lower) - 1]), reached, np.array([count]))
        best = session.solve(widened_criterion(near.program.objective, 1), options, outcome.x)
        x = best.x if best.x is not None else outcome.x
        own = compile_scenario(scenario)
        x = without_waste(session, program, own.tie_breaks[0], x, options)
    finally:
        session.close()
    evaluation = verified(scenario, own, x[: near.width])
    mine = evaluation.scale.max(axis=1) > 0
    distance = min(int((mine != pattern).sum()) for pattern in patterns)
    return evaluation, distance, outcome.status is Status.OPTIMAL


def is_settled(outcome: Outcome) -> bool:
    """Whether the solver has proven what it says."""
    return outcome.status in (Status.OPTIMAL, Status.INFEASIBLE)


def near_the_best(operating: OperatingProgram, best: float, within: float) -> OperatingProgram:
    """The program with a row that holds the objective near its best."""
    criterion = operating.program.objective
    factor = criterion.scale
    given = within * abs(best) + SAME * max(abs(best), criterion.magnitude)
    if criterion.sense == "max":
        bounds = ((best - given - criterion.constant) * factor, np.inf)
    else:
        bounds = (-np.inf, (best + given - criterion.constant) * factor)
    return replace(
        operating, program=operating.program.with_row("near", criterion.cost * factor, *bounds)
    )


def with_distance(program: LinearProgram, most: int) -> LinearProgram:
    """The program with a last column ``distance`` between 0 and ``most``."""
    blank = sparse.csr_array((len(program.row_lower), 1))
    return replace(
        program,
        columns=(*program.columns, Block("distance", Index.single(), len(program.lower))),
        matrix=sparse.csr_array(sparse.hstack([program.matrix, blank], format="csr")),
        lower=np.append(program.lower, 0.0),
        upper=np.append(program.upper, float(most)),
        is_whole=np.append(program.is_whole, False),
        criteria=tuple(widened_criterion(c, 1) for c in program.criteria),
    )


def distance_criterion(program: LinearProgram, most: int) -> Criterion:
    """Maximise the column ``distance``."""
    cost = np.zeros(len(program.lower))
    cost[-1] = 1.0
    return Criterion("distance", "max", cost, 0.0, float(most))


def distance_terms(
    near: OperatingProgram, program: LinearProgram, pattern: BoolArray
) -> tuple[FloatArray, float]:
    """Distance <= number of decisions that differ from a pattern: a row's terms and constant."""
    terms = np.zeros(len(program.lower))
    terms[near.operates] = np.where(pattern, -1.0, 1.0)
    terms[-1] = -1.0
    return terms, float(pattern.sum())
