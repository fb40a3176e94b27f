"""Array types, and the look-ups that every parameter needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

FloatArray: TypeAlias = NDArray[np.float64]
IntArray: TypeAlias = NDArray[np.int64]
BoolArray: TypeAlias = NDArray[np.bool_]

NATIONAL = -1
"""Code of the region of a national decision."""


def positions(ids: Iterable[str]) -> dict[str, int]:
    """Place of each id in its set."""
    return {name: place for place, name in enumerate(ids)}


def codes(cells: Iterable[str], places: Mapping[str, int]) -> IntArray:
    """Places of the ids in ``cells``, in their order."""
    found = [places[cell] for cell in cells]
    return np.array(found, dtype=np.int64)


def numbers(table: pd.DataFrame, column: str) -> FloatArray:
    """A column of numbers, NaN where the cell is blank."""
    return table[column].to_numpy(dtype=np.float64)


def texts(table: pd.DataFrame, column: str) -> list[str]:
    """A column of ids or words, "" where the cell is blank."""
    cells: list[str] = table[column].tolist()
    return cells


def filled(given: FloatArray, default: FloatArray | float) -> FloatArray:
    """The given numbers, with ``default`` where they are blank."""
    return np.where(np.isnan(given), default, given)


def members(ids: Sequence[str], places: Mapping[str, int]) -> IntArray:
    """Places of the listed ids, sorted, each once."""
    return np.unique(codes(ids, places))
