"""The criteria that plans are compared by (MODEL, Objectives)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from prioritizer.evaluation.effects import national
from prioritizer.evaluation.outcome import Outcome
from prioritizer.parameters.arrays import FloatArray


def credited(outcome: Outcome) -> FloatArray:
    """C (K,): sum over t, r of d[t] * o[r] * credited progress."""
    parameters = outcome.parameters
    progress = outcome.progress
    if not parameters.credit_beyond_target:
        progress = np.minimum(progress, 1.0)
    return national(parameters.shares, progress) @ parameters.discount


def weighted_gain(outcome: Outcome) -> float:
    """Sum over k of w[k] * C[k]: 0 where nothing is gained, 1 with every target always met."""
    return float(outcome.parameters.effects.weight @ credited(outcome))


def min_cost(outcome: Outcome) -> float:
    """Total cost, in currency units."""
    return outcome.total_cost


CRITERIA: Mapping[str, Callable[[Outcome], float]] = {
    "weighted_gain": weighted_gain,
    "min_cost": min_cost,
}
"""Every criterion by its name in ``objective``."""


def objectives(outcome: Outcome) -> tuple[tuple[str, float], ...]:
    """Name and value of each criterion of the scenario, in order.

    weighted_gain ends every list that does not hold it.
    """
    listed = outcome.parameters.objective
    names = listed if "weighted_gain" in listed else (*listed, "weighted_gain")
    return tuple((name, CRITERIA[name](outcome)) for name in names)
