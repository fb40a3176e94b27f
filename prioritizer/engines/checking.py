"""Whether a point is a plan, whatever a solver says of it; and what no solver need be asked."""

from __future__ import annotations

import numpy as np

from prioritizer.engines.outcome import BoolArray, FloatArray
from prioritizer.engines.tolerances import CLAIM_TOLERANCE, PLAN_TOLERANCE
from prioritizer.language import say
from prioritizer.program import Criterion, LinearProgram


def is_plan(program: LinearProgram, x: FloatArray) -> bool:
    """Whether x keeps every row, bound and whole number within ``PLAN_TOLERANCE``."""
    if not np.isfinite(x).all():
        return False
    whole = x[program.is_whole]
    return (
        _lies_between(program.lower, x, program.upper, np.abs(x))
        and _lies_between(
            program.row_lower,
            program.matrix @ x,
            program.row_upper,
            abs(program.matrix) @ np.abs(x),
        )
        and bool((np.abs(whole - np.round(whole)) <= PLAN_TOLERANCE).all())
    )


def _lies_between(
    lower: FloatArray, value: FloatArray, upper: FloatArray, size: FloatArray
) -> bool:
    slack = PLAN_TOLERANCE * np.maximum(1.0, size)
    return bool(((value >= lower - slack) & (value <= upper + slack)).all())


def contradiction(program: LinearProgram) -> str | None:
    """Why no point can be a plan, where a single row or column shows it; else None.

    Modelling languages refuse or drop rows without terms and columns without a value between
    their bounds, so these are judged here.
    """
    lower, upper = program.lower.copy(), program.upper.copy()
    lower[program.is_whole] = np.ceil(lower[program.is_whole] - PLAN_TOLERANCE)
    upper[program.is_whole] = np.floor(upper[program.is_whole] + PLAN_TOLERANCE)
    columns = np.flatnonzero(lower > upper)
    if len(columns):
        place = int(columns[0])
        return say(
            "{column} has no value from {lower:g} to {upper:g}",
            column=program.column_names[place],
            lower=program.lower[place],
            upper=program.upper[place],
        )
    low, high = program.row_lower, program.row_upper
    missed = is_empty(program) & ((low > PLAN_TOLERANCE) | (high < -PLAN_TOLERANCE))
    rows = np.flatnonzero(missed | (low > high))
    if len(rows):
        place = int(rows[0])
        return say(
            "{row} asks for {low:g} to {high:g} of nothing",
            row=program.row_names[place],
            low=low[place],
            high=high[place],
        )
    return None


def is_empty(program: LinearProgram) -> BoolArray:
    """(rows,) whether a row has no terms."""
    return np.asarray(np.diff(program.matrix.indptr) == 0)


def nearest_to_nothing(program: LinearProgram) -> FloatArray:
    """(columns,) of each column the value between its bounds that is nearest to 0."""
    return np.clip(np.zeros(len(program.lower)), program.lower, program.upper)


def is_within(objective: float, bound: float, gap: float, criterion: Criterion) -> bool:
    """Whether a plan lies within the gap of its bound, but for rounding."""
    rounding = CLAIM_TOLERANCE * max(abs(objective), criterion.magnitude)
    return abs(bound - objective) <= gap * abs(objective) + rounding
