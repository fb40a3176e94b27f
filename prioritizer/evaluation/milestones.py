"""Checks on values that indicators must reach on the way (docs/model.md, Objectives)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from prioritizer.evaluation.checks import Check, check, labels
from prioritizer.evaluation.effects import national
from prioritizer.evaluation.outcome import Outcome
from prioritizer.evaluation.requirements import better_side
from prioritizer.parameters.arrays import FloatArray, IntArray


def milestone_checks(outcome: Outcome) -> Iterator[Check]:
    """The national value of a milestone's year is at least as good as it asks."""
    if outcome.parameters.effects.milestones:
        yield milestone(outcome)


def milestone(outcome: Outcome) -> Check:
    """value[k,t], averaged by population, against the milestone, on the side that is better."""
    effects = outcome.parameters.effects
    columns = np.array(effects.milestones, dtype=np.float64).T
    k: IntArray = columns[0].astype(np.int64)
    t: IntArray = columns[1].astype(np.int64)
    value: FloatArray = national(outcome.parameters.shares, outcome.value)[k, t]
    lower, upper, size = better_side(effects, k, columns[2])
    axes = (labels(effects.indicators)[k], outcome.year_labels[t])
    return check("milestone", axes, value, lower=lower, upper=upper, size=size)
