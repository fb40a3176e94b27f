"""A check: one family of constraints, its rows as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from prioritizer.evaluation.plan import sealed
from prioritizer.evaluation.tolerance import RELATIVE
from prioritizer.parameters.arrays import FloatArray, IntArray

LabelArray: TypeAlias = NDArray[np.object_]


def labels(cells: list[str] | tuple[str, ...]) -> LabelArray:
    """Labels as an array that can be indexed."""
    array = np.empty(len(cells), dtype=object)
    array[:] = cells
    return array


@dataclass(frozen=True, eq=False)
class Check:
    """The n rows of one family of constraints: lower <= activity <= upper.

    Attributes:
        family: its name, as in the rows of the model.
        axes: label arrays (n,), one for each index; "" is left out of the name.
        activity: (n,) what the plan does.
        lower, upper: (n,) what it may do, infinite where it is free.
        size: (n,) of the terms of the row, in its unit: with the bounds, what the tolerance is a
            share of.
        is_listed: named in the table ``constraints``; False for what merely bounds a decision.
        remarks: label arrays (n,) that no name needs, for the sentences.
    """

    family: str
    axes: tuple[LabelArray, ...]
    activity: FloatArray
    lower: FloatArray
    upper: FloatArray
    size: FloatArray
    is_listed: bool = True
    remarks: tuple[LabelArray, ...] = ()

    def __post_init__(self) -> None:
        numbers = (self.activity, self.lower, self.upper, self.size)
        for array in (*self.axes, *self.remarks, *numbers):
            sealed(array)

    def __len__(self) -> int:
        return len(self.activity)

    def excess(self) -> FloatArray:
        """By how much each row is beyond a bound (n,), 0 where it is kept."""
        beyond = np.maximum(self.lower - self.activity, self.activity - self.upper)
        return np.maximum(beyond, 0.0)

    def slack(self) -> FloatArray:
        """Distance (n,) to the nearer bound: not negative where kept, infinite without bounds."""
        distance = np.minimum(self.activity - self.lower, self.upper - self.activity)
        kept = np.ones(len(distance), dtype=bool)
        kept[self.broken(RELATIVE)] = False
        return np.where(kept, np.maximum(distance, 0.0), distance)

    def broken(self, tolerance: float) -> IntArray:
        """Rows that are missed by more than ``tolerance`` times their size."""
        excess = self.excess()
        if not excess.any():
            return np.empty(0, dtype=np.int64)
        size = self.size
        for bound in (self.lower, self.upper):
            size = np.maximum(size, np.where(np.isfinite(bound), np.abs(bound), 0.0))
        return np.flatnonzero(excess > tolerance * size)

    def labels_of(self, row: int) -> tuple[str, ...]:
        """The labels of one row, "" for what is national."""
        return tuple(axis[row] for axis in self.axes)

    def remarks_of(self, row: int) -> tuple[str, ...]:
        """What else there is to say of one row."""
        return tuple(remark[row] for remark in self.remarks)

    def name_of(self, row: int) -> str:
        """``family[label,label]`` of one row."""
        return _name(self.family, self.labels_of(row))

    def names(self) -> list[str]:
        """``family[label,label]`` of every row."""
        if not self.axes:
            return [self.family] * len(self)
        columns = (axis.tolist() for axis in self.axes)
        return [_name(self.family, row) for row in zip(*columns, strict=True)]


def _name(family: str, row: tuple[str, ...]) -> str:
    kept = ",".join(label for label in row if label)
    return f"{family}[{kept}]" if kept else family


def check(
    family: str,
    axes: tuple[LabelArray, ...],
    activity: FloatArray,
    lower: FloatArray | float = -np.inf,
    upper: FloatArray | float = np.inf,
    size: FloatArray | float = 1.0,
    is_listed: bool = True,
    remarks: tuple[LabelArray, ...] = (),
) -> Check:
    """A check whose bounds and size may be one number for all rows.

    The size of a row is 1 in its unit unless another is given.
    """

    def spread(number: FloatArray | float) -> FloatArray:
        return np.full(activity.shape, number, dtype=np.float64)

    return Check(
        family=family,
        axes=axes,
        activity=np.array(activity, dtype=np.float64),
        lower=spread(lower),
        upper=spread(upper),
        size=spread(size),
        is_listed=is_listed,
        remarks=remarks,
    )
