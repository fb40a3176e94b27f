"""Which points are at least as good as others in everything."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from prioritizer.parameters.arrays import FloatArray, IntArray


def nondominated(levels: FloatArray) -> IntArray:
    """Places of the points that no other is at least as good as; of equal ones the first.

    Args:
        levels: (N, P), more is better.

    >>> nondominated(np.array([[1.0, 3.0], [2.0, 2.0], [1.0, 2.0], [2.0, 2.0]])).tolist()
    [0, 1]
    """
    return undominated(levels, lambda _: True)


def undominated(levels: FloatArray, is_wanted: Callable[[int], bool]) -> IntArray:
    """Places of the wanted points that no other wanted one is at least as good as.

    Args:
        levels: (N, P), more is better.
        is_wanted: asked about a point when no wanted one is at least as good, and only then.
    """
    # nothing that comes later in the order of the first difference can dominate
    left = np.lexsort((np.arange(len(levels)), *(-levels.T[::-1])))
    kept = []
    while len(left):
        best = int(left[0])
        left = left[1:]
        if is_wanted(best):
            kept.append(best)
            left = left[(levels[left] > levels[best]).any(axis=1)]
    return np.sort(np.array(kept, dtype=np.int64))


def thinned(levels: FloatArray, resolution: FloatArray) -> IntArray:
    """Places of the points that remain where levels nearer than the resolution count as equal.

    Of points that are equal then, the one that is better elsewhere, or comes first, remains.

    Args:
        levels: (N, P), more is better.
        resolution: (P,) 0 where levels are exact.
    """
    kept: list[int] = []
    # those that are best without tolerance come first, so that they are the ones to stay
    for place in np.lexsort(-levels.T[::-1]).tolist():
        if len(kept) and (levels[kept] >= levels[place] - resolution).all(axis=1).any():
            continue
        beaten = (levels[place] >= levels[kept] - resolution).all(axis=1) if kept else []
        kept = [k for k, is_beaten in zip(kept, beaten, strict=True) if not is_beaten]
        kept.append(place)
    return np.sort(np.array(kept, dtype=np.int64))
