"""The plan whose largest regret under any possible weights is least.

The regret of a plan under weights w is what the best plan for w is worth more: the maximum of
functions linear in w less a linear one, convex in w, so that it is largest at an extreme point of
the possible weights. One solve for each of these and one more are exact (Savage 1951 for the
criterion; Salo and Hamalainen, Preference programming through approximate ratio comparisons,
European Journal of Operational Research 82, 1995, for incomplete weights).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from prioritizer.engines.outcome import FloatArray
from prioritizer.explanation.workers import Step
from prioritizer.language import say_count
from prioritizer.scenario import Scenario
from prioritizer.tradeoffs.extremes import best_for_each
from prioritizer.tradeoffs.least_of_several import plan_of_greatest_least
from prioritizer.tradeoffs.rated import RatedPlan, rated_answer
from prioritizer.tradeoffs.valuing import Allowance
from prioritizer.tradeoffs.weighting.possible import PossibleWeights


@dataclass(frozen=True)
class ExtremeRegret:
    """What a plan is worth under one extreme weighting, and the best that is possible there.

    Attributes:
        name: of the extreme point.
        weights: by indicator.
        value: of the plan.
        best: of the best plan for these weights.
        regret: best - value, in shares of the way to the targets.
    """

    name: str
    weights: dict[str, float]
    value: float
    best: float

    @property
    def regret(self) -> float:
        """What is given up."""
        return self.best - self.value

    def to_dict(self) -> dict[str, Any]:
        """The numbers as plain Python values."""
        return vars(self) | {"weights": dict(self.weights), "regret": self.regret}


@dataclass(frozen=True)
class MinimaxRegret:
    """The plan of least largest regret.

    Attributes:
        status: "optimal" (proven), "feasible" (a limit came before the proof) or "stopped".
        regret: its largest regret; None without a plan.
        bound: no plan's largest regret is less; None where nothing is proven.
        plan: None where a limit came first.
        regrets: of the plan at each extreme point.
        missing: what a limit left undone, in words.
    """

    status: str
    regret: float | None
    bound: float | None
    plan: RatedPlan | None
    regrets: tuple[ExtremeRegret, ...]
    missing: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The answer as plain Python values."""
        return {
            "status": self.status,
            "regret": self.regret,
            "bound": self.bound,
            "plan": None if self.plan is None else self.plan.to_dict(),
            "regrets": [entry.to_dict() for entry in self.regrets],
            "missing": list(self.missing),
        }

    def to_json(self) -> str:
        """The answer as one JSON document."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False)


def minimax_regret(
    scenario: Scenario,
    weights: PossibleWeights,
    *,
    time_limit: float | None = None,
    workers: int | None = None,
    on_progress: Callable[[Step], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> MinimaxRegret:
    """Find the plan whose largest regret under the possible weights is least.

    Args:
        scenario: whose objective is weighted_gain.
        weights: that are possible, from ``possible_weights`` or ``hull_of_weights``.
        time_limit: seconds for all solves together.
        workers: processes; None for one a processor.
        on_progress: told of each extreme point that is solved.
        should_stop: asked from time to time; True ends the search with what is there.

    Returns:
        The plan; of plans with the same largest regret one with the least mean regret over the
        extreme points, of these the cheapest.

    Raises:
        NoPlan: the scenario is infeasible.
        ValueError: the objective is another.
    """
    allowance = Allowance(time_limit, should_stop)
    best, missing = best_values(scenario, weights, allowance, workers, on_progress)
    if missing:
        return MinimaxRegret("stopped", None, None, None, (), missing)
    found = plan_of_greatest_least(scenario, weights.indicators, weights.extremes, -best, allowance)
    if found.values is None or found.answer is None:
        return MinimaxRegret("stopped", None, None, None, (), ())
    regrets = regrets_of(weights, found.values, best)
    plan = rated_answer(weights.indicators, found.values, found.answer)
    largest = max(entry.regret for entry in regrets)
    bound = None if found.bound is None else min(max(-found.bound, 0.0), largest)
    return MinimaxRegret(found.status, largest, bound, plan, regrets)


def best_values(
    scenario: Scenario,
    weights: PossibleWeights,
    allowance: Allowance,
    workers: int | None,
    on_progress: Callable[[Step], None] | None,
) -> tuple[FloatArray, tuple[str, ...]]:
    """(E,) the best value at each extreme point, NaN where a limit came first; what is missing."""
    plans = best_for_each(
        scenario,
        weights.indicators,
        weights.extremes,
        weights.names,
        allowance,
        workers=workers,
        on_progress=on_progress,
    )
    best = np.full(len(plans), np.nan)
    for place, plan in enumerate(plans):
        if plan is not None:
            best[place] = weights.extremes[place] @ plan.values
    left = [name for name, plan in zip(weights.names, plans, strict=True) if plan is None]
    if not left:
        return best, ()
    return best, (
        say_count(
            "the best plan at extreme weights {names} is not known",
            "the best plans at {count} extreme weights are not known: {names}",
            len(left),
            names=", ".join(left),
        ),
    )


def regrets_of(
    weights: PossibleWeights, values: FloatArray, best: FloatArray
) -> tuple[ExtremeRegret, ...]:
    """The regret of a plan of these values (K,) at each extreme point whose best is known."""
    return tuple(
        ExtremeRegret(
            name=weights.names[place],
            weights=dict(zip(weights.indicators, row.tolist(), strict=True)),
            value=float(row @ values),
            best=float(best[place]),
        )
        for place, row in enumerate(weights.extremes)
        if np.isfinite(best[place])
    )
