"""What of the space of levels is not yet known to be empty.

A region is given by its corner: all levels above it. Every point splits the regions that hold it,
once in each objective (local upper bounds, here below since levels are maximised: Klamroth,
Lacour and Vanderpooten 2015; Dächert and Klamroth 2015). A region inside another, or inside one
that was found empty, is left out. The largest comes first (Tamby and Vanderpooten 2021;
Dominguez-Rios, Chicano and Alba 2021), so that a search that is stopped has looked everywhere.
"""

from __future__ import annotations

import heapq

import numpy as np

from prioritizer.parameters.arrays import FloatArray

Corner = tuple[float, ...]


class SearchRegions:
    """The open regions of a search, the points that made them, and what is closed."""

    def __init__(self, root: FloatArray, ideal: FloatArray) -> None:
        """One region.

        Args:
            root: (P,) every plan has levels above it.
            ideal: (P,) no plan has levels above it.
        """
        self._ideal = np.asarray(ideal, dtype=np.float64)
        self._room = np.maximum(self._ideal - root, 1e-300)
        self._closed = np.empty((0, len(root)))
        self._open: set[Corner] = set()
        self._queue: list[tuple[float, Corner]] = []
        self._put(tuple(np.asarray(root, dtype=np.float64).tolist()))

    def __len__(self) -> int:
        return len(self._open)

    @property
    def corners(self) -> FloatArray:
        """(N, P) corners of the open regions."""
        return np.array(sorted(self._open)).reshape(-1, len(self._ideal))

    def largest(self, count: int = 1) -> list[FloatArray]:
        """Corners of the largest open regions, at most ``count``; they stay open."""
        found: list[tuple[float, Corner]] = []
        while self._queue and len(found) < count:
            entry = heapq.heappop(self._queue)
            if entry[1] in self._open:
                found.append(entry)
        for entry in found:
            heapq.heappush(self._queue, entry)
        return [np.array(corner) for _, corner in found]

    def close(self, corner: FloatArray) -> None:
        """Nothing above the corner is missing: it and all inside it are done."""
        corners = self.corners
        inside = corners[(corners >= corner).all(axis=1)]
        self._open.difference_update(map(tuple, inside.tolist()))
        beyond = (self._closed < corner).any(axis=1)
        self._closed = np.vstack([self._closed[beyond], corner])

    def split(self, point: FloatArray) -> None:
        """A point is known: what it is at least as good as in every objective is done."""
        corners = self.corners
        hit = corners[(corners < point).all(axis=1)]
        if not len(hit):
            return
        self._open.difference_update(map(tuple, hit.tolist()))
        rest = self.corners
        children = []
        for number in range(len(point)):
            child = hit.copy()
            child[:, number] = point[number]
            children.append(child)
        new = np.unique(np.vstack(children), axis=0)
        for place, child in enumerate(new):
            inside = (new <= child).all(axis=1)
            inside[place] = False
            if (
                inside.any()
                or (rest <= child).all(axis=1).any()
                or (self._closed <= child).all(axis=1).any()
                or (child >= self._ideal).any()
            ):
                continue
            self._put(tuple(child.tolist()))

    def _put(self, corner: Corner) -> None:
        self._open.add(corner)
        room = np.maximum(self._ideal - np.array(corner), 0.0)
        heapq.heappush(self._queue, (-float(np.prod(room / self._room)), corner))
