"""Small programs whose answers are known by hand, and two that no solver finishes at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from prioritizer.program import Index, LinearProgram, ProgramBuilder, Rows, sum_product

INF = np.inf


def program(
    matrix: ArrayLike,
    row_lower: ArrayLike,
    row_upper: ArrayLike,
    cost: ArrayLike,
    *,
    lower: ArrayLike = 0.0,
    upper: ArrayLike = INF,
    whole: ArrayLike = False,
    sense: Literal["max", "min"] = "max",
    constant: float = 0.0,
    magnitude: float = 10.0,
) -> LinearProgram:
    """A program with columns x[c0], x[c1], ... and rows row[r0], row[r1], ..."""
    terms, prices = np.asarray(matrix, dtype=float), np.asarray(cost, dtype=float)
    builder = ProgramBuilder()
    columns = Index.of("column", [f"c{place}" for place in range(len(prices))])
    x = builder.columns("x", columns, lower=lower, upper=upper, whole=whole)
    rows = Index.of("row", [f"r{place}" for place in range(len(terms))])
    builder.add(Rows(rows, sum_product(terms, x), row_lower, row_upper, family="row"))
    value = sum_product(prices[None, :], x) + constant
    builder.criterion("benefit", sense, value, magnitude)
    return builder.program()


def flipped(given: LinearProgram) -> LinearProgram:
    """The same program in the other sense: minimise the negated criterion."""
    old = given.objective
    return given.with_objective(
        replace(
            old,
            sense="min" if old.sense == "max" else "max",
            cost=-old.cost,
            constant=-old.constant,
        )
    )


LINEAR = program(
    # best at c0 = 1.5, c1 = 2.5: worth 2 * 1.5 + 3 * 2.5 + 7 = 17.5; the last two rows are idle
    [[1, 1], [1, -1], [0, 0], [1, 0]],
    [-INF, -1, -5, -INF],
    [4, 1, 3, INF],
    [2, 3],
    upper=[3, INF],
    constant=7,
)

KNAPSACK = program([[3, 5, 7]], [-INF], [11], [4, 6, 9], upper=1, whole=True)
"""The first and the last: worth 13 for 10 of 11."""

MIXED = program(
    # opening costs 2.5 and lets 0.7 flow at 5 each: worth 1 when opened
    [[1, -0.7]],
    [-INF],
    [0],
    [5, -2.5],
    upper=[INF, 1],
    whole=[False, True],
)

INFEASIBLE = {
    "linear": program([[1, 1]], [5], [INF], [4, 6], upper=1),
    "whole": program([[2, 2]], [1], [1], [4, 6], upper=1, whole=True),
    "a row without terms": program([[0, 0], [1, 1]], [1, 0], [INF, 1], [4, 6], upper=1),
    "crossed bounds": program([[1, 1]], [-INF], [2], [4, 6], lower=[1, 0], upper=[0, 1]),
    "no whole number": program([[1, 1]], [-INF], [2], [4, 6], lower=0.2, upper=0.8, whole=True),
}

UNBOUNDED = {
    "linear": program([[1, -1]], [0], [0], [4, 6]),
    "whole": program([[1, -1]], [0], [0], [4, 6], whole=[True, False]),
}

IDLE = program([[1, 0]], [-INF], [0.5], [4, 0], lower=[0, 2], upper=[1, 3])
"""The second column stands in no row and is worth nothing."""


def market_split(*, with_slack: bool) -> LinearProgram:
    """Forty whole numbers that must halve four sums: hours for any solver.

    With slack, which costs, there is a plan at once; without, none is ever found.
    """
    random = np.random.default_rng(1)
    sums = random.integers(1, 100, (4, 40)).astype(float)
    half = np.floor(sums.sum(axis=1) / 2)
    if not with_slack:
        return program(sums, half, half, np.zeros(40), upper=1, whole=True, sense="min")
    return program(
        np.hstack([sums, np.eye(4), -np.eye(4)]),
        half,
        half,
        np.r_[np.zeros(40), np.ones(8)],
        upper=np.r_[np.ones(40), np.full(8, INF)],
        whole=np.arange(48) < 40,
        sense="min",
    )


PRICED = program(
    # at the best, every kind of row binds: at most, at least, equal, and both sides of a range
    [
        [1, 2, 1, 0, 1],
        [1, -1, 0, 3, 0],
        [0, 1, 1, 1, 0],
        [1, 0, 2, 0, -1],
        [0, 0, 1, 1, 1],
    ],
    [-INF, 1, 4, 0.5, 1],
    [10, INF, 4, 2, 3],
    [3, 2, 1, -4, 5],
    upper=[5, 4, 3, 6, 2.5],
    constant=1,
    magnitude=30,
)
