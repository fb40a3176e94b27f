"""How far one weight may move before another plan is better.

With the weight of one indicator at p and the others in their proportions, every plan's value is a
straight line in p and the best value their upper envelope, convex and piecewise linear. The end of
the interval in which a plan is on the envelope is found by jumping to where the line of a better
plan crosses, of those known so far or else by solving, until none is better there (Eisner and
Severance, Mathematical techniques for efficient record segmentation in large shared databases,
Journal of the ACM 23, 1976). That is exact for integer programs too: no step is chosen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prioritizer.engines.outcome import FloatArray
from prioritizer.tradeoffs.valuing import Valuation, ValuedPlan, require_best

BETTER = 1e-8
"""A plan is better if it is worth more than this more, in shares of the way to the targets."""


@dataclass(frozen=True, eq=False)
class End:
    """Where an interval ends.

    Attributes:
        weight: of the indicator there, 0 to 1.
        other: the plan that is better beyond; None where the interval ends at 0 or 1.
        margin: by how much a plan could still be better at the end, 0 but for rounding.
    """

    weight: float
    other: ValuedPlan | None
    margin: float


def weights_at(weights: FloatArray, place: int, weight: float) -> FloatArray:
    """(K,) the weights with one of them changed and the others in their proportions.

    Where the one has all the weight, the others share what it leaves equally.
    """
    others = np.delete(weights, place)
    total = others.sum()
    share = others / total if total > 0 else np.full(len(others), 1.0 / max(len(others), 1))
    return np.insert(share * (1.0 - weight), place, weight)


def interval_end(
    valuation: Valuation, weights: FloatArray, place: int, values: FloatArray, towards: float
) -> End:
    """The end, towards 0 or 1, of the weights of one indicator at which a plan is best.

    Args:
        valuation: of the scenario.
        weights: (K,) under which the plan is best.
        place: of the indicator.
        values: (K,) of the plan.
        towards: 0.0 or 1.0.

    Raises:
        Interrupted: a limit came first.
    """
    other: ValuedPlan | None = None
    now = towards
    mine = float(weights[place])
    if mine == towards:
        return End(mine, None, 0.0)
    here = weights_at(weights, place, mine)
    while True:
        at = weights_at(weights, place, now)
        best = max(valuation.known, key=lambda plan: float(at @ plan.values), default=None)
        if best is None or at @ (best.values - values) <= BETTER:
            best = require_best(valuation, at, cheapest=False)
        gain = float(at @ (best.values - values))
        if gain <= BETTER or now == mine:
            return End(now, None if other is None else valuation.cheapest(other.x), gain)
        other = best
        now = crossing(mine, now, float(here @ (best.values - values)), gain)


def crossing(near: float, far: float, at_near: float, at_far: float) -> float:
    """Where a difference of values that is 0 or less at ``near`` and above 0 at ``far`` is 0."""
    if at_near >= 0:
        return near
    return near + (far - near) * at_near / (at_near - at_far)
