"""Collects columns, rows and criteria, and assembles the program."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

from prioritizer.program.affine import Affine, FloatArray, concatenate, tally
from prioritizer.program.families import Rows
from prioritizer.program.labels import Index
from prioritizer.program.linear_program import Block, Criterion, LinearProgram, Sense


class ProgramBuilder:
    """A program in the making: the model's families add their columns and rows to it."""

    def __init__(self) -> None:
        self._columns: list[Block] = []
        self._rows: list[Block] = []
        self._width = 0
        self._height = 0
        self._bounds: list[tuple[FloatArray, FloatArray, NDArray[np.bool_]]] = []
        self._bodies: list[Affine] = []
        self._row_bounds: list[tuple[FloatArray, FloatArray]] = []
        self._criteria: list[tuple[str, Sense, Affine, float]] = []
        self._tie_breaks: list[tuple[str, Sense, Affine, float]] = []
        self._notes: list[str] = []
        self._measures: dict[str, Affine] = {}
        self._draws: list[tuple[str, Sense, Affine, float]] = []

    def columns(
        self,
        name: str,
        index: Index,
        *,
        lower: ArrayLike = 0.0,
        upper: ArrayLike = np.inf,
        whole: ArrayLike = False,
    ) -> Affine:
        """Add a block of columns, none where the index is empty.

        Bounds and ``whole`` are broadcast to its length.

        Returns:
            The columns as expressions, of shape (len(index),).
        """
        size = len(index)
        if size == 0:
            return Affine.number(np.empty(0))
        self._columns.append(Block(name, index, self._width))
        self._bounds.append(
            (
                np.broadcast_to(np.asarray(lower, dtype=np.float64), size),
                np.broadcast_to(np.asarray(upper, dtype=np.float64), size),
                np.broadcast_to(np.asarray(whole, dtype=bool), size),
            )
        )
        first, self._width = self._width, self._width + size
        return Affine.block(first, size)

    def add(self, rows: Rows) -> None:
        """Add the rows of a constraint family; none where its index is empty.

        Raises:
            ValueError: there are more or fewer expressions than labels.
        """
        size = len(rows.index)
        if rows.body.size != size:
            raise ValueError(f"{rows.family}: {rows.body.size} expressions for {size} labels")
        if size == 0:
            return
        self._rows.append(Block(rows.family, rows.index, self._height))
        self._bodies.append(rows.body.flat)
        self._row_bounds.append(
            (
                np.broadcast_to(np.asarray(rows.lower, dtype=float), size) - rows.body.constant,
                np.broadcast_to(np.asarray(rows.upper, dtype=float), size) - rows.body.constant,
            )
        )
        self._height += size

    def criterion(self, name: str, sense: Sense, value: Affine, magnitude: float) -> None:
        """Add an objective, after those added before; ``value`` has one entry."""
        self._criteria.append((name, sense, value, magnitude))

    def tie_break(self, name: str, sense: Sense, value: Affine, magnitude: float) -> None:
        """Add a criterion that decides among equally good plans; ``value`` has one entry."""
        self._tie_breaks.append((name, sense, value, magnitude))

    def draw(self, name: str, sense: Sense, value: Affine, magnitude: float) -> None:
        """Add a criterion for the split of money of a settled plan; ``value`` has one entry."""
        self._draws.append((name, sense, value, magnitude))

    def note(self, text: str) -> None:
        """Remember something about the formulation that its readers should know."""
        self._notes.append(text)

    def measure(self, name: str, value: Affine) -> None:
        """Name expressions that those who solve again may want to bound or optimise."""
        self._measures[name] = value

    def program(self) -> LinearProgram:
        """The program of all that was added."""
        lower, upper, whole = (np.concatenate(parts) for parts in zip(*self._bounds, strict=True))
        return LinearProgram(
            columns=tuple(self._columns),
            rows=tuple(self._rows),
            matrix=self._matrix(),
            row_lower=self._joined_row_bounds(0),
            row_upper=self._joined_row_bounds(1),
            lower=lower,
            upper=upper,
            is_whole=whole,
            criteria=tuple(self._assembled(*c) for c in self._criteria),
            tie_breaks=tuple(self._assembled(*c) for c in self._tie_breaks),
            notes=tuple(self._notes),
            measures=dict(self._measures),
            draws=tuple(self._assembled(*c) for c in self._draws),
        )

    def _matrix(self) -> sparse.csr_array:
        body = concatenate(self._bodies) if self._bodies else Affine.number([])
        where = (body.rows, body.columns)
        matrix = sparse.csr_array((body.values, where), shape=(self._height, self._width))
        matrix.sum_duplicates()
        matrix.eliminate_zeros()
        return matrix

    def _joined_row_bounds(self, side: int) -> FloatArray:
        return np.concatenate([pair[side] for pair in self._row_bounds] or [np.empty(0)])

    def _assembled(self, name: str, sense: Sense, value: Affine, magnitude: float) -> Criterion:
        cost = tally(value.columns, value.values, self._width)
        return Criterion(name, sense, cost, float(value.constant[0]), magnitude)
