"""Checks on the decisions themselves (docs/model.md, Decisions)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from prioritizer.evaluation.checks import Check, check, labels
from prioritizer.evaluation.outcome import Outcome
from prioritizer.evaluation.scales import keep_before
from prioritizer.evaluation.tolerance import NOTHING
from prioritizer.parameters import Decisions
from prioritizer.parameters.arrays import BoolArray, FloatArray


def decision_checks(outcome: Outcome) -> Iterator[Check]:
    """Starts, keeps and scales are of the kind, at the time and of the size that they may be."""
    yield start_not_negative(outcome)
    yield keep_not_negative(outcome)
    yield window(outcome)
    yield wholeness(outcome)
    yield scale_minimum(outcome)
    yield scale_maximum(outcome)
    yield keep_never_rises(outcome)
    yield may_end(outcome)
    yield fixed_start(outcome)
    yield fixed_keep(outcome)
    yield keep_held(outcome)
    yield lock_in(outcome)
    yield lock_out(outcome)


def _cells(
    family: str,
    outcome: Outcome,
    where: BoolArray,
    activity: FloatArray,
    lower: FloatArray | float = -np.inf,
    upper: FloatArray | float = np.inf,
    is_listed: bool = True,
) -> Check:
    """A check with one row for each decision and year that ``where`` (D, T) picks."""
    d, t = np.nonzero(where)

    def picked(bound: FloatArray | float) -> FloatArray | float:
        return np.broadcast_to(bound, where.shape)[d, t] if isinstance(bound, np.ndarray) else bound

    return check(
        family,
        outcome.axes(d, t),
        activity[d, t],
        lower=picked(lower),
        upper=picked(upper),
        is_listed=is_listed,
    )


def is_locked(decisions: Decisions, lock: str) -> BoolArray:
    """Which decisions (D,) have the lock "in" or "out"."""
    return np.array([given == lock for given in decisions.lock], dtype=bool)


def keep_is_free(decisions: Decisions) -> BoolArray:
    """Which decisions (D,) may end what runs: ``may_end`` and no lock in."""
    return decisions.may_end & ~is_locked(decisions, "in")


def start_not_negative(outcome: Outcome) -> Check:
    """``start >= 0``; rows where it is not."""
    start = outcome.plan.start
    return _cells("start_not_negative", outcome, start < 0, start, lower=0.0, is_listed=False)


def keep_not_negative(outcome: Outcome) -> Check:
    """``keep >= 0``; rows where it is not."""
    keep = outcome.plan.keep
    return _cells("keep_not_negative", outcome, keep < 0, keep, lower=0.0, is_listed=False)


def window(outcome: Outcome) -> Check:
    """``start = 0`` outside first_year..last_year; rows where it is not."""
    start = outcome.plan.start
    outside = ~outcome.parameters.decisions.window & (start != 0)
    return _cells("window", outcome, outside, start, upper=0.0, is_listed=False)


def wholeness(outcome: Outcome) -> Check:
    """A binary or integer decision starts and keeps whole numbers; rows where it does not.

    The last label says which of the two. That binary ones are at most 1 follows from scale.
    """
    is_whole = outcome.parameters.decisions.is_whole[:, None]
    rows = []
    for array in (outcome.plan.start, outcome.plan.keep):
        rows.append(np.nonzero(is_whole & (array != np.rint(array))))
    number = np.concatenate(
        [outcome.plan.start[rows[0]], outcome.plan.keep[rows[1]]], dtype=np.float64
    )
    d, t = (np.concatenate(pair) for pair in zip(*rows, strict=True))
    which = labels(["start"] * len(rows[0][0]) + ["keep"] * len(rows[1][0]))
    whole = np.rint(number)
    axes = (*outcome.axes(d, t), which)
    return check("wholeness", axes, number, lower=whole, upper=whole, is_listed=False)


def scale_minimum(outcome: Outcome) -> Check:
    """A scale is 0 or at least min_scale; the lower bound is 0 where nothing operates."""
    least = outcome.parameters.decisions.min_scale[:, None]
    lower = np.where(outcome.scale > NOTHING, least, 0.0)
    where = np.broadcast_to(least > 0, lower.shape)
    return _cells("scale_minimum", outcome, where, outcome.scale, lower=lower)


def scale_maximum(outcome: Outcome) -> Check:
    """``scale <= max_scale`` of the region."""
    greatest = outcome.parameters.decisions.max_scale[:, None]
    where = np.ones(outcome.scale.shape, dtype=bool)
    return _cells("scale_maximum", outcome, where, outcome.scale, upper=greatest)


def keep_never_rises(outcome: Outcome) -> Check:
    """``keep[t] - keep[t-1] <= 0``, where it is free; in the first year against initial_scale."""
    decisions = outcome.parameters.decisions
    rise = outcome.plan.keep - keep_before(decisions, outcome.plan)
    changes = keep_is_free(decisions)[:, None]
    where = changes & ((decisions.initial_scale[:, None] > 0) | (rise > 0))
    return _cells("keep_never_rises", outcome, where, rise, upper=0.0)


def may_end(outcome: Outcome) -> Check:
    """``keep = initial_scale`` unless ``may_end = yes`` without lock in; rows where it is not."""
    decisions = outcome.parameters.decisions
    keep, initial = outcome.plan.keep, decisions.initial_scale[:, None]
    where = ~keep_is_free(decisions)[:, None] & (keep != initial)
    return _cells("may_end", outcome, where, keep, lower=initial, upper=initial, is_listed=False)


def fixed_start(outcome: Outcome) -> Check:
    """A start is as approved, where the plan's table fixes it."""
    fixed = outcome.parameters.decisions.fixed_start
    return _cells(
        "fixed_start",
        outcome,
        ~np.isnan(fixed),
        outcome.plan.start,
        lower=fixed,
        upper=fixed,
        is_listed=False,
    )


def fixed_keep(outcome: Outcome) -> Check:
    """A keep is as approved, where the plan's table fixes it with a number."""
    fixed = outcome.parameters.decisions.fixed_keep
    return _cells(
        "fixed_keep",
        outcome,
        ~np.isnan(fixed),
        outcome.plan.keep,
        lower=fixed,
        upper=fixed,
        is_listed=False,
    )


def keep_held(outcome: Outcome) -> Check:
    """A keep is that of the year before, where an approved row leaves it blank.

    Where the keep is not free, ``may_end`` says it already.
    """
    decisions = outcome.parameters.decisions
    before = keep_before(decisions, outcome.plan)
    where = decisions.keep_held & (keep_is_free(decisions) & (decisions.initial_scale > 0))[:, None]
    return _cells("keep_held", outcome, where, outcome.plan.keep, lower=before, upper=before)


def lock_in(outcome: Outcome) -> Check:
    """Scale in the year before the first + total >= what the lock in asks for.

    Nothing starts after the window, which makes last_year the deadline.
    """
    decisions = outcome.parameters.decisions
    d = np.flatnonzero(is_locked(decisions, "in"))
    reached = (outcome.initial_scale + outcome.total)[d]
    return check("lock_in", outcome.axes(d), reached, lower=decisions.lock_threshold[d])


def lock_out(outcome: Outcome) -> Check:
    """``total = 0`` under a lock out; what runs goes on."""
    d = np.flatnonzero(is_locked(outcome.parameters.decisions, "out"))
    return check("lock_out", outcome.axes(d), outcome.total[d], upper=0.0, is_listed=False)
