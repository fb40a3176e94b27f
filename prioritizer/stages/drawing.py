"""The split of a settled plan's money among the funders, in their draw order."""

from __future__ import annotations

import numpy as np

from prioritizer.engines.outcome import Engine, FloatArray, IntArray, Options
from prioritizer.program import Block, Criterion, Index, LinearProgram
from prioritizer.stages.course import Deadline
from prioritizer.stages.running import run_stages


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
    blocks = [program.block(name) for name in ("money", "carried")]
    free = np.concatenate([np.r_[b.places] for b in blocks if b is not None])
    part = restricted(program, free, x)
    session = engine.open(part, options)
    try:
        course = run_stages(session, part, options, deadline)
    finally:
        session.close()
    drawn = x.copy()
    if course.x is not None:
        drawn[free] = course.x
    return drawn, course.is_complete


def restricted(program: LinearProgram, free: IntArray, x: FloatArray) -> LinearProgram:
    """The draws of a program over its ``free`` columns, all others held at x.

    Rows without a free column are left out; bounds give way to the activity at x where solver
    tolerances left it outside, so that x stays a plan.
    """
    matrix = program.matrix.tocsc()[:, free].tocsr()
    rows = np.flatnonzero(np.diff(matrix.indptr))
    activity, mine = (program.matrix @ x)[rows], (matrix @ x[free])[rows]
    others = activity - mine
    return LinearProgram(
        columns=(Block("free", Index.of("place", range(len(free))), 0),),
        rows=(Block("row", Index.of("place", range(len(rows))), 0),),
        matrix=matrix[rows],
        row_lower=np.minimum(program.row_lower[rows], activity) - others,
        row_upper=np.maximum(program.row_upper[rows], activity) - others,
        lower=np.minimum(program.lower[free], x[free]),
        upper=np.maximum(program.upper[free], x[free]),
        is_whole=np.zeros(len(free), dtype=bool),
        criteria=tuple(
            Criterion(c.name, c.sense, c.cost[free], c.constant, c.magnitude) for c in program.draws
        ),
    )
