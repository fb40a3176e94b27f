"""How much the best plan depends on the weights: one at a time, all at once, at random."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

import numpy as np

from prioritizer.engines.outcome import BoolArray, FloatArray
from prioritizer.explanation.workers import Step, run_tasks
from prioritizer.language import say
from prioritizer.scenario import Scenario
from prioritizer.tradeoffs.breakpoints import End, interval_end
from prioritizer.tradeoffs.extremes import BestFor, Opening
from prioritizer.tradeoffs.rated import RatedPlan, rated
from prioritizer.tradeoffs.tolerance_of_weights import Tolerance, common_tolerance
from prioritizer.tradeoffs.valuing import (
    Allowance,
    Interrupted,
    Valuation,
    ValuedPlan,
    require_best,
)
from prioritizer.tradeoffs.weighting.elicited import IndicatorWeights
from prioritizer.tradeoffs.weighting.sampling import random_mixtures

Found: TypeAlias = End | Tolerance | ValuedPlan | None


@dataclass(frozen=True)
class Exchange:
    """What another plan runs that the best does not, and the other way round."""

    added: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True)
class WeightRange:
    """Within what range of one weight the plan stays best, the others in their proportions.

    Attributes:
        indicator: whose weight it is.
        weight: as given, a share of all weight.
        low, high: ends of the range; None where a limit came first.
        below, above: what is better beyond the ends; None where they are 0 or 1, or not known.
    """

    indicator: str
    weight: float
    low: float | None
    high: float | None
    below: Exchange | None
    above: Exchange | None


@dataclass(frozen=True)
class WeightSensitivity:
    """How much the best plan depends on the weights.

    Attributes:
        plan: best for the weights.
        ranges: one for each indicator weighed.
        tolerance: all weights may be wrong by this share at once, each up or down, at most 1;
            None where a limit came first.
        tolerance_is_proven: False: the tolerance is no more than an upper bound.
        beyond: what is better beyond the tolerance.
        funded_share: share of the random weights whose best plan runs it, by decision.
        samples: random weights that were solved, of the uniform distribution.
        seed: of them.
        missing: what a limit left undone, in words.
    """

    plan: RatedPlan
    ranges: tuple[WeightRange, ...]
    tolerance: float | None
    tolerance_is_proven: bool
    beyond: Exchange | None
    funded_share: dict[str, float]
    samples: int
    seed: int
    missing: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The sensitivity as plain Python values."""
        return asdict(self) | {"plan": self.plan.to_dict(), "missing": list(self.missing)}

    def to_json(self) -> str:
        """The sensitivity as one JSON document."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False)


@dataclass(frozen=True, eq=False)
class FindEnd:
    """The task of finding one end of one weight's range; None where a limit came first."""

    label: str
    weights: FloatArray
    place: int
    values: FloatArray
    towards: float

    def __call__(self, valuation: Valuation) -> End | None:
        """The end."""
        try:
            return interval_end(valuation, self.weights, self.place, self.values, self.towards)
        except Interrupted:
            return None


@dataclass(frozen=True, eq=False)
class FindTolerance:
    """The task of finding the tolerance of all weights."""

    label: str
    weights: FloatArray
    values: FloatArray

    def __call__(self, valuation: Valuation) -> Tolerance:
        """The tolerance, or what is known of it where a limit came first."""
        return common_tolerance(valuation, self.weights, self.values)


def weight_sensitivity(
    scenario: Scenario,
    weights: IndicatorWeights | None = None,
    *,
    samples: int = 100,
    seed: int = 0,
    time_limit: float | None = None,
    workers: int | None = None,
    on_progress: Callable[[Step], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> WeightSensitivity:
    """Tell how much the best plan depends on the weights.

    Args:
        scenario: whose objective is weighted_gain.
        weights: that are varied; those of the table ``indicators`` where None. An indicator of
            weight 0 is left out of account, unless ``weights`` names it.
        samples: random weights, uniform over all of the indicators weighed.
        seed: of the random weights.
        time_limit: seconds for all solves together.
        workers: processes; None for one a processor.
        on_progress: told of each part that is done.
        should_stop: asked from time to time; True ends the work with what is there.

    Raises:
        NoPlan: the scenario is infeasible.
        TimeoutError: a limit came before the best plan itself was found.
        ValueError: the objective is another, or an argument is out of range.
    """
    allowance = Allowance(time_limit, should_stop)
    names, given = weighed(scenario, weights)
    tried = random_mixtures(np.eye(len(names)), samples, seed)
    with Valuation(scenario, names, allowance=allowance) as valuation:
        try:
            best = require_best(valuation, given)
        except Interrupted:
            raise TimeoutError(say("A limit came before the best plan was found")) from None
        tasks: list[Callable[[Valuation], Found]] = [
            # the plans for random weights shorten what comes after them
            *(BestFor(str(n + 1), tuple(row)) for n, row in enumerate(tried.tolist())),
            *(
                FindEnd(name, given, place, best.values, towards)
                for place, name in enumerate(names)
                for towards in (0.0, 1.0)
            ),
            FindTolerance(say("all weights"), given, best.values),
        ]
        done = run_tasks(
            scenario,
            tasks,
            opening=Opening(names, allowance.left()),
            workers=workers,
            on_progress=on_progress,
            should_stop=allowance.is_over,
        )
        return summed_up(valuation, names, given, best, list(done.results), seed)


def weighed(
    scenario: Scenario, weights: IndicatorWeights | None
) -> tuple[tuple[str, ...], FloatArray]:
    """The indicators that are weighed, and their weights (K,) of sum 1."""
    if weights is not None:
        return tuple(weights.weights), weights.array
    table = scenario.table("indicators")
    counted = table[table["weight"] > 0]
    given = counted["weight"].to_numpy(dtype=np.float64)
    return tuple(counted["indicator"].tolist()), given / given.sum()


def summed_up(
    valuation: Valuation,
    names: tuple[str, ...],
    given: FloatArray,
    best: ValuedPlan,
    results: list[Found],
    seed: int,
) -> WeightSensitivity:
    """What came of all tasks, in their order."""
    drawn = len(results) - 2 * len(names) - 1
    sampled, ends, tolerance = results[:drawn], results[drawn:-1], results[-1]
    solved = [plan.operating for plan in sampled if isinstance(plan, ValuedPlan)]
    shares = np.mean(solved, axis=0).tolist() if solved else []
    ranges = tuple(
        range_of(valuation, best, name, float(given[place]), ends[2 * place : 2 * place + 2])
        for place, name in enumerate(names)
    )
    known = tolerance if isinstance(tolerance, Tolerance) else None
    return WeightSensitivity(
        plan=rated(valuation, names, best),
        ranges=ranges,
        tolerance=None if known is None else known.share,
        tolerance_is_proven=known is not None and known.is_proven,
        beyond=None if known is None else exchange(valuation, best, known.other),
        funded_share=dict(zip(valuation.names, shares, strict=False)),
        samples=len(solved),
        seed=seed,
        missing=undone(ranges, known, len(sampled) - len(solved)),
    )


def range_of(
    valuation: Valuation, best: ValuedPlan, name: str, weight: float, ends: list[Found]
) -> WeightRange:
    """One weight's range from its two ends."""
    low, high = (end if isinstance(end, End) else None for end in ends)
    return WeightRange(
        indicator=name,
        weight=weight,
        low=None if low is None else low.weight,
        high=None if high is None else high.weight,
        below=None if low is None else exchange(valuation, best, low.other),
        above=None if high is None else exchange(valuation, best, high.other),
    )


def exchange(valuation: Valuation, best: ValuedPlan, other: ValuedPlan | None) -> Exchange | None:
    """What another plan runs and the best does not, and the other way round."""
    if other is None:
        return None

    def named(which: BoolArray) -> tuple[str, ...]:
        return tuple(name for name, wanted in zip(valuation.names, which, strict=True) if wanted)

    return Exchange(
        named(other.operating & ~best.operating), named(best.operating & ~other.operating)
    )


def undone(
    ranges: tuple[WeightRange, ...], tolerance: Tolerance | None, unsolved: int
) -> tuple[str, ...]:
    """In words, what a limit left undone."""
    left = []
    half = [r.indicator for r in ranges if r.low is None or r.high is None]
    if half:
        left.append(say("the ranges of {names}", names=", ".join(half)))
    if tolerance is None:
        left.append(say("the tolerance of all weights together"))
    if unsolved:
        left.append(say("{count} random weights", count=unsolved))
    return tuple(left)
