"""Checks on the indicators' required values (docs/model.md, Objectives)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from prioritizer.evaluation.checks import Check, check, labels
from prioritizer.evaluation.effects import national
from prioritizer.evaluation.outcome import Outcome
from prioritizer.parameters import Effects, Parameters
from prioritizer.parameters.arrays import FloatArray, IntArray


def required_values(parameters: Parameters) -> FloatArray:
    """Value (K,) asked of each indicator in the last year, NaN where none is.

    ``required``; where that is blank and min_cost is among the criteria, the national target of
    an indicator of positive weight.
    """
    effects = parameters.effects
    if "min_cost" not in parameters.objective:
        return effects.required
    is_blank = np.isnan(effects.required) & (effects.weight > 0)
    return np.where(is_blank, effects.national_target, effects.required)


def requirement_checks(outcome: Outcome) -> Iterator[Check]:
    """The national value of the last year is at least as good as required."""
    yield required_value(outcome)


def better_side(
    effects: Effects, k: IntArray, asked: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Lower and upper bound (n,) that values asked of indicators set, and the size of the rows.

    The tolerance is a share of the larger of the value and the distance from baseline to target:
    an indicator between 0 and 1 is judged as exactly as one in thousands.
    """
    is_floor = effects.direction[k] > 0
    return (
        np.where(is_floor, asked, -np.inf),
        np.where(is_floor, np.inf, asked),
        np.abs(effects.national_target - effects.national_baseline)[k],
    )


def required_value(outcome: Outcome) -> Check:
    """value[k,T], averaged by population, against required[k], on the side that is better."""
    effects = outcome.parameters.effects
    required = required_values(outcome.parameters)
    k = np.flatnonzero(~np.isnan(required))
    value = national(outcome.parameters.shares, outcome.value)[k, -1]
    lower, upper, size = better_side(effects, k, required[k])
    axes = (labels(effects.indicators)[k],)
    return check("required_value", axes, value, lower=lower, upper=upper, size=size)
