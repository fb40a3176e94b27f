"""A mixed-integer linear program with labelled rows and columns, neutral to every solver."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from prioritizer.program.affine import Affine
from prioritizer.program.labels import Index, joined_names

if TYPE_CHECKING:
    import pulp
    import pyomo.environ as pyo

FloatArray: TypeAlias = NDArray[np.float64]
Sense: TypeAlias = Literal["max", "min"]


@dataclass(frozen=True, eq=False)
class Block:
    """A named run of rows (a constraint family) or of columns (a decision).

    Attributes:
        name: of the family or the decision, as in docs/model.md.
        index: labels of its entries.
        start: place of its first entry among all rows or columns.
    """

    name: str
    index: Index
    start: int

    @property
    def places(self) -> slice:
        """Places of its entries among all rows or columns."""
        return slice(self.start, self.start + len(self.index))


@dataclass(frozen=True, eq=False)
class Criterion:
    """A linear function to be maximised or minimised.

    Attributes:
        name: as in docs/model.md, Objectives.
        sense: "max" or "min".
        cost: (columns,) coefficients.
        constant: added to ``cost @ x``.
        magnitude: size of its values; solvers see the criterion divided by it and times 1e4,
            since a value in 0..1 loses digits to a solver's absolute tolerances.
    """

    name: str
    sense: Sense
    cost: FloatArray
    constant: float
    magnitude: float

    @property
    def scale(self) -> float:
        """Factor by which solvers see it multiplied (see ``magnitude``)."""
        return 1e4 / self.magnitude

    def value(self, columns: FloatArray) -> float:
        """Its value for given columns."""
        return float(self.cost @ columns + self.constant)


@dataclass(frozen=True, eq=False)
class LinearProgram:
    """``row_lower <= matrix @ x <= row_upper``, ``lower <= x <= upper``, some x whole.

    Attributes:
        columns, rows: the blocks, in order.
        matrix: (rows, columns) sparse.
        row_lower, row_upper: (rows,), infinite where there is no bound.
        lower, upper: (columns,).
        is_whole: (columns,) must be a whole number.
        criteria: the objectives in lexicographic order; the first is the objective.
        tie_breaks: criteria that decide among equally good plans, in order.
        draws: criteria for the split of money once the plan is settled, in order.
        notes: what readers should know of the formulation, such as why it has binary columns.
        measures: named expressions in the columns: "gain", (K, T) by indicator and year, and
            "progress", (K, R, T), not capped.
    """

    columns: tuple[Block, ...]
    rows: tuple[Block, ...]
    matrix: sparse.csr_array
    row_lower: FloatArray
    row_upper: FloatArray
    lower: FloatArray
    upper: FloatArray
    is_whole: NDArray[np.bool_]
    criteria: tuple[Criterion, ...]
    tie_breaks: tuple[Criterion, ...] = field(default=())
    draws: tuple[Criterion, ...] = field(default=())
    notes: tuple[str, ...] = field(default=())
    measures: Mapping[str, Affine] = field(default_factory=dict)

    @property
    def objective(self) -> Criterion:
        """The first criterion."""
        return self.criteria[0]

    @property
    def is_mixed_integer(self) -> bool:
        """Whether any column must be whole."""
        return bool(self.is_whole.any())

    @cached_property
    def column_names(self) -> list[str]:
        """Readable names such as ``start[vetting,2027]``, one a column."""
        return joined_names([(block.name, block.index) for block in self.columns])

    @cached_property
    def row_names(self) -> list[str]:
        """Readable names such as ``funder_balance[treasury,2027]``, one a row."""
        return joined_names([(block.name, block.index) for block in self.rows])

    def block(self, name: str) -> Block | None:
        """The columns called ``name``, None where the scenario needs none."""
        return next((block for block in self.columns if block.name == name), None)

    def with_bounds(self, lower: FloatArray, upper: FloatArray) -> LinearProgram:
        """The same program with other bounds of its columns."""
        return replace(self, lower=lower, upper=upper)

    def with_row(self, name: str, terms: FloatArray, lower: float, upper: float) -> LinearProgram:
        """The same program with one row more at the end, of a family of its own."""
        row = sparse.csr_array(terms[None, :])
        return replace(
            self,
            rows=(*self.rows, Block(name, Index.single(), len(self.row_lower))),
            matrix=sparse.csr_array(sparse.vstack([self.matrix, row], format="csr")),
            row_lower=np.append(self.row_lower, lower),
            row_upper=np.append(self.row_upper, upper),
        )

    def with_objective(self, criterion: Criterion) -> LinearProgram:
        """The same program with ``criterion`` as its only objective."""
        return replace(self, criteria=(criterion,), tie_breaks=(), draws=())

    def to_pulp(self) -> pulp.LpProblem:
        """The program as a PuLP problem with readable names and the first criterion."""
        from prioritizer.program.pulp_form import to_pulp

        return to_pulp(self)

    def to_pyomo(self) -> pyo.ConcreteModel:
        """The program as a Pyomo model: one indexed Var or Constraint for each block."""
        from prioritizer.program.pyomo_form import to_pyomo

        return to_pyomo(self)

    def write(self, path: str | Path, *, scaled: bool = False) -> None:
        """Write the program as .mps or .lp.

        Args:
            path: file; its ending decides the format.
            scaled: with the objective as solvers see it (see ``Criterion.magnitude``).

        Raises:
            ValueError: the ending is neither .mps nor .lp.
        """
        from prioritizer.program.files import write

        write(self, path, scaled=scaled)


def listing(program: LinearProgram, families: Sequence[str] = ()) -> str:
    """The program in a canonical text form of our own, for people and for golden files.

    Args:
        program: what to list.
        families: rows to show; all where empty.
    """
    names = program.column_names
    lines = [_criterion_line(c, names) for c in (*program.criteria, *program.tie_breaks)]
    for block in program.rows:
        if families and block.name not in families:
            continue
        rows = range(*block.places.indices(len(program.row_lower)))
        lines += [_row_line(program, r, names) for r in rows]
    lines += [_bound_line(program, c, name) for c, name in enumerate(names)]
    return "\n".join(lines) + "\n"


def _number(value: float) -> str:
    return f"{value:.12g}"


def _linear(places: Any, values: Any, names: Sequence[str]) -> str:
    order = np.argsort(places)
    terms = [
        f"{'-' if values[o] < 0 else '+'} {_number(abs(values[o]))} {names[places[o]]}"
        for o in order
        if values[o] != 0
    ]
    return " ".join(terms) or "0"


def _criterion_line(criterion: Criterion, names: Sequence[str]) -> str:
    places = np.flatnonzero(criterion.cost)
    text = _linear(places, criterion.cost[places], names)
    return f"{criterion.sense} {criterion.name}: {text} + {_number(criterion.constant)}"


def _row_line(program: LinearProgram, row: int, names: Sequence[str]) -> str:
    part = slice(program.matrix.indptr[row], program.matrix.indptr[row + 1])
    text = _linear(program.matrix.indices[part], program.matrix.data[part], names)
    low, high = program.row_lower[row], program.row_upper[row]
    return f"{program.row_names[row]}: {_number(low)} <= {text} <= {_number(high)}"


def _bound_line(program: LinearProgram, column: int, name: str) -> str:
    whole = ", whole" if program.is_whole[column] else ""
    low, high = program.lower[column], program.upper[column]
    return f"{_number(low)} <= {name} <= {_number(high)}{whole}"
