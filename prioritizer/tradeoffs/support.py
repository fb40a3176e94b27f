"""Which points of a front some weights lead to.

A point is supported where it is best for some weights that are all above 0. It is not where a
mixture of other points is at least as good in every objective and better in one (Isermann 1974).
Of two objectives the answer is that of whole-number arithmetic on the convex hull, where levels
are whole; of more, weights from a linear program are checked in whole numbers.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

import numpy as np
from scipy import sparse

from prioritizer.engines import Options, Session, Status, engine_named
from prioritizer.parameters.arrays import BoolArray, FloatArray
from prioritizer.program import Block, Criterion, Index, LinearProgram

Exact: TypeAlias = "list[list[Fraction]]"

NEAR = 1e-7
"""Share of the range at which a mixture that is better is looked at exactly."""


def supported(levels: FloatArray) -> BoolArray:
    """Which of the nondominated points (N, P) are best for some weights, all above 0."""
    if len(levels) <= 1:
        return np.ones(len(levels), dtype=bool)
    if levels.shape[1] == 2:
        return _on_hull(levels)
    return _by_programs(levels)


def _on_hull(levels: FloatArray) -> BoolArray:
    """Points on the upper right of the hull, those between its corners included."""
    order = np.argsort(levels[:, 0], kind="stable").tolist()
    exact = [[Fraction(v) for v in point] for point in levels.tolist()]
    chain: list[int] = []
    for place in order:
        while len(chain) > 1 and _turn(exact[chain[-2]], exact[chain[-1]], exact[place]) > 0:
            chain.pop()
        chain.append(place)
    found = np.zeros(len(levels), dtype=bool)
    found[chain] = True
    return found


def _turn(a: list[Fraction], b: list[Fraction], c: list[Fraction]) -> Fraction:
    """Above 0 where b lies below the line from a to c."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _by_programs(levels: FloatArray) -> BoolArray:
    span = np.ptp(levels, axis=0)
    scaled = (levels - levels.min(axis=0)) / np.where(span > 0, span, 1.0)
    session, criterion = _mixtures(scaled)
    found = np.zeros(len(levels), dtype=bool)
    count, goals = levels.shape
    try:
        for place in range(count):
            rows = np.arange(goals)
            session.change_rows(rows, scaled[place], np.full(goals, np.inf))
            outcome = session.solve(criterion, Options(threads=1))
            if outcome.status is not Status.OPTIMAL or outcome.duals is None:
                raise ArithmeticError("no verdict on which points weights lead to")
            assert outcome.objective is not None
            if outcome.objective - scaled[place].sum() > NEAR:
                continue
            weights = 1.0 + np.maximum(-outcome.duals[:goals], 0.0)
            found[place] = _is_best(levels, place, weights / np.where(span > 0, span, 1.0))
    finally:
        session.close()
    return found


def _mixtures(scaled: FloatArray) -> tuple[Session, Criterion]:
    """Mixtures of the points that are at least as good as one of them, the best first."""
    count, goals = scaled.shape
    matrix = np.vstack([scaled.T, np.ones((1, count))])
    program = LinearProgram(
        columns=(Block("share", Index.of("point", range(count)), 0),),
        rows=(Block("row", Index.of("row", range(goals + 1)), 0),),
        matrix=sparse.csr_array(matrix),
        row_lower=np.append(np.full(goals, -np.inf), 1.0),
        row_upper=np.append(np.full(goals, np.inf), 1.0),
        lower=np.zeros(count),
        upper=np.ones(count),
        is_whole=np.zeros(count, dtype=bool),
        criteria=(Criterion("sum", "max", scaled.sum(axis=1), 0.0, 1.0),),
    )
    return engine_named("highs").open(program, Options(threads=1)), program.objective


def _is_best(levels: FloatArray, place: int, weights: FloatArray) -> bool:
    """Whether these weights, or the nearest that tie with close rivals, prove a point best.

    Exactly: the point is compared in fractions, and a tie is an equation that the weights keep.
    """
    exact = [[Fraction(v) for v in point] for point in levels.tolist()]
    gap = (levels[place] - levels) @ weights
    rivals = [n for n in np.argsort(gap, kind="stable").tolist() if n != place]
    basis = _identity(levels.shape[1])
    while True:
        if _proves(exact, place, _nearest(basis, weights)):
            return True
        edges = ([b - a for a, b in zip(exact[place], exact[n], strict=True)] for n in rivals)
        edge = next((e for e in edges if any(_dot(b, e) for b in basis)), None)
        if edge is None or len(basis) == 1:
            return False
        basis = _at_right_angles(basis, edge)


def _identity(size: int) -> Exact:
    return [[Fraction(int(n == m)) for m in range(size)] for n in range(size)]


def _dot(one: list[Fraction], other: list[Fraction]) -> Fraction:
    return sum((a * b for a, b in zip(one, other, strict=True)), Fraction(0))


def _nearest(basis: Exact, weights: FloatArray) -> list[Fraction]:
    """The weights, moved into the space of the basis."""
    lengths = np.array(basis, dtype=np.float64)
    scale = 1.0 / np.maximum(np.abs(lengths).max(axis=1), 1e-300)
    shares = np.linalg.lstsq((lengths * scale[:, None]).T, weights, rcond=None)[0] * scale
    given = [Fraction(share) for share in shares.tolist()]
    columns = zip(*basis, strict=True)
    return [_dot(given, list(column)) for column in columns]


def _at_right_angles(basis: Exact, edge: list[Fraction]) -> Exact:
    """A basis of what of the space is at right angles to an edge."""
    products = [_dot(b, edge) for b in basis]
    pivot = next(n for n, product in enumerate(products) if product)
    return [
        [a - products[n] / products[pivot] * c for a, c in zip(b, basis[pivot], strict=True)]
        for n, b in enumerate(basis)
        if n != pivot
    ]


def _proves(exact: Exact, place: int, weights: list[Fraction]) -> bool:
    if min(weights) <= 0:
        return False
    own = _dot(weights, exact[place])
    return all(_dot(weights, point) <= own for point in exact)
