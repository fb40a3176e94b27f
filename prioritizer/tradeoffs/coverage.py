"""How much better than the points found a missing one can be."""

from __future__ import annotations

import numpy as np

from prioritizer.parameters.arrays import FloatArray
from prioritizer.tradeoffs.front_search import FrontSearch

MOST_ASKED = 300
"""Open regions whose relaxation is asked how far they reach; a second's worth."""


def coverage(search: FrontSearch) -> float | None:
    """Share of each objective's range by which a missing point can exceed the nearest one found.

    A missing point lies in an open region, below what the relaxation allows there and below the
    best of each objective. The bound is the largest over the open regions of the distance to the
    point that comes nearest: the additive indicator of Zitzler et al. (2003).

    Returns:
        0 where no region is open, None where no point was found.
    """
    corners = search.open_corners
    if not len(corners):
        return 0.0
    if not len(search.levels):
        return None
    span = np.ptp(search.levels, axis=0)
    ranges = np.where(span > 0, span, search.frame.ranges)
    worst = 0.0
    for number, corner in enumerate(corners):
        # what a search over plans leaves may still be beaten; a solver's points are nondominated
        by_solver = search.explorer.system is None
        most = search.most_above(corner) if by_solver else search.frame.ideal
        if number < MOST_ASKED:
            reached = search.explorer.upper_corner(corner)
            if reached is None:
                continue
            most = np.minimum(most, reached)
        worst = max(worst, within(search.levels, most, ranges))
    return worst


def within(levels: FloatArray, missing: FloatArray, ranges: FloatArray) -> float:
    """Least share of the ranges by which some point must be bettered to reach a missing one."""
    return float(np.maximum((missing - levels) / ranges, 0.0).max(axis=1).min())
