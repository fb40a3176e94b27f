"""The split of a settled plan's money among the funders, in their draw order."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from prioritizer.engines.outcome import BoolArray, Engine, FloatArray, IntArray, Options
from prioritizer.program import Block, Criterion, Index, LinearProgram
from prioritizer.stages.course import Deadline
from prioritizer.stages.pooling import Pools, pools_of
from prioritizer.stages.running import run_stages

NOTHING = 1e-12
"""A difference between mean coefficients of two funders below this is rounding: money counts for
itself, once, or by a share that people wrote down."""


def draw_money(
    engine: Engine, program: LinearProgram, x: FloatArray, options: Options, deadline: Deadline
) -> tuple[FloatArray, bool]:
    """Split the money of a settled plan among the funders in their draw order.

    Only the columns ``money`` and ``carried`` are free; the rest stays as in x.

    Returns:
        The plan with its money drawn in order, and whether that was proven.
    """
    if not program.draws:
        return x, True
    pools = pools_of(program, x)
    if not pools.due.any():  # a plan without cost draws nothing
        return x, True
    carried = program.block("carried")
    kept = np.arange(*carried.places.indices(len(x))) if carried is not None else pools.rows[:0]
    part = restricted(program, pools, kept, x)
    session = engine.open(part, options)
    try:
        course = run_stages(session, part, options, deadline)
    finally:
        session.close()
    drawn = x.copy()
    if course.x is not None:
        paid = course.x[: len(pools.columns) * pools.size]
        drawn[pools.columns] = pools.dealt(paid.reshape(len(pools.columns), pools.size))
        drawn[kept] = course.x[len(paid) :]
    return drawn, course.is_complete


def restricted(
    program: LinearProgram, pools: Pools, kept: IntArray, x: FloatArray
) -> LinearProgram:
    """The draws of a program over the pools' payments and the columns ``kept``.

    All other columns are held at x. Rows that mind nothing of this are left out; bounds give way
    to the activity at x where solver tolerances left it outside, so that x stays a plan.
    """
    free = np.concatenate([pools.columns.ravel(), kept])
    spread = sparse.block_diag([pools.shares(), sparse.eye_array(len(kept))], format="csr")
    matrix, start = program.matrix[:, free], pooled(pools, x, kept)
    activity = program.matrix @ x
    body = sparse.csr_array(matrix @ spread)
    used = np.flatnonzero(minds(body, pools))
    others = (activity - matrix @ x[free])[used]
    total = np.bincount(pools.pool, pools.due, pools.size)
    count = len(pools.columns)
    payments = sparse.hstack([sparse.eye_array(pools.size)] * count)
    paid_in_full = sparse.hstack([payments, sparse.csr_array((pools.size, len(kept)))])
    return LinearProgram(
        columns=(Block("free", Index.of("place", range(len(start))), 0),),
        rows=(Block("row", Index.of("place", range(len(used) + pools.size)), 0),),
        matrix=sparse.csr_array(sparse.vstack([body[used], paid_in_full], format="csr")),
        row_lower=np.append(np.minimum(program.row_lower, activity)[used] - others, total),
        row_upper=np.append(np.maximum(program.row_upper, activity)[used] - others, total),
        lower=np.minimum(representative(program.lower, pools, kept), start),
        upper=np.maximum(representative(unreached(program), pools, kept), start),
        is_whole=np.zeros(len(start), dtype=bool),
        criteria=tuple(
            Criterion(c.name, c.sense, c.cost[free] @ spread, c.constant, c.magnitude)
            for c in program.draws
        ),
    )


def unreached(program: LinearProgram) -> FloatArray:
    """Upper bounds, none for payments that may be made: their bound is never reached."""
    upper = program.upper.copy()
    money = program.block("money")
    if money is not None:
        upper[money.places] = np.where(upper[money.places] > 0, np.inf, 0.0)
    return upper


def minds(body: sparse.csr_array, pools: Pools) -> BoolArray:
    """(rows,) whether it matters to a row who pays, or what is carried."""
    by_column = body.tocsc()
    first = by_column[:, : pools.size]
    terms = np.diff(by_column[:, len(pools.columns) * pools.size :].tocsr().indptr)
    for f in range(1, len(pools.columns)):
        difference = by_column[:, f * pools.size : (f + 1) * pools.size] - first
        # what a sum in another order leaves of a difference of nothing is nothing
        difference.data[np.abs(difference.data) < NOTHING] = 0.0
        difference.eliminate_zeros()
        terms = terms + np.diff(difference.tocsr().indptr)
    return np.asarray(terms > 0)


def pooled(pools: Pools, x: FloatArray, kept: IntArray) -> FloatArray:
    """The plan x as a point of the restricted program."""
    count = len(pools.columns)
    paid = np.zeros((count, pools.size))
    for f in range(count):
        paid[f] = np.bincount(pools.pool, np.maximum(x[pools.columns[f]], 0.0), pools.size)
    return np.append(paid.ravel(), x[kept])


def representative(bound: FloatArray, pools: Pools, kept: IntArray) -> FloatArray:
    """The bounds of the restricted program's columns: those of any cell of a pool."""
    of_pool = np.empty((len(pools.columns), pools.size))
    of_pool[:, pools.pool] = bound[pools.columns]
    return np.append(of_pool.ravel(), bound[kept])
