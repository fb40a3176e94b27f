"""Points from which a little more of one objective costs much of another."""

from __future__ import annotations

import numpy as np

from prioritizer.parameters.arrays import BoolArray, FloatArray

TIE = 1e-12
"""Difference in bulge that is rounding."""


def bulge(levels: FloatArray) -> FloatArray:
    """(N,) how far each point lies beyond the plane through the ends of the front, in ranges.

    Levels are taken as shares of their range over the front, 0 at the nadir and 1 at the ideal;
    the plane is where they sum to 1 (Das 1999, normal boundary intersection).
    """
    span = np.ptp(levels, axis=0)
    shares = (levels - levels.min(axis=0)) / np.where(span > 0, span, 1.0)
    return np.asarray((shares.sum(axis=1) - 1.0) / np.sqrt(levels.shape[1]))


def knees(levels: FloatArray) -> BoolArray:
    """Which of the nondominated points (N, P) bulge most; none where the front does not bulge."""
    if len(levels) < 3:
        return np.zeros(len(levels), dtype=bool)
    out = bulge(levels)
    return np.asarray((out >= out.max() - TIE) & (out > TIE))
