"""Scale, mature scale and what is met, from starts and keeps (docs/model.md, Decisions)."""

from __future__ import annotations

import numpy as np

from prioritizer.evaluation.plan import Plan
from prioritizer.evaluation.tolerance import NOTHING
from prioritizer.parameters import Decisions, Parameters
from prioritizer.parameters.arrays import BoolArray, FloatArray, IntArray


def scale_of(parameters: Parameters, plan: Plan) -> FloatArray:
    """Scale (D, T): what is kept, and every start of an age below duration."""
    return _running(parameters, plan, np.zeros(len(parameters.decisions), dtype=np.int64))


def mature_of(parameters: Parameters, plan: Plan) -> FloatArray:
    """Mature scale (D, T): what is kept, and every start of an age of lead_time up to duration."""
    return _running(parameters, plan, parameters.decisions.lead_time)


def _running(parameters: Parameters, plan: Plan, least_age: IntArray) -> FloatArray:
    # Summed by age rather than as differences of running totals: what has ended leaves exactly 0.
    duration = parameters.decisions.duration
    count = len(parameters.years)
    running = plan.keep + _past(parameters, np.arange(count), least_age)
    for age in range(count):
        runs = (least_age <= age) & (age < duration)
        running[:, age:] += np.where(runs[:, None], plan.start[:, : count - age], 0.0)
    return running


def _past(parameters: Parameters, places: IntArray, least_age: IntArray) -> FloatArray:
    """What past starts add in the years at ``places`` (n,), counted from the first: (D, n)."""
    decisions = parameters.decisions
    sums = np.zeros((len(decisions), len(places)))
    if len(decisions.past_start) == 0:
        return sums
    d = decisions.past_decision
    age = places - (decisions.past_year - parameters.years[0])[:, None]
    runs = (least_age[d][:, None] <= age) & (age < decisions.duration[d][:, None])
    np.add.at(sums, d, np.where(runs, decisions.past_start[:, None], 0.0))
    return sums


def initial_scale(parameters: Parameters) -> FloatArray:
    """Scale (D,) in the year before the first: initial scale and past starts that still run."""
    return _before(parameters, np.zeros(len(parameters.decisions), dtype=np.int64))


def initial_mature(parameters: Parameters) -> FloatArray:
    """Mature scale (D,) in the year before the first: where gains are measured from."""
    return _before(parameters, parameters.decisions.lead_time)


def _before(parameters: Parameters, least_age: IntArray) -> FloatArray:
    past = _past(parameters, np.array([-1]), least_age)[:, 0]
    return np.asarray(parameters.decisions.initial_scale + past)


def totals(plan: Plan) -> FloatArray:
    """Totals (D,): everything started in the horizon; past starts are not in it."""
    return np.asarray(plan.start.sum(axis=1))


def met_of(parameters: Parameters, plan: Plan, lag: int) -> BoolArray:
    """What is met (D, T), as it was ``lag`` years before each year.

    The initial scale counts always, a start (past ones too) from its own year on, whether or not
    it still runs.
    """
    decisions = parameters.decisions
    count = len(parameters.years)
    places = np.arange(count) - lag
    started = np.zeros((len(decisions), count + 1))
    np.cumsum(plan.start, axis=1, out=started[:, 1:])
    reached = decisions.initial_scale[:, None] + started[:, np.maximum(places + 1, 0)]
    if len(decisions.past_start):
        is_past = (decisions.past_year - parameters.years[0])[:, None] <= places
        np.add.at(
            reached,
            decisions.past_decision,
            np.where(is_past, decisions.past_start[:, None], 0.0),
        )
    return reached >= _just_below(decisions.met_threshold)[:, None]


def _just_below(threshold: FloatArray) -> FloatArray:
    return np.asarray(threshold - NOTHING * np.maximum(1.0, threshold))


def is_started(total: FloatArray) -> BoolArray:
    """Which interventions are started (docs/model.md: total > 0)."""
    return np.asarray(total > NOTHING)


def keep_before(decisions: Decisions, plan: Plan) -> FloatArray:
    """Keep (D, T) of the year before each year; the initial scale before the first."""
    return np.column_stack([decisions.initial_scale, plan.keep[:, :-1]])
