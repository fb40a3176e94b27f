"""The numbers in which a front is searched: multiples of a unit, more is better, exact sums."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prioritizer.parameters.arrays import BoolArray, FloatArray

STEP = 1e-8
"""Share of an objective's size by which values must differ to be told apart, where its numbers
have no common unit; two plans nearer than that count as equal. Solvers keep rows to 1e-9."""


@dataclass(frozen=True, eq=False)
class ValueSpace:
    """How levels, which are maximised, stand for the P objectives' values.

    Attributes:
        sign: (P,) 1 where more is better, -1 where less is.
        unit: (P,) value of one level.
        offset: (P,) value of level 0, so that ``value = sign * level * unit + offset``.
        step: (P,) levels that differ by less are one.
        is_exact: (P,) levels are whole numbers, computed without rounding.
    """

    sign: FloatArray
    unit: FloatArray
    offset: FloatArray
    step: FloatArray
    is_exact: BoolArray

    @classmethod
    def plain(cls, sign: FloatArray, size: FloatArray) -> ValueSpace:
        """Levels that are the values themselves, told apart by a share of their size."""
        count = len(sign)
        return cls(sign, np.ones(count), np.zeros(count), STEP * size, np.zeros(count, dtype=bool))

    def values(self, levels: FloatArray) -> FloatArray:
        """(N, P) or (P,) values of levels."""
        return self.sign * levels * self.unit + self.offset

    def levels(self, values: FloatArray) -> FloatArray:
        """(N, P) or (P,) levels of values; whole where they are exact."""
        found = self.sign * (values - self.offset) / self.unit
        return np.where(self.is_exact, np.rint(found), found)

    def resolution(self) -> FloatArray:
        """(P,) difference in value that can be told: 0 where sums are exact."""
        return np.where(self.is_exact, 0.0, self.step * self.unit)
