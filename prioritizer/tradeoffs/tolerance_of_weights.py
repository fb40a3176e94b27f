"""By what share all weights may be wrong at once before another plan is better.

The weights lie in the box ``w[k] * (1 - t) .. w[k] * (1 + t)``; what they sum to decides nothing. A
plan that is best at every corner of the box is best in all of it, since the values are linear in
the weights (Wendell, The tolerance approach to sensitivity analysis in linear programming,
Management Science 31, 1985). A better plan at a corner tells the t at which its value equals that
of the plan; the corners are then tried nearer. A corner that is found safe stays safe nearer, since
the weights under which a plan is best are convex.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from prioritizer.engines.outcome import FloatArray
from prioritizer.tradeoffs.breakpoints import BETTER
from prioritizer.tradeoffs.valuing import Interrupted, Valuation, ValuedPlan, require_best

MOST_WEIGHED = 8
"""Indicators of positive weight up to which every corner, 2 to that power, is tried."""


@dataclass(frozen=True, eq=False)
class Tolerance:
    """The greatest common relative error.

    Attributes:
        share: t, at most 1. Where not all corners were tried, no more than an upper bound.
        is_proven: all corners were tried.
        other: a plan that is better beyond; None where the plan is best up to 1.
    """

    share: float
    is_proven: bool
    other: ValuedPlan | None


def common_tolerance(valuation: Valuation, weights: FloatArray, values: FloatArray) -> Tolerance:
    """The greatest t, up to 1, at which a plan stays best whatever the errors within t.

    Args:
        valuation: of the scenario.
        weights: (K,) under which the plan is best.
        values: (K,) of the plan.
    """
    share, other = nearest_known(valuation, weights, values)
    weighed = np.flatnonzero(weights > 0)
    is_few = len(weighed) <= MOST_WEIGHED
    try:
        for corner in corners(len(weighed), is_few):
            sign = np.zeros(len(weights))
            sign[weighed] = corner
            while share > 0:
                at = weights * (1.0 + share * sign)
                if at.sum() <= 0:
                    break
                best = require_best(valuation, at / at.sum(), cheapest=False)
                difference = best.values - values
                if at @ difference <= BETTER:
                    break
                share, other = nearer(weights, difference, share), best
        return Tolerance(share, is_few, None if other is None else valuation.cheapest(other.x))
    except Interrupted:
        return Tolerance(share, False, other)


def nearest_known(
    valuation: Valuation, weights: FloatArray, values: FloatArray
) -> tuple[float, ValuedPlan | None]:
    """The least t, up to 1, that a plan known so far sets, and that plan."""
    share, other = 1.0, None
    for plan in valuation.known:
        difference = plan.values - values
        if weights @ difference + share * (weights @ np.abs(difference)) > BETTER:
            share, other = nearer(weights, difference, share), plan
    return share, other


def corners(count: int, is_few: bool) -> list[tuple[float, ...]]:
    """The corners to try: all, or one weight or all but one up or down."""
    if is_few:
        return list(product((-1.0, 1.0), repeat=count))
    one = 2.0 * np.eye(count) - 1.0
    return [tuple(row) for row in np.vstack([one, -one]).tolist()]


def nearer(weights: FloatArray, difference: FloatArray, share: float) -> float:
    """The t at which a better plan, at its own worst corner, is worth the same."""
    lead, spread = float(weights @ difference), float(weights @ np.abs(difference))
    return min(max(-lead / spread, 0.0), share)
