"""Constraints that cost nothing, found without a solve of whole decisions."""

from __future__ import annotations

import numpy as np

from prioritizer.engines.outcome import IntArray
from prioritizer.explanation.bench import Bench, Undecided
from prioritizer.program import Criterion
from prioritizer.program.linear_program import Sense
from prioritizer.resolving import Change

TOUCHED = 1e-9
"""Share of a row's size by which the relaxation may go beyond a bound that still counts as kept."""

MOST_ROWS = 200
"""More rows than this take longer to look at than the solve that they may save."""


def is_idle(bench: Bench, change: Change) -> bool:
    """Whether loosening these rows cannot make the best plan any better.

    A better plan would have to go beyond a bound that the change has loosened. Where not even a
    relaxed plan that is better than the best does, none does.
    """
    if not bench.extended.program.is_mixed_integer or len(change.rows) > MOST_ROWS:
        return False
    better = change + bench.better_than_best()
    try:
        if bench.relax(better) is None:
            return True
        return all(is_kept(bench, better, row) for row in change.rows)
    except Undecided:
        return False


def is_kept(bench: Bench, better: Change, row: int) -> bool:
    """Whether every relaxed plan that is better than the best keeps the row's own bounds."""
    program = bench.extended.program
    for sense, bound in (("max", program.row_upper[row]), ("min", program.row_lower[row])):
        if not np.isfinite(bound):
            continue
        criterion = activity(bench, row, "max" if sense == "max" else "min")
        found = bench.relax(better, criterion)
        if found is None:
            return True
        if found.objective is None:
            return False
        beyond = found.objective - bound if sense == "max" else bound - found.objective
        if beyond > TOUCHED * max(1.0, abs(bound)):
            return False
    return True


def activity(bench: Bench, row: int, sense: Sense) -> Criterion:
    """What a row sums, as a criterion."""
    matrix = bench.extended.program.matrix
    part = slice(int(matrix.indptr[row]), int(matrix.indptr[row + 1]))
    cost = np.zeros(matrix.shape[1])
    cost[matrix.indices[part]] = matrix.data[part]
    size = float(np.abs(matrix.data[part]).max(initial=1.0))
    return Criterion("activity", sense, cost, 0.0, max(size, 1.0))


def rows_of(groups: list[IntArray]) -> IntArray:
    """All places of several groups."""
    return np.concatenate([np.empty(0, dtype=np.int64), *groups])
