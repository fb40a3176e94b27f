"""A proposed plan under every possible weights: its largest regret, and the swap that removes it.

The regret is convex in the weights (see ``regret``), so that the extreme points tell the largest.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from prioritizer.engines.outcome import BoolArray, FloatArray
from prioritizer.evaluation import Evaluation
from prioritizer.evaluation import evaluate as evaluation_of
from prioritizer.evaluation.objectives import credited
from prioritizer.explanation.workers import Step
from prioritizer.language import say
from prioritizer.program import Criterion
from prioritizer.scenario import Scenario
from prioritizer.tradeoffs.nondominated import above, distance, held
from prioritizer.tradeoffs.rated import RatedPlan, rated
from prioritizer.tradeoffs.regret import ExtremeRegret, best_values, regrets_of
from prioritizer.tradeoffs.valuing import (
    SAME,
    Allowance,
    Interrupted,
    Valuation,
    ValuedPlan,
    equally_weighed,
)
from prioritizer.tradeoffs.weighting.possible import PossibleWeights

NO_REGRET = 1e-7
"""A regret, in shares of the way to the targets, that is rounding."""


@dataclass(frozen=True)
class Swap:
    """The change of the proposed plan that removes its largest regret.

    Attributes:
        added, dropped: what operates in only one of the plans.
        rescheduled: what operates in both with other starts or another end.
        plan: after the swap; best for the weights of the largest regret, and of those plans one
            that differs least in what operates.
    """

    added: tuple[str, ...]
    dropped: tuple[str, ...]
    rescheduled: tuple[str, ...]
    plan: RatedPlan

    def to_dict(self) -> dict[str, Any]:
        """The swap as plain Python values."""
        return {
            "added": list(self.added),
            "dropped": list(self.dropped),
            "rescheduled": list(self.rescheduled),
            "plan": self.plan.to_dict(),
        }


@dataclass(frozen=True)
class PlanAudit:
    """How good the plan of the table ``plan`` is, whichever of the possible weights win.

    Attributes:
        violations: rules that it breaks, in words. It may then be worth more than any plan that
            keeps the rules, and a regret below 0.
        regrets: at each extreme point whose best plan is known.
        largest: of these; None where none is known.
        is_proven: all extreme points are solved: no possible weights make the regret larger.
        swap: that removes the largest regret; None where there is none, or a limit came first.
        plan: that is judged.
        missing: what a limit left undone, in words.
    """

    violations: tuple[str, ...]
    regrets: tuple[ExtremeRegret, ...]
    largest: ExtremeRegret | None
    is_proven: bool
    swap: Swap | None
    plan: RatedPlan
    missing: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The audit as plain Python values."""
        return {
            "violations": list(self.violations),
            "regrets": [entry.to_dict() for entry in self.regrets],
            "largest": None if self.largest is None else self.largest.to_dict(),
            "is_proven": self.is_proven,
            "swap": None if self.swap is None else self.swap.to_dict(),
            "plan": self.plan.to_dict(),
            "missing": list(self.missing),
        }

    def to_json(self) -> str:
        """The audit as one JSON document."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False)


def audit_plan(
    scenario: Scenario,
    weights: PossibleWeights,
    *,
    time_limit: float | None = None,
    workers: int | None = None,
    on_progress: Callable[[Step], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> PlanAudit:
    """Judge the plan of the table ``plan`` under all possible weights.

    Args:
        scenario: whose objective is weighted_gain; the rows of ``plan``, proposed and fixed, are
            the plan, as ``evaluate`` takes them. Fixed rows bind the plans it is compared with.
        weights: that are possible.
        time_limit: seconds for all solves together.
        workers: processes; None for one a processor.
        on_progress: told of each extreme point that is solved.
        should_stop: asked from time to time; True ends the audit with what is there.

    Raises:
        NoPlan: no plan keeps the rules.
        ValueError: the objective is another.
    """
    allowance = Allowance(time_limit, should_stop)
    best, missing = best_values(scenario, weights, allowance, workers, on_progress)
    proposed = evaluation_of(equally_weighed(scenario, weights.indicators))
    known = proposed.parameters.effects.indicators
    places = np.array([known.index(name) for name in weights.indicators])
    values = credited(proposed)[places]
    regrets = regrets_of(weights, values, best)
    largest = max(regrets, key=lambda entry: entry.regret, default=None)
    swap = None
    with Valuation(
        scenario, weights.indicators, extremes=weights.extremes, patterns=True, allowance=allowance
    ) as valuation:
        own = ValuedPlan(
            np.empty(0), values, operating_in(proposed), proposed.total_cost, proposed.total_started
        )
        plan = rated(valuation, weights.indicators, own)
        if largest is not None and largest.regret > NO_REGRET:
            try:
                swap = removing(valuation, weights, proposed, largest)
            except Interrupted:
                missing = (*missing, say("the swap that removes the largest regret"))
    return PlanAudit(
        violations=tuple(violation.sentence for violation in proposed.violations),
        regrets=regrets,
        largest=largest,
        is_proven=len(regrets) == len(weights.extremes),
        swap=swap,
        plan=plan,
        missing=missing,
    )


def operating_in(evaluation: Evaluation) -> BoolArray:
    """(D,) what operates in some year."""
    return np.asarray(evaluation.scale.max(axis=1) > 0)


def removing(
    valuation: Valuation, weights: PossibleWeights, proposed: Evaluation, largest: ExtremeRegret
) -> Swap:
    """The plan nearest to the proposed one that is best for the weights of the largest regret."""
    place = weights.names.index(largest.name)
    floor = np.full(len(weights.extremes), -np.inf)
    floor[place] = largest.best - SAME
    worth, mine = above(valuation, floor), operating_in(proposed)
    nearest = valuation.optimum(likeness(valuation, mine), worth)
    if nearest is None or nearest.x is None:  # traces of continuous decisions, see operating.py
        after = valuation.best(weights.extremes[place])
    else:
        pattern = nearest.x[valuation.operates] > 0.5
        same = worth + held(valuation, pattern, len(pattern))
        mean: FloatArray = weights.extremes.mean(axis=0)
        after = valuation.best(mean, same)
    assert after is not None  # the best plan itself keeps the rows
    theirs = after.operating
    changed = np.abs(valuation.evaluation(after.x).scale - proposed.scale).max(axis=1) > NO_REGRET
    return Swap(
        added=named(valuation, theirs & ~mine),
        dropped=named(valuation, mine & ~theirs),
        rescheduled=named(valuation, mine & theirs & changed),
        plan=rated(valuation, weights.indicators, after),
    )


def likeness(valuation: Valuation, pattern: BoolArray) -> Criterion:
    """The number of decisions that are as in a pattern, to be maximised."""
    far = distance(valuation, pattern)
    return replace(far, name="likeness", cost=-far.cost, constant=len(pattern) - far.constant)


def named(valuation: Valuation, which: BoolArray) -> tuple[str, ...]:
    """Names of the decisions."""
    return tuple(name for name, wanted in zip(valuation.names, which, strict=True) if wanted)
