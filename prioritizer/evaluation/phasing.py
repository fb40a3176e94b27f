"""When costs fall due, by the age of each start (docs/model.md, Money: phasing)."""

from __future__ import annotations

import numpy as np

from prioritizer.evaluation.plan import Plan
from prioritizer.parameters import Parameters
from prioritizer.parameters.arrays import FloatArray, IntArray
from prioritizer.parameters.decisions import ENDLESS


def due(parameters: Parameters, plan: Plan, places: IntArray) -> tuple[FloatArray, FloatArray]:
    """Capital and current cost (D, n) in the years at ``places`` (n,), in currency units.

    Years are counted from the first, 0; those after the last year cost what was decided before.
    A start of age a owes capital_share[a] of its capital cost, also after it has ended, and
    current_share[a] of its recurrent cost while it operates; what is kept costs it all.
    """
    decisions, phasing = parameters.decisions, parameters.phasing
    endless = np.full(len(decisions), ENDLESS)
    capital = _by_age(parameters, plan, phasing.capital, endless, places)
    current = _by_age(parameters, plan, phasing.current, decisions.duration, places)
    current += plan.keep[:, np.minimum(places, plan.keep.shape[1] - 1)]
    return decisions.capital_cost[:, None] * capital, decisions.recurrent_cost[:, None] * current


def _by_age(
    parameters: Parameters, plan: Plan, share: FloatArray, lasts: IntArray, places: IntArray
) -> FloatArray:
    """Sum (D, n) over starts, past ones too, of share (D, A) at their age, while it is < lasts."""
    sums = _of_past(parameters, share, lasts, places)
    count = plan.start.shape[1]
    for age in np.flatnonzero(share.any(axis=0)):
        begun = places - age
        seen = np.flatnonzero((begun >= 0) & (begun < count))
        if len(seen):
            weight = np.where(age < lasts, share[:, age], 0.0)
            sums[:, seen] += weight[:, None] * plan.start[:, begun[seen]]
    return sums


def _of_past(
    parameters: Parameters, share: FloatArray, lasts: IntArray, places: IntArray
) -> FloatArray:
    decisions = parameters.decisions
    sums = np.zeros((len(decisions), len(places)))
    d = decisions.past_decision
    age = places - (decisions.past_year - parameters.years[0])[:, None]
    owes = np.where(age < lasts[d][:, None], share[d[:, None], age], 0.0)
    np.add.at(sums, d, owes * decisions.past_start[:, None])
    return sums
