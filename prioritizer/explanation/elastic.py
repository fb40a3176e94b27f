"""A program with columns that set rows aside or change their numbers, in the making."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike
from scipy import sparse

from prioritizer.engines.outcome import IntArray
from prioritizer.program import Block, Index, LinearProgram


class ElasticBuilder:
    """Adds rows and columns to a program; the columns are held at 0 until someone frees them."""

    def __init__(self, program: LinearProgram) -> None:
        self.base = program
        self._row_lower = program.row_lower.tolist()
        self._row_upper = program.row_upper.tolist()
        self._whole: list[bool] = []
        self._entries: list[tuple[IntArray, IntArray, np.ndarray]] = []
        self._row_names: list[str] = []
        self._column_names: list[str] = []

    def row(
        self,
        name: str,
        columns: Sequence[int] | IntArray,
        values: ArrayLike,
        *,
        lower: float = -np.inf,
        upper: float = np.inf,
    ) -> int:
        """Add ``lower <= values @ columns <= upper`` and return the place of the row."""
        place = len(self._row_lower)
        self._row_lower.append(lower)
        self._row_upper.append(upper)
        self._row_names.append(name)
        where = np.asarray(columns, dtype=np.int64)
        self._enter(np.full(len(where), place), where, values)
        return place

    def column(
        self, name: str, rows: Sequence[int] | IntArray, values: ArrayLike, *, whole: bool = False
    ) -> int:
        """Add a column with these values in the rows and return its place."""
        place = len(self.base.lower) + len(self._whole)
        self._whole.append(whole)
        self._column_names.append(name)
        where = np.asarray(rows, dtype=np.int64)
        self._enter(where, np.full(len(where), place), values)
        return place

    def extend(self, column: int, rows: Sequence[int] | IntArray, values: ArrayLike) -> None:
        """Let a column that was added act in more rows."""
        where = np.asarray(rows, dtype=np.int64)
        self._enter(where, np.full(len(where), column), values)

    def bounds(self, row: int) -> tuple[float, float]:
        """Lower and upper bound of a row."""
        return self._row_lower[row], self._row_upper[row]

    def separated(self, rows: IntArray) -> IntArray:
        """Rows that hold the upper bounds of ``rows``, which keep the lower ones alone.

        A column that lowers the floor of a row with two bounds would tighten its cap.
        """
        found = []
        for row in rows.tolist():
            low, high = self.bounds(row)
            if not (np.isfinite(low) and np.isfinite(high)):
                found.append(row)
                continue
            self._row_upper[row] = np.inf
            part = slice(self.base.matrix.indptr[row], self.base.matrix.indptr[row + 1])
            columns = self.base.matrix.indices[part].astype(np.int64)
            values = self.base.matrix.data[part]
            found.append(self.row(self.base.row_names[row], columns, values, upper=high))
        return np.array(found, dtype=np.int64)

    def program(self) -> LinearProgram:
        """The program with all that was added."""
        base, width, height = self.base, len(self._whole), len(self._row_names)
        shape = (len(self._row_lower), len(base.lower) + width)
        given = base.matrix.tocoo()
        rows, columns, values = (
            np.concatenate([first, *(entry[n] for entry in self._entries)])
            for n, first in enumerate((given.row, given.col, given.data))
        )
        matrix = sparse.csr_array((values, (rows, columns)), shape=shape)
        matrix.sum_duplicates()
        nothing = np.zeros(width)
        return replace(
            base,
            columns=(*base.columns, _block("member", self._column_names, len(base.lower))),
            rows=(*base.rows, _block("member_row", self._row_names, shape[0] - height)),
            matrix=matrix,
            row_lower=np.array(self._row_lower),
            row_upper=np.array(self._row_upper),
            lower=np.append(base.lower, nothing),
            upper=np.append(base.upper, nothing),
            is_whole=np.append(base.is_whole, np.array(self._whole, dtype=bool)),
            criteria=tuple(replace(c, cost=np.append(c.cost, nothing)) for c in base.criteria),
            tie_breaks=(),
            draws=(),
        )

    def _enter(self, rows: IntArray, columns: IntArray, values: ArrayLike) -> None:
        numbers = np.broadcast_to(np.asarray(values, dtype=np.float64), rows.shape)
        self._entries.append((rows.astype(np.int64), columns.astype(np.int64), numbers))


def _block(name: str, names: list[str], start: int) -> Block:
    number = Index.of("number", list(range(1, len(names) + 1)))
    return Block(name, Index.of("of", names).beside(number), start)
