"""The volume that a front dominates, exactly, for two to four objectives.

By slicing along the last objective (While, Hingston, Barone and Huband 2006); in the plane a sorted
staircase takes each point in turn.
"""

from __future__ import annotations

from bisect import bisect_left

import numpy as np

from prioritizer.parameters.arrays import FloatArray


def hypervolume(points: FloatArray, reference: FloatArray) -> float:
    """Volume of what some point is at least as good as, above a reference point.

    Args:
        points: (N, P), more is better; P is 2 to 4.
        reference: (P,); what does not exceed it in every objective adds nothing.

    >>> hypervolume(np.array([[1.0, 3.0], [2.0, 2.0]]), np.zeros(2))
    5.0
    """
    above = np.asarray(points, dtype=np.float64) - reference
    above = above[(above > 0).all(axis=1)]
    return _volume(above[np.argsort(-above[:, -1], kind="stable")])


def _volume(points: FloatArray) -> float:
    """Of points in the order of their last objective, greatest first."""
    if not len(points):
        return 0.0
    if points.shape[1] == 2:
        stairs = _Staircase()
        for x, y in points.tolist():
            stairs.add(x, y)
        return stairs.area
    heights = np.append(points[:, -1], 0.0)
    if points.shape[1] == 3:
        stairs, total = _Staircase(), 0.0
        for (x, y, z), below in zip(points.tolist(), heights[1:].tolist(), strict=True):
            stairs.add(x, y)
            total += stairs.area * (z - below)
        return total
    total = 0.0
    for count in range(1, len(points) + 1):
        thickness = float(heights[count - 1] - heights[count])
        if thickness > 0:
            layer = points[:count, :-1]
            total += thickness * _volume(layer[np.argsort(-layer[:, -1], kind="stable")])
    return total


class _Staircase:
    """The nondominated points of the plane, and the area below them."""

    def __init__(self) -> None:
        self._x: list[float] = []
        self._y: list[float] = []
        self.area = 0.0

    def add(self, x: float, y: float) -> None:
        """Take in a point."""
        place = bisect_left(self._x, x)
        if place < len(self._x) and self._y[place] >= y:
            return
        left = place
        while left > 0 and self._y[left - 1] <= y:
            left -= 1
        end = place + (place < len(self._x) and self._x[place] == x)
        before = self._x[left - 1] if left else 0.0
        # what was below the steps that go, and below the one to the right, up to x
        gone = 0.0
        start = before
        for n in range(left, place):
            gone += (self._x[n] - start) * self._y[n]
            start = self._x[n]
        if place < len(self._x):
            gone += (x - start) * self._y[place]
        self.area += (x - before) * y - gone
        self._x[left:end] = [x]
        self._y[left:end] = [y]
