"""A program reduced to its whole columns: what is decided, without what only follows from it.

Presolve of our own, since each step must be exact for the set of attainable objective values:

- a column whose bounds meet is a number;
- an equality row with one continuous column (a scale, a cost, who pays where there is one funder)
  defines that column by whole ones: it is put in everywhere, and its bounds become a row. The set
  of whole columns that can be completed to a plan stays the same;
- a continuous column that no objective has and that every row allows to move one way (a credit
  that nobody counts) is moved there as far as it goes; where that is without end, its rows hold
  for every choice of the others and are dropped (dominated columns, Andersen and Andersen 1995).

What continuous columns are left (who pays, of several funders) stay in the rows, not in the
objectives. Where an objective needs one, there is no reduction.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from prioritizer.parameters.arrays import BoolArray, FloatArray, IntArray
from prioritizer.program import Criterion, LinearProgram

Terms = dict[int, float]

MOST_COLUMNS = 20_000
"""Larger programs are left to a solver: a search over their plans would not end."""

DUST = 1e-12
"""A coefficient this small against what was added up to it is the rest of a cancellation."""


@dataclass
class Row:
    """``lower <= terms <= upper``."""

    terms: Terms
    lower: float
    upper: float


@dataclass(frozen=True, eq=False)
class Reduced:
    """Whole columns x and what is left of the rows and of the continuous columns w.

    Attributes:
        width: columns of the program.
        whole: (n,) places of x in the program.
        lower, upper: (n,) of x, whole numbers.
        rest: (q,) places of w in the program.
        rest_lower, rest_upper: (q,) of w.
        rows: (m, n) and (m, q) coefficients of ``rows @ x + rest_rows @ w <= sides``.
        rest_rows, sides: likewise.
        objectives: (P, n) and constants (P,), so that more is better.
        constants: of the objectives.
        fixed: (columns,) value of each column whose bounds meet, NaN elsewhere.
    """

    width: int
    whole: IntArray
    lower: FloatArray
    upper: FloatArray
    rest: IntArray
    rest_lower: FloatArray
    rest_upper: FloatArray
    rows: FloatArray
    rest_rows: FloatArray
    sides: FloatArray
    objectives: FloatArray
    constants: FloatArray
    fixed: FloatArray

    def columns(self, x: FloatArray) -> FloatArray:
        """The program's columns, those that follow from x left at 0."""
        full = np.where(np.isnan(self.fixed), 0.0, self.fixed)
        full[self.whole] = x
        return full


@dataclass
class _Tableau:
    """Rows and objectives by column, while columns are taken out."""

    rows: list[Row | None]
    objectives: list[Terms]
    constants: list[float]
    lower: FloatArray
    upper: FloatArray
    whole: BoolArray
    kept: BoolArray
    where: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    gone: dict[int, float] = field(default_factory=dict)

    def put_number(self, column: int, value: float) -> None:
        """Replace a column by a number."""
        for place in self.where.pop(column, set()):
            row = self.rows[place]
            if row is None:
                continue
            moved = row.terms.pop(column) * value
            row.lower, row.upper = row.lower - moved, row.upper - moved
        for number, objective in enumerate(self.objectives):
            self.constants[number] += objective.pop(column, 0.0) * value
        self.gone[column] = value

    def put_terms(self, column: int, terms: Terms, constant: float) -> None:
        """Replace a column by an expression of others."""
        for place in self.where.pop(column, set()):
            row = self.rows[place]
            if row is None:
                continue
            factor = row.terms.pop(column)
            added(row.terms, terms, factor)
            row.lower, row.upper = row.lower - factor * constant, row.upper - factor * constant
            for other in terms:
                self.where[other].add(place)
        for number, objective in enumerate(self.objectives):
            factor = objective.pop(column, 0.0)
            if factor:
                added(objective, terms, factor)
                self.constants[number] += factor * constant
        self.gone[column] = np.nan

    def add(self, row: Row) -> None:
        """Add a row."""
        for column in row.terms:
            self.where[column].add(len(self.rows))
        self.rows.append(row)

    def drop(self, place: int) -> None:
        """Take a row out."""
        row = self.rows[place]
        assert row is not None
        for column in row.terms:
            self.where[column].discard(place)
        self.rows[place] = None


def added(terms: Terms, others: Terms, factor: float) -> None:
    """Add a multiple of other terms; what cancels is left out."""
    for column, value in others.items():
        before, more = terms.get(column, 0.0), factor * value
        total = before + more
        if abs(total) <= DUST * max(abs(before), abs(more)):
            terms.pop(column, None)
        else:
            terms[column] = total


def reduced(program: LinearProgram, whole: BoolArray, kept: BoolArray) -> Reduced | None:
    """The program without its dependent columns, None where an objective needs one of them.

    Args:
        program: its criteria are the objectives.
        whole: (columns,) whole in every plan.
        kept: (columns,) never expressed by others: what a plan is read from.
    """
    if len(program.lower) > MOST_COLUMNS:
        return None
    tableau = _tableau(program, whole, kept)
    for column in np.flatnonzero(program.lower == program.upper).tolist():
        tableau.put_number(column, float(program.lower[column]))
    while _define(tableau) or _dominate(tableau):
        pass
    if any(not tableau.whole[c] for objective in tableau.objectives for c in objective):
        return None
    return _assembled(tableau, len(program.lower))


def _tableau(program: LinearProgram, whole: BoolArray, kept: BoolArray) -> _Tableau:
    matrix = program.matrix
    tableau = _Tableau(
        [],
        [oriented(c) for c in program.criteria],
        [c.constant if c.sense == "max" else -c.constant for c in program.criteria],
        program.lower.copy(),
        program.upper.copy(),
        whole,
        kept,
    )
    ends = matrix.indptr.tolist()
    for number, (start, end) in enumerate(pairwise(ends)):
        part = slice(start, end)
        terms = dict(zip(matrix.indices[part].tolist(), matrix.data[part].tolist(), strict=True))
        bounds = float(program.row_lower[number]), float(program.row_upper[number])
        tableau.add(Row({c: v for c, v in terms.items() if v}, *bounds))
    return tableau


def oriented(criterion: Criterion) -> Terms:
    """A criterion's terms, so that more is better."""
    sign = 1.0 if criterion.sense == "max" else -1.0
    places = np.flatnonzero(criterion.cost).tolist()
    return {place: sign * float(criterion.cost[place]) for place in places}


def _define(tableau: _Tableau) -> bool:
    """Take out continuous columns that equality rows define; whether there were any."""
    found = False
    for place, row in enumerate(tableau.rows):
        if row is None or row.lower != row.upper:
            continue
        free = [c for c in row.terms if not tableau.whole[c]]
        if not free:
            free = [c for c in row.terms if not tableau.kept[c] and _is_implied(tableau, row, c)]
        elif len(free) > 1:
            continue
        if not free:
            continue
        column = free[0]
        coefficient = row.terms[column]
        terms = {c: -v / coefficient for c, v in row.terms.items() if c != column}
        constant = row.lower / coefficient
        tableau.drop(place)
        tableau.put_terms(column, terms, constant)
        bounds = tableau.lower[column] - constant, tableau.upper[column] - constant
        if not _within(tableau, terms, *bounds):
            tableau.add(Row(dict(terms), *bounds))
        found = True
    return found


def _is_implied(tableau: _Tableau, row: Row, column: int) -> bool:
    """Whether a whole column follows from the other, whole, columns of an equality row."""
    unit = row.terms[column]
    ratios = np.array([*row.terms.values(), row.lower]) / unit
    return bool(abs(unit) > 0 and (ratios == np.rint(ratios)).all())


def _within(tableau: _Tableau, terms: Terms, lower: float, upper: float) -> bool:
    """Whether terms lie between the bounds whatever their columns are."""
    least, greatest = activity(tableau.lower, tableau.upper, terms)
    return least >= lower and greatest <= upper


def activity(lower: FloatArray, upper: FloatArray, terms: Terms) -> tuple[float, float]:
    """The least and the greatest value of some terms."""
    least = greatest = 0.0
    for column, value in terms.items():
        low, high = sorted((value * float(lower[column]), value * float(upper[column])))
        least, greatest = least + low, greatest + high
    return least, greatest


def _dominate(tableau: _Tableau) -> bool:
    """Move continuous columns that one way helps every row; whether there were any."""
    found = False
    for column in [c for c in tableau.where if not tableau.whole[c]]:
        if any(column in objective for objective in tableau.objectives):
            continue
        up = down = False
        for place in tableau.where[column]:
            row = tableau.rows[place]
            assert row is not None
            rises = row.terms[column] > 0
            up |= np.isfinite(row.upper if rises else row.lower)
            down |= np.isfinite(row.lower if rises else row.upper)
        if up and down:
            continue
        value = float(tableau.lower[column] if up else tableau.upper[column])
        if np.isfinite(value):
            tableau.put_number(column, value)
        else:
            for place in list(tableau.where[column]):
                tableau.drop(place)
            tableau.where.pop(column)
            tableau.gone[column] = 0.0
        found = True
        break
    return found


def _assembled(tableau: _Tableau, width: int) -> Reduced:
    kept = np.array([c for c in range(width) if c not in tableau.gone], dtype=np.int64)
    whole, rest = kept[tableau.whole[kept]], kept[~tableau.whole[kept]]
    used = {c for c in rest.tolist() if tableau.where.get(c)}
    rest = np.array([c for c in rest.tolist() if c in used], dtype=np.int64)
    place = {c: n for n, c in enumerate([*whole.tolist(), *rest.tolist()])}
    lines, sides = [], []
    for row in tableau.rows:
        if row is None or _within(tableau, row.terms, row.lower, row.upper):
            continue
        line = np.zeros(len(place))
        for column, value in row.terms.items():
            line[place[column]] = value
        if np.isfinite(row.upper):
            lines.append(line)
            sides.append(row.upper)
        if np.isfinite(row.lower):
            lines.append(-line)
            sides.append(-row.lower)
    matrix = np.array(lines).reshape(-1, len(place))
    objectives = np.zeros((len(tableau.objectives), len(whole)))
    for number, objective in enumerate(tableau.objectives):
        for column, value in objective.items():
            objectives[number, place[column]] = value
    fixed = np.full(width, np.nan)
    for column, value in tableau.gone.items():
        fixed[column] = value
    return Reduced(
        width=width,
        whole=whole,
        lower=np.ceil(tableau.lower[whole] - 1e-9),
        upper=np.floor(tableau.upper[whole] + 1e-9),
        rest=rest,
        rest_lower=tableau.lower[rest],
        rest_upper=tableau.upper[rest],
        rows=matrix[:, : len(whole)],
        rest_rows=matrix[:, len(whole) :],
        sides=np.array(sides, dtype=np.float64),
        objectives=objectives,
        constants=np.array(tableau.constants),
        fixed=fixed,
    )
