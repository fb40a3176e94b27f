"""The criteria that plans are compared by (docs/model.md, Objectives)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from prioritizer.evaluation.effects import national
from prioritizer.evaluation.outcome import Outcome
from prioritizer.evaluation.tolerance import REACHED, ROUNDING
from prioritizer.parameters.arrays import BoolArray, FloatArray


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


def largest_shortfall(outcome: Outcome) -> float:
    """The least C[k] over indicators of positive weight."""
    return float(credited(outcome)[outcome.parameters.effects.weight > 0].min())


def is_reached(outcome: Outcome) -> BoolArray:
    """Which indicators (K,) reach their national target in the last year, on national average."""
    effects = outcome.parameters.effects
    value = national(outcome.parameters.shares, outcome.value)[:, -1]
    shortfall = effects.direction * (effects.national_target - value)
    distance = np.abs(effects.national_target - effects.national_baseline)
    return np.asarray(shortfall <= REACHED * (1 + ROUNDING) * distance)


def targets_met(outcome: Outcome) -> float:
    """Weight of the indicators whose national target is reached in the last year."""
    return float(outcome.parameters.effects.weight @ is_reached(outcome))


def min_cost(outcome: Outcome) -> float:
    """Total cost, in currency units."""
    return outcome.total_cost


CRITERIA: Mapping[str, Callable[[Outcome], float]] = {
    "weighted_gain": weighted_gain,
    "largest_shortfall": largest_shortfall,
    "targets_met": targets_met,
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
