"""How far the gain of a linear program grows at one and the same rate.

The gain is concave and piecewise linear in the number that is loosened; a tangent at a point
beyond the end of a piece meets the piece's line at or nearer to its end (Eisner and Severance,
Mathematical techniques for efficient record segmentation, J. ACM 23, 1976).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

MOST_ROUNDS = 40
"""Rounds of a search: each halves what is in doubt, or moves to another piece."""

FARTHEST = 2.0**20
"""Steps beyond which a range counts as without end."""

FLAT = 1e-9
"""Difference of two gains, relative or absolute below 1, that is the solver's rounding."""


@dataclass(frozen=True)
class ValueLine:
    """The gain as a function of how far a number is loosened.

    Attributes:
        gain: (gain, slope by steps) when looser by so much (tighter, below 0); None: no plan.
        step: the first distance to look at.
        tightest, loosest: how far the number can be tightened and loosened at all.
    """

    gain: Callable[[float], tuple[float, float] | None]
    step: float
    tightest: float
    loosest: float

    def is_on(self, amount: float, slope: float) -> bool:
        """Whether the gain at a distance is what the slope makes it."""
        found = self.gain(amount)
        if found is None:
            return False
        expected = slope * amount
        return abs(found[0] - expected) <= FLAT * max(1.0, abs(expected))


def valid_range(line: ValueLine) -> tuple[float, float, float]:
    """Gain by unit of loosening, and how far tighter and how far looser it stays the same."""
    slope, known = first_slope(line)
    if slope == 0.0:
        return slope, reach(line, slope, -1, line.step), np.inf
    return slope, reach(line, slope, -1, line.step), reach(line, slope, 1, known)


def first_slope(line: ValueLine) -> tuple[float, float]:
    """The slope on the loosening side, and a distance up to which it holds."""
    distance = min(line.step, line.loosest)
    found = line.gain(distance)
    assert found is not None  # looser than what has a plan
    for _ in range(MOST_ROUNDS):
        slope = found[0] / distance
        if line.is_on(distance / 2, slope):
            break
        distance /= 2
        found = line.gain(distance)
        assert found is not None
    return (0.0 if abs(found[0]) <= FLAT else slope), distance


def reach(line: ValueLine, slope: float, side: int, known: float) -> float:
    """How far to one side the gain keeps its slope; infinite where no end was found."""
    limit = line.loosest if side > 0 else line.tightest
    sure = known if side > 0 else 0.0
    beyond = min(known * 2 if side > 0 else known, limit)
    while line.is_on(side * beyond, slope):
        sure = beyond
        if beyond >= limit:
            return limit
        if beyond > FARTHEST * line.step:
            return np.inf
        beyond = min(beyond * 2, limit)
    return narrowed(line, slope, side, sure, beyond)


def narrowed(line: ValueLine, slope: float, side: int, sure: float, beyond: float) -> float:
    """The end of the piece between a distance on it and one beyond it."""
    for _ in range(MOST_ROUNDS):
        if beyond - sure <= 1e-12 * max(1.0, beyond):
            break
        met = crossing(line, slope, side * beyond)
        if met is not None and sure < side * met < beyond:
            if line.is_on(met, slope):
                return side * met
            beyond = side * met
        elif line.is_on(side * (sure + beyond) / 2, slope):
            sure = (sure + beyond) / 2
        else:
            beyond = (sure + beyond) / 2
    return sure


def crossing(line: ValueLine, slope: float, amount: float) -> float | None:
    """Where the tangent of the gain at a distance meets the line; None where it does not."""
    found = line.gain(amount)
    if found is None:
        return None
    tangent = found[1] / line.step
    bend = slope - tangent
    return None if bend == 0 else (found[0] - tangent * amount) / bend
