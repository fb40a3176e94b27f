"""One table as it was read (`RawTable`) and as it was typed (`TableData`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from prioritizer.tables.cells import BLANK_FLAG, Cells, Typed, as_objects, number_text
from prioritizer.tables.columns import Column, Kind, Table, is_remark
from prioritizer.tables.faults import Fault
from prioritizer.tables.schema import TABLES

Records = Sequence[Mapping[str, Any]]

_LEFT_BLANK = (Kind.NUMBER, Kind.WHOLE, Kind.CHOICE)


@dataclass(frozen=True)
class RawTable:
    """Columns of untyped cells, all of one length, under their headers.

    `rows` are the row numbers, counted from 1 after the header, where blank rows were skipped.
    """

    columns: Mapping[str, Cells]
    size: int
    rows: tuple[int, ...] | None = None


@dataclass(frozen=True)
class TableData:
    """The typed columns of a table as its author gave them; what is blank is kept blank.

    `columns` holds those that the schema knows, `remarks` the others (source, notes, x_*) as
    text; `order` is the order of all of them in the file. `refused` are the positions of cells
    that have a fault of their own: they count as filled in, and take no default.
    """

    name: str
    columns: Mapping[str, Typed]
    size: int
    remarks: Mapping[str, Typed] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    rows: tuple[int, ...] | None = None
    refused: Mapping[str, Sequence[int]] = field(default_factory=dict)

    @property
    def schema(self) -> Table:
        """The declaration of the table."""
        return TABLES[self.name]

    @cached_property
    def _filled(self) -> dict[str, Typed]:
        return {}

    def __getitem__(self, column: str) -> npt.NDArray[Any]:
        """A whole column, defaults filled in: float64, bool, or objects of str."""
        if column not in self._filled:
            declared = self.schema.by_name[column]
            filled = _complete(self.columns.get(column), declared, self.size)
            if column in self.refused and declared.kind in _LEFT_BLANK:
                filled = filled.copy()
                filled[list(self.refused[column])] = np.nan if declared.kind.is_numeric else ""
            self._filled[column] = filled
        return self._filled[column]

    def is_given(self, column: str) -> npt.NDArray[np.bool_]:
        """Which rows the author filled in."""
        cells = self.columns.get(column)
        if cells is None:
            return np.zeros(self.size, dtype=bool)
        given = ~blanks(cells)
        given[list(self.refused.get(column, ()))] = True
        return given

    def row_keys(self) -> list[tuple[Any, ...]]:
        """The key of each row, blanks included."""
        columns = []
        for name in self.schema.key:
            column = self.schema.by_name[name]
            cells = self[name]
            columns.append(self.texts(name) if column.kind.is_numeric else cells)
        return list(zip(*columns, strict=True))

    def texts(self, column: str) -> list[str]:
        """The column as the author gave it, in the words of a CSV file."""
        cells = self.remarks.get(column)
        if cells is None:
            cells = self.columns.get(column)
        return [""] * self.size if cells is None else cell_texts(cells)

    def row(self, position: int) -> int:
        """The row number of a position, counted from 1 after the header."""
        return self.rows[position] if self.rows is not None else position + 1

    def fault(self, position: int, column: str, message: str, value: str | None = None) -> Fault:
        """A fault of one cell; its value is the cell's unless given."""
        if value is None:
            value = self.cell(position, column) or None
        return Fault(self.name, self.row(position), column, value, message)

    def faults(self, wrong: npt.NDArray[np.bool_], column: str, message: str) -> list[Fault]:
        """The same fault for every row where it holds."""
        if not wrong.any():
            return []
        return [self.fault(at, column, message) for at in where(wrong)]

    def cell(self, position: int, column: str) -> str:
        """One cell as text, "" where blank."""
        cells = self.columns.get(column)
        return "" if cells is None else cell_texts(cells[position : position + 1])[0]

    def raw(self) -> RawTable:
        """The table as it can be typed again."""
        return RawTable({name: self.texts(name) for name in self.order}, self.size, self.rows)

    def given_frame(self) -> pd.DataFrame:
        """The columns as given: numbers, text, and True, False or None for yes/no."""
        return _frame({name: self._given_cells(name) for name in self.order}, self.size)

    def complete_frame(self) -> pd.DataFrame:
        """Every column of the schema, in its order, with the defaults filled in."""
        cells = {column.name: self._whole_cells(column) for column in self.schema.columns}
        return _frame(cells, self.size)

    def _given_cells(self, name: str) -> npt.NDArray[Any]:
        cells = self.remarks[name] if is_remark(name) else self.columns[name]
        if cells.dtype == np.int8:
            return as_objects([None if flag == BLANK_FLAG else bool(flag) for flag in cells])
        return cells

    def _whole_cells(self, column: Column) -> npt.NDArray[Any]:
        cells = self[column.name]
        if column.kind is Kind.WHOLE and not column.may_be_blank:
            return cells.astype(np.int64)
        return cells


def empty_table(name: str) -> TableData:
    """A table that a scenario does not have: no row."""
    return TableData(name, {}, 0)


def where(rows: npt.NDArray[np.bool_]) -> list[int]:
    """The positions of the rows where it holds."""
    return np.flatnonzero(rows).tolist()


def blanks(cells: Typed) -> npt.NDArray[np.bool_]:
    """Which cells of a typed column are blank."""
    if cells.dtype == np.float64:
        return np.isnan(cells)
    if cells.dtype == np.int8:
        return np.asarray(cells == BLANK_FLAG)
    return np.asarray(cells == "", dtype=bool)


def cell_texts(cells: Typed) -> list[str]:
    """A typed column in the words of a CSV file; they read back as the same cells."""
    if cells.dtype == np.float64:
        return ["" if cell != cell else number_text(cell) for cell in cells.tolist()]
    if cells.dtype == np.int8:
        return [("no", "yes", "")[flag] for flag in cells.tolist()]
    return list(cells)


def _complete(cells: Typed | None, column: Column, size: int) -> npt.NDArray[Any]:
    if cells is None:
        return _defaults(column, size)
    if column.kind is Kind.FLAG:
        return np.where(cells == BLANK_FLAG, bool(column.default), cells == 1)
    if column.default is None:
        return cells
    blank = blanks(cells)
    if not blank.any():
        return cells
    filled = cells.copy()
    filled[blank] = column.default
    return filled


def _defaults(column: Column, size: int) -> npt.NDArray[Any]:
    if column.kind is Kind.FLAG:
        return np.full(size, bool(column.default))
    if column.kind.is_numeric:
        default = np.nan if column.default is None else column.default
        return np.full(size, default, dtype=np.float64)
    filled = np.empty(size, dtype=object)
    filled[:] = "" if column.default is None else column.default
    return filled


def _frame(cells: Mapping[str, npt.NDArray[Any]], size: int) -> pd.DataFrame:
    index = pd.RangeIndex(size)
    # copied, so that no one can change the scenario through a frame
    columns = {
        name: pd.Series(array.copy(), index=index, dtype=array.dtype, copy=False)
        for name, array in cells.items()
    }
    return pd.DataFrame(columns, index=index)
