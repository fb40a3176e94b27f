"""The optimal face of a linear program: what every optimal plan has in common.

Columns with a reduced cost and rows with a dual stay at their bounds in every optimal plan
(complementary slackness); a plan that keeps them there is as good.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from prioritizer.engines.outcome import FloatArray, IntArray
from prioritizer.program import LinearProgram
from prioritizer.stages.course import Stage

SCALED_DUAL = 1e-7
"""A dual or reduced cost of a scaled criterion (values up to 1e4) above this is not 0: it is the
tolerance to which solvers make them."""


@dataclass
class Face:
    """Columns and rows that every optimal plan has at the same bound."""

    columns: IntArray
    at: FloatArray
    rows: IntArray
    activity: FloatArray
    before: tuple[FloatArray, FloatArray] = field(init=False)


def optimal_face(program: LinearProgram, stage: Stage) -> Face | None:
    """The optimal face of an LP's stage; None where it has no duals or may lose on purpose."""
    outcome, factor = stage.outcome, 1e4 / stage.criterion.magnitude
    if outcome.duals is None or outcome.reduced_costs is None or stage.tolerance > 0:
        return None
    assert outcome.x is not None
    columns = np.flatnonzero(np.abs(outcome.reduced_costs) * factor > SCALED_DUAL)
    duals = outcome.duals[: len(program.row_lower)]
    rows = np.flatnonzero(np.abs(duals) * factor > SCALED_DUAL)
    activity = (program.matrix @ outcome.x)[rows]
    return Face(
        columns,
        nearer(outcome.x[columns], program.lower[columns], program.upper[columns]),
        rows,
        nearer(activity, program.row_lower[rows], program.row_upper[rows]),
    )


def nearer(value: FloatArray, low: FloatArray, high: FloatArray) -> FloatArray:
    """The nearer of two bounds, one of which is finite."""
    return np.where(np.abs(value - low) <= np.abs(high - value), low, high)
