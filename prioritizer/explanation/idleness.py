"""Constraints that cost nothing, found without a solve of whole decisions."""

from __future__ import annotations

import numpy as np

from prioritizer.engines.outcome import FloatArray, IntArray
from prioritizer.explanation.bench import Bench, Undecided, worth
from prioritizer.program import Criterion
from prioritizer.program.linear_program import Sense
from prioritizer.resolving import Change

TOUCHED = 1e-9
"""Share of a row's size by which the relaxation may go beyond a bound that still counts as kept."""

MOST_BOUNDS = 200
"""More of them than this take longer to look at than the solve that they may save."""


def is_idle(bench: Bench, change: Change) -> bool:
    """Whether loosening these bounds cannot make the best plan any better.

    A better plan would have to go beyond a bound that the change has loosened. Where not even a
    relaxed plan that is better than the best does, none does.
    """
    program = bench.extended.program
    if not program.is_mixed_integer or len(change.rows) + len(change.columns) > MOST_BOUNDS:
        return False
    better = change + bench.better_than_best()
    try:
        if bench.relax(better) is None:
            return True
        return all(
            is_kept(
                bench, better, activity(bench, row), program.row_lower[row], program.row_upper[row]
            )
            for row in change.rows
        ) and all(
            is_kept(bench, better, single(bench, place), program.lower[place], program.upper[place])
            for place in change.columns
        )
    except Undecided:
        return False


def is_kept(bench: Bench, better: Change, terms: FloatArray, lower: float, upper: float) -> bool:
    """Whether every relaxed plan that is better than the best keeps bounds on a sum."""
    size = max(1.0, float(np.abs(terms).max(initial=0.0)))
    senses: tuple[tuple[Sense, float], ...] = (("max", upper), ("min", lower))
    for sense, bound in senses:
        if not np.isfinite(bound):
            continue
        found = bench.relax(better, Criterion("activity", sense, terms, 0.0, size))
        if found is None:
            return True
        beyond = worth(found) - bound if sense == "max" else bound - worth(found)
        if beyond > TOUCHED * max(1.0, abs(bound)):
            return False
    return True


def activity(bench: Bench, row: int) -> FloatArray:
    """(columns,) what a row sums."""
    matrix = bench.extended.program.matrix
    part = slice(int(matrix.indptr[row]), int(matrix.indptr[row + 1]))
    terms = np.zeros(matrix.shape[1])
    terms[matrix.indices[part]] = matrix.data[part]
    return terms


def single(bench: Bench, column: int) -> FloatArray:
    """(columns,) one column alone."""
    terms = np.zeros(len(bench.extended.program.lower))
    terms[column] = 1.0
    return terms


def rows_of(groups: list[IntArray]) -> IntArray:
    """All places of several groups."""
    return np.concatenate([np.empty(0, dtype=np.int64), *groups])
