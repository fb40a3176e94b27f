"""A reduced program in whole numbers: what the search over plans computes with.

Rows whose coefficients have a common unit are kept exactly. Others are widened outward, by rounding
each coefficient the way that admits more: no plan is lost, and one that is admitted wrongly is
found out when the plan is judged.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prioritizer.parameters.arrays import FloatArray, IntArray
from prioritizer.tradeoffs.reduction import Reduced
from prioritizer.tradeoffs.value_space import STEP, ValueSpace
from prioritizer.tradeoffs.whole_multiples import whole_multiples

FINEST = 2.0**44
"""Size of a rounded row's whole numbers."""

WIDER = 1e-9
"""Share of a row's size by which its side is widened where its numbers have no common unit."""

NEGLIGIBLE = 1e-11
"""Bound on the rounding of a dot product, as a share of the sum of its terms' sizes."""


@dataclass(frozen=True, eq=False)
class WholeSystem:
    """``rows @ x <= sides`` over whole ``0 <= x <= width``, with P objectives.

    Attributes:
        reduced: where it comes from; its x is ours plus ``reduced.lower``.
        space: of the objectives' levels.
        width: (n,) whole.
        rows, sides: (m, n), (m,) whole.
        objectives: (P, n) levels; whole where the space is exact.
        rounded, scale: (P, n) whole and (P,): levels rounded up, ``objectives * scale <= rounded``.
        is_exact: no row was widened and no continuous column is left: x alone tells a plan.
        body, rest, bounds: the rows as they were, with x from 0: (m', n), (m', q), (m',).
        rest_lower, rest_upper: (q,) of the continuous columns that are left.
    """

    reduced: Reduced
    space: ValueSpace
    width: IntArray
    rows: IntArray
    sides: IntArray
    objectives: FloatArray
    rounded: IntArray
    scale: FloatArray
    is_exact: bool
    body: FloatArray
    rest: FloatArray
    bounds: FloatArray
    rest_lower: FloatArray
    rest_upper: FloatArray

    @classmethod
    def of(cls, reduced: Reduced, sign: FloatArray) -> WholeSystem:
        """The whole-number form of a reduced program.

        Args:
            reduced: whose whole columns have finite bounds.
            sign: (P,) of the objectives.
        """
        width = (reduced.upper - reduced.lower).astype(np.int64)
        space, objectives = _space(reduced, width, sign)
        bounds = reduced.sides - reduced.rows @ reduced.lower
        least = _least(reduced.rest_rows, reduced.rest_lower, reduced.rest_upper)
        rows, sides, exact = [], [], not len(reduced.rest)
        for body, side in zip(reduced.rows, bounds - least, strict=True):
            if not np.isfinite(side):
                continue
            row, bound, is_kept = _whole_row(body, float(side), width)
            rows.append(row)
            sides.append(bound)
            exact &= is_kept
        size = np.abs(objectives) @ width
        scale = np.where(space.is_exact | (size == 0), 1.0, FINEST / np.where(size > 0, size, 1.0))
        return cls(
            reduced=reduced,
            space=space,
            width=width,
            rows=np.array(rows, dtype=np.int64).reshape(-1, len(width)),
            sides=np.array(sides, dtype=np.int64),
            objectives=objectives,
            rounded=np.ceil(objectives * scale[:, None]).astype(np.int64),
            scale=scale,
            is_exact=exact,
            body=reduced.rows,
            rest=reduced.rest_rows,
            bounds=bounds,
            rest_lower=reduced.rest_lower,
            rest_upper=reduced.rest_upper,
        )

    def levels(self, x: NDArray[np.integer]) -> FloatArray:
        """(N, P) levels of (N, n) choices."""
        return np.asarray(x.astype(np.float64) @ self.objectives.T)

    def columns(self, x: NDArray[np.integer]) -> FloatArray:
        """The program's columns of one choice."""
        return self.reduced.columns(x.astype(np.float64) + self.reduced.lower)

    def floors(self, least: FloatArray) -> tuple[IntArray, IntArray]:
        """Rows and sides that ask for levels of at least ``least``."""
        margin = np.where(self.space.is_exact, 0.0, NEGLIGIBLE * FINEST)
        sides = np.floor(least * self.scale - margin)
        return -self.rounded, -sides.astype(np.int64)

    def combined(
        self, on_rows: FloatArray, on_objectives: FloatArray, least: FloatArray
    ) -> tuple[IntArray, int]:
        """A whole-number row that follows from all rows and the least levels.

        Args:
            on_rows: (m',) factors >= 0 on the rows as they were.
            on_objectives: (P,) factors >= 0 on ``objectives @ x >= least``.
            least: (P,) levels.

        Any factors are right; those of a linear program's dual say most. The sum is computed in
        floating point and widened by more than its rounding can be.
        """
        width = self.width.astype(np.float64)
        terms = on_rows @ self.body - on_objectives @ self.objectives
        side = float(on_rows @ self.bounds - on_objectives @ least)
        rest = on_rows @ self.rest
        size = float(
            on_rows @ np.abs(self.body) @ width
            + on_objectives @ np.abs(self.objectives) @ width
            + on_rows @ np.abs(self.bounds)
            + on_objectives @ np.abs(least)
        )
        if len(rest):
            noise = NEGLIGIBLE * (on_rows @ np.abs(self.rest))
            low = np.minimum((rest - noise) * self.rest_lower, (rest + noise) * self.rest_lower)
            high = np.minimum((rest - noise) * self.rest_upper, (rest + noise) * self.rest_upper)
            side -= float(np.minimum(low, high).sum())
            size += float(noise.sum())
        side += NEGLIGIBLE * size
        total = float(np.abs(terms) @ width) + abs(side)
        if not (np.isfinite(side) and np.isfinite(total)) or total == 0:
            return np.zeros(len(terms), dtype=np.int64), 0
        scale = FINEST / total
        return (
            np.floor(terms * scale).astype(np.int64),
            int(np.ceil(side * scale)) + 1,
        )


def _space(reduced: Reduced, width: IntArray, sign: FloatArray) -> tuple[ValueSpace, FloatArray]:
    """The space of levels, and the objectives in it."""
    units, steps, exact, rows = [], [], [], []
    for row in reduced.objectives:
        found = whole_multiples(row)
        if found is not None and np.abs(found[0]) @ width < 2**51:
            rows.append(found[0].astype(np.float64))
            units.append(found[1])
            steps.append(1.0)
        else:
            rows.append(row)
            units.append(1.0)
            steps.append(max(STEP * float(np.abs(row) @ width), 1e-300))
        exact.append(found is not None)
    offset = sign * (reduced.constants + reduced.objectives @ reduced.lower)
    space = ValueSpace(sign, np.array(units), offset, np.array(steps), np.array(exact))
    return space, np.array(rows).reshape(len(sign), -1)


def _whole_row(body: FloatArray, side: float, width: IntArray) -> tuple[IntArray, int, bool]:
    """A row in whole numbers, and whether it says the same."""
    size = float(np.abs(body) @ width) + abs(side)
    found = whole_multiples(body)
    if found is not None and size / found[1] < FINEST * 64:
        multiples, unit = found
        bound = side / unit
        near = np.rint(bound)
        rounding = 1e-13 * max(abs(bound), size / unit)
        bound = near if abs(bound - near) <= min(rounding, 1e-3) else np.floor(bound)
        return multiples, int(bound), True
    scale = FINEST / max(size, 1e-300)
    return (
        np.floor(body * scale).astype(np.int64),
        int(np.ceil((side + WIDER * size) * scale)),
        False,
    )


def _least(rows: FloatArray, lower: FloatArray, upper: FloatArray) -> FloatArray:
    """(m,) the least that the continuous columns can add to each row."""
    if not rows.shape[1]:
        return np.zeros(len(rows))
    with np.errstate(invalid="ignore"):
        ends = np.where(rows > 0, rows * lower, rows * upper)
    return np.asarray(np.where(rows == 0, 0.0, ends).sum(axis=1))
