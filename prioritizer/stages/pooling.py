"""Payments that all rows treat alike, pooled: a hundred columns instead of all the money.

A cell is a part of the cost that has to be paid: one decision, year and economic type. What is
due in it is settled; who pays is not. A row minds who pays by the differences of its coefficients
between funders alone, since the payments add up to what is due. Where two cells have the same
differences in every row and draw, only their sums matter. So the sums are decided, and dealt out
to the cells afterwards, which is exact.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from prioritizer.engines.outcome import BoolArray, FloatArray, IntArray
from prioritizer.program import LinearProgram

LEAST_MARK = -1e100
"""No sum of coefficients is as low as this: marks of cells that are pools of their own."""


@dataclass(frozen=True, eq=False)
class Pools:
    """The C cells that have something due, in G pools, paid by F funders.

    Attributes:
        rows: (C,) of the program, that say what is due.
        columns: (F, C) of the program, that pay it.
        due: (C,) what is paid together, in currency units.
        pool: (C,) of each cell.
        size: G.
    """

    rows: IntArray
    columns: IntArray
    due: FloatArray
    pool: IntArray
    size: int

    def shares(self) -> sparse.csr_array:
        """(F C, F G) what a cell takes of a pool's payments, funder by funder."""
        count, cells = self.columns.shape
        total = np.bincount(self.pool, self.due, self.size)
        place = np.arange(count)[:, None]
        where = (np.arange(count * cells), (place * self.size + self.pool).ravel())
        part = np.tile(self.due / total[self.pool], count)
        return sparse.csr_array((part, where), shape=(count * cells, count * self.size))

    def dealt(self, paid: FloatArray) -> FloatArray:
        """(F, C) the payments (F, G) of the pools, dealt out to the cells.

        The funders' payments are laid end to end beside the cells' dues, so that most cells have
        one payer.
        """
        order = np.argsort(self.pool, kind="stable")
        total = np.bincount(self.pool, self.due, self.size)
        paid = np.maximum(paid, 0.0)
        until = np.cumsum(paid * (total / paid.sum(axis=0)), axis=0)
        until[-1] = np.inf
        since = np.vstack([np.zeros(self.size), until[:-1]])
        pool, due = self.pool[order], self.due[order]
        first = np.concatenate([[0.0], np.cumsum(total)[:-1]])
        upper = np.cumsum(due) - first[pool]
        overlap = np.minimum(upper, until[:, pool]) - np.maximum(upper - due, since[:, pool])
        amount = np.empty(self.columns.shape)
        amount[:, order] = np.maximum(overlap, 0.0)
        return amount


def pools_of(program: LinearProgram, x: FloatArray) -> Pools:
    """The cells for which x pays something, pooled where all rows treat them alike."""
    money = program.block("money")
    cells = next((block for block in program.rows if block.name == "cost_is_funded"), None)
    if money is None or cells is None:
        nothing = np.empty(0, dtype=np.int64)
        return Pools(nothing, nothing.reshape(1, 0), np.empty(0), nothing, 0)
    columns = np.arange(*money.places.indices(len(x))).reshape(-1, len(cells.index))
    due = np.maximum(x[columns], 0.0).sum(axis=0)
    paid = np.flatnonzero(due > 0)
    columns, rows = columns[:, paid], cells.start + paid
    mark = marks(program, columns)
    _, pool = np.unique(mark, return_inverse=True)
    return Pools(rows, columns, due[paid], pool, int(pool.max(initial=-1)) + 1)


def marks(program: LinearProgram, columns: IntArray) -> FloatArray:
    """(C,) numbers, equal for cells of which all rows and draws mind alike who of F funders pays.

    Each row, draw and funder has a random number; a mark is the sum of the differences times
    these. That two cells which differ have the same mark is as likely as a wrong bit.
    """
    rng = np.random.default_rng(0)
    weight = rng.uniform(1.0, 2.0, len(program.row_lower))
    matrix = program.matrix.tocsc()
    mark = np.zeros(columns.shape[1])
    for payer in columns[1:]:
        difference = matrix[:, payer] - matrix[:, columns[0]]
        mark += rng.uniform(1.0, 2.0) * (weight @ difference)
        for criterion in program.draws:
            mark += rng.uniform(1.0, 2.0) * (criterion.cost[payer] - criterion.cost[columns[0]])
    lower, upper = program.lower[columns], program.upper[columns]
    # what a funder can never reach (models/money.py, beyond) is no limit of a payment
    upper = np.where(upper > 0, np.inf, upper)
    mark += rng.uniform(1.0, 2.0, len(columns)) @ np.isinf(upper)
    # a payment that has a limit of its own can't be pooled
    is_own = ~is_free_or_barred(lower, upper).all(axis=0)
    mark[is_own] = LEAST_MARK * np.arange(1, 1 + int(is_own.sum()))
    return mark


def is_free_or_barred(lower: FloatArray, upper: FloatArray) -> BoolArray:
    """Whether payments are anything from 0 up, or nothing."""
    return np.asarray((lower == 0) & ((upper == 0) | np.isinf(upper)))
