"""Array types, and the look-ups that every parameter needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from prioritizer.scenario import Scenario

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


@dataclass(frozen=True, eq=False)
class Cells:
    """A complete table as plain arrays: a data frame of it takes longer than all that follows.

    Attributes:
        columns: of the schema, in its order, defaults filled in.
        size: number of rows.
    """

    columns: Mapping[str, NDArray[Any]]
    size: int

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, column: str) -> NDArray[Any]:
        return self.columns[column]

    def records(self) -> list[dict[str, Any]]:
        """The rows as mappings of plain values."""
        cells = zip(*(column.tolist() for column in self.columns.values()), strict=True)
        return [dict(zip(self.columns, row, strict=True)) for row in cells]

    def at(self, rows: IntArray) -> Cells:
        """The rows at these places; -1 is a row of blanks."""
        columns = {}
        for name, column in self.columns.items():
            blank = np.array(["" if column.dtype == object else np.nan], dtype=object)
            kind = object if column.dtype == object else np.float64
            columns[name] = np.append(column, blank.astype(kind))[rows]
        return Cells(columns, len(rows))


def cells_of(scenario: Scenario, name: str) -> Cells:
    """A table of the scenario, read-only; without rows where it lacks the table."""
    kept: dict[str, Cells] = vars(scenario).setdefault("_cells", {})
    if name not in kept:
        data = scenario.content.table(name)
        columns = {column.name: data[column.name].view() for column in data.schema.columns}
        for column in columns.values():
            column.setflags(write=False)
        kept[name] = Cells(columns, data.size)
    return kept[name]


def numbers(table: Cells, column: str) -> FloatArray:
    """A column of numbers, NaN where the cell is blank."""
    return np.asarray(table[column], dtype=np.float64)


def texts(table: Cells, column: str) -> list[str]:
    """A column of ids or words, "" where the cell is blank."""
    cells: list[str] = table[column].tolist()
    return cells


def filled(given: FloatArray, default: FloatArray | float) -> FloatArray:
    """The given numbers, with ``default`` where they are blank."""
    return np.where(np.isnan(given), default, given)


def members(ids: Sequence[str], places: Mapping[str, int]) -> IntArray:
    """Places of the listed ids, sorted, each once."""
    return np.unique(codes(ids, places))
