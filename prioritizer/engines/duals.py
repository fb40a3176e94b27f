"""Shadow prices that prove themselves, whatever sign a solver gives them."""

from __future__ import annotations

import numpy as np

from prioritizer.engines.outcome import FloatArray
from prioritizer.program import Criterion, LinearProgram

_TOLERANCE = 1e-6
"""Relative to the greatest cost: how far a reduced cost may have the wrong sign."""

_AT_BOUND = 1e-6
"""Relative distance, absolute below 1, at which a row or column counts as at its bound."""


def certified(
    program: LinearProgram, criterion: Criterion, x: FloatArray, prices: FloatArray
) -> tuple[FloatArray, FloatArray] | None:
    """Duals and reduced costs of an optimal plan, as ``Outcome`` defines them.

    Modelling languages and solvers differ in the sign of duals, above all in maximisation. The
    right sign is the one for which the duals prove that x is optimal: what no bound holds has no
    price, and a bound's price says that moving it outwards does not harm.

    Args:
        program: a linear program.
        criterion: with ``cost`` in the same scale as the prices.
        x: (columns,) the optimal plan.
        prices: (rows,) duals, of the right or of the opposite sign.

    Returns:
        (rows,) duals and (columns,) reduced costs; None where neither sign is a proof.
    """
    activity = program.matrix @ x
    allowed = _TOLERANCE * max(1.0, float(np.abs(criterion.cost).max(initial=0.0)))
    direction = 1.0 if criterion.sense == "max" else -1.0
    for duals in (prices, -prices):
        reduced = criterion.cost - program.matrix.T @ duals
        rows = _wrong(direction * duals, program.row_lower, activity, program.row_upper)
        columns = _wrong(direction * reduced, program.lower, x, program.upper)
        if max(rows, columns) <= allowed:
            return duals, np.asarray(reduced)
    return None


def _wrong(price: FloatArray, lower: FloatArray, value: FloatArray, upper: FloatArray) -> float:
    """The greatest price that has no bound to belong to."""
    near = _AT_BOUND * np.maximum(1.0, np.abs(value))
    may_rise = value < upper - near
    may_fall = value > lower + near
    above = np.where(may_rise, price, 0.0)
    below = np.where(may_fall, -price, 0.0)
    return float(max(above.max(initial=0.0), below.max(initial=0.0)))
