"""Arrays of affine expressions in the columns of a program.

They let a formula of ``docs/model.md`` be written for all its indices at once, as numpy lets one
write it for numbers: ``current = recurrent_cost[:, None] * scale`` holds for every decision and
year. The coefficients are kept sparse, as plain triplets: a scenario of twenty interventions is
compiled in hundreds of small steps, and a general sparse matrix would spend more time on checking
each of them than on doing it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

FloatArray: TypeAlias = NDArray[np.float64]
IntArray: TypeAlias = NDArray[np.int64]


def tally(places: IntArray, values: FloatArray, size: int) -> FloatArray:
    """(size,) sum of the values at each place."""
    return np.asarray(np.bincount(places, values, size), dtype=np.float64)[:size]


class Weights(NamedTuple):
    """Sparse coefficients (A, B): ``values[n]`` at row ``rows[n]`` and column ``columns[n]``.

    Attributes:
        rows, columns, values: (n,) one entry each; entries at the same place add up.
        height: A, the number of rows.
    """

    rows: IntArray
    columns: IntArray
    values: FloatArray
    height: int

    @classmethod
    def picking(cls, rows: IntArray, columns: IntArray, height: int) -> Weights:
        """Weight 1 at each of the places."""
        return cls(rows, columns, np.ones(len(rows)), height)

    @classmethod
    def of(cls, given: Weights | sparse.csr_array | FloatArray) -> Weights:
        """The weights in a sparse or dense matrix."""
        if isinstance(given, Weights):
            return given
        if isinstance(given, np.ndarray):
            rows, columns = np.nonzero(given)
            return cls(rows, columns, given[rows, columns], given.shape[0])
        rows = np.repeat(np.arange(given.shape[0]), np.diff(given.indptr))
        return cls(rows, given.indices.astype(np.int64), given.data, given.shape[0])


class Affine:
    """An array of affine expressions in the columns of a program, in row-major order.

    Attributes:
        shape: of the array.
        rows, columns, values: (n,) the coefficient ``values[n]`` of column ``columns[n]`` in
            expression ``rows[n]``; entries at the same place add up.
        constant: (size,) added to each expression.
    """

    __slots__ = ("columns", "constant", "rows", "shape", "values")
    __array_ufunc__ = None

    def __init__(
        self,
        rows: IntArray,
        columns: IntArray,
        values: FloatArray,
        constant: FloatArray,
        shape: tuple[int, ...],
    ) -> None:
        self.rows = rows
        self.columns = columns
        self.values = values
        self.constant = constant
        self.shape = shape

    @classmethod
    def block(cls, first: int, size: int) -> Affine:
        """The columns ``first``, ``first + 1``, ... themselves, of shape (size,)."""
        places = np.arange(size)
        return cls(places, places + first, np.ones(size), np.zeros(size), (size,))

    @classmethod
    def number(cls, values: ArrayLike) -> Affine:
        """Plain numbers, without any column."""
        given = np.asarray(values, dtype=np.float64)
        none = np.empty(0, dtype=np.int64)
        return cls(none, none, np.empty(0), given.ravel(), given.shape)

    @property
    def size(self) -> int:
        """Number of expressions."""
        return len(self.constant)

    def __len__(self) -> int:
        return self.shape[0]

    def __add__(self, other: Affine | ArrayLike) -> Affine:
        if not isinstance(other, Affine):
            constant = self.constant + self._spread(other)
            return Affine(self.rows, self.columns, self.values, constant, self.shape)
        if self.shape != other.shape:
            raise ValueError(f"shapes {self.shape} and {other.shape} differ")
        return Affine(
            np.concatenate([self.rows, other.rows]),
            np.concatenate([self.columns, other.columns]),
            np.concatenate([self.values, other.values]),
            self.constant + other.constant,
            self.shape,
        )

    __radd__ = __add__

    def __neg__(self) -> Affine:
        return Affine(self.rows, self.columns, -self.values, -self.constant, self.shape)

    def __sub__(self, other: Affine | ArrayLike) -> Affine:
        return self + (-other if isinstance(other, Affine) else -np.asarray(other, dtype=float))

    def __rsub__(self, other: ArrayLike) -> Affine:
        return (-self) + other

    def __mul__(self, factor: ArrayLike) -> Affine:
        """Each expression times its factor, which is broadcast to the shape."""
        factors = self._spread(factor)
        values = self.values * factors[self.rows]
        return Affine(self.rows, self.columns, values, self.constant * factors, self.shape)

    __rmul__ = __mul__

    def __getitem__(self, key: Any) -> Affine:
        """Selected expressions, by any key that numpy takes."""
        places = np.asarray(np.arange(self.size).reshape(self.shape)[key])
        wanted = places.ravel()
        picked = sum_product(
            Weights.picking(np.arange(len(wanted)), wanted, len(wanted)), self.flat
        )
        return picked.reshape(*places.shape)

    def reshape(self, *shape: int) -> Affine:
        """The same expressions in another shape."""
        known = np.empty(self.size, dtype=bool).reshape(shape).shape
        return Affine(self.rows, self.columns, self.values, self.constant, known)

    @property
    def flat(self) -> Affine:
        """The same expressions in one row."""
        return Affine(self.rows, self.columns, self.values, self.constant, (self.size,))

    def sum(self, axis: int | None = None) -> Affine:
        """Sum along an axis, or of everything (shape ())."""
        if axis is None:
            constant = self.constant.sum(keepdims=True)
            return Affine(np.zeros_like(self.rows), self.columns, self.values, constant, ())
        place = np.arange(self.size).reshape(self.shape)
        outer = np.delete(np.array(self.shape), axis)
        target = np.empty(self.size, dtype=np.int64)
        order = np.moveaxis(place, axis, 0).reshape(self.shape[axis], int(outer.prod()))
        target[order] = np.arange(order.shape[1])
        constant = tally(target, self.constant, order.shape[1])
        return Affine(target[self.rows], self.columns, self.values, constant, tuple(outer.tolist()))

    def value(self, columns: FloatArray) -> FloatArray:
        """Numbers, of the array's shape, for given values of the columns."""
        terms = tally(self.rows, self.values * columns[self.columns], self.size)
        return np.asarray(terms + self.constant).reshape(self.shape)

    def by_row(self) -> tuple[IntArray, IntArray, FloatArray]:
        """Row pointers (size + 1,), columns and values with the entries sorted by expression."""
        rows, columns, values = self.rows, self.columns, self.values
        if len(rows) and (rows[1:] < rows[:-1]).any():
            order = np.argsort(rows, kind="stable")
            rows, columns, values = rows[order], columns[order], values[order]
        pointers = np.zeros(self.size + 1, dtype=np.int64)
        np.cumsum(np.bincount(rows, minlength=self.size), out=pointers[1:])
        return pointers, columns, values

    def _spread(self, values: ArrayLike) -> FloatArray:
        given = np.asarray(values, dtype=np.float64)
        return np.broadcast_to(given, self.shape).ravel()


def sum_product(weights: Weights | sparse.csr_array | FloatArray, expressions: Affine) -> Affine:
    """Sum over the first axis: result[a, ...] = sum over b of weights[a, b] * expressions[b, ...].

    Args:
        weights: (A, B), sparse or dense.
        expressions: of shape (B, ...).
    """
    given = Weights.of(weights)
    rest = expressions.shape[1:]
    inner = int(np.prod(rest))
    into, of, factor = given.rows, given.columns, given.values
    if inner != 1:
        step = np.arange(inner)
        into = (into[:, None] * inner + step).ravel()
        of = (of[:, None] * inner + step).ravel()
        factor = np.repeat(factor, inner)
    pointers, columns, values = expressions.by_row()
    first = pointers[of]
    count = pointers[of + 1] - first
    entry = np.repeat(first - (np.cumsum(count) - count), count) + np.arange(count.sum())
    size = given.height * inner
    return Affine(
        np.repeat(into, count),
        columns[entry],
        values[entry] * np.repeat(factor, count),
        tally(into, factor * expressions.constant[of], size),
        (given.height, *rest),
    )


def concatenate(parts: Sequence[Affine]) -> Affine:
    """The expressions of all parts along the first axis; at least one part."""
    offsets = np.cumsum([0] + [part.size for part in parts])
    shape = (sum(part.shape[0] for part in parts), *parts[0].shape[1:])
    shifted = [part.rows + offset for part, offset in zip(parts, offsets[:-1], strict=True)]
    return Affine(
        np.concatenate(shifted),
        np.concatenate([part.columns for part in parts]),
        np.concatenate([part.values for part in parts]),
        np.concatenate([part.constant for part in parts]),
        shape,
    )


def along_years(weights: FloatArray, expressions: Affine) -> Affine:
    """Sum over the last axis: result[..., t] = sum over u of weights[t, u] * expressions[..., u].

    Args:
        weights: (T, T).
        expressions: of shape (..., T).
    """
    years = weights.shape[1]
    outer = np.arange(expressions.size // max(years, 1))[:, None] * years
    t, u = np.nonzero(weights)
    each = Weights(
        (outer + t).ravel(),
        (outer + u).ravel(),
        np.tile(weights[t, u], len(outer)),
        expressions.size,
    )
    return sum_product(each, expressions.flat).reshape(*expressions.shape)


def placed(entries: Affine, places: IntArray, shape: tuple[int, ...]) -> Affine:
    """An array of that shape with ``entries`` at its flat ``places`` and 0 elsewhere."""
    constant = np.zeros(int(np.prod(shape)))
    constant[places] = entries.constant
    return Affine(places[entries.rows], entries.columns, entries.values, constant, shape)
