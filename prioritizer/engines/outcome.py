"""What every engine promises: one neutral outcome, and a session that can be solved again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from prioritizer.program import Criterion, LinearProgram

FloatArray: TypeAlias = NDArray[np.float64]
IntArray: TypeAlias = NDArray[np.int64]
BoolArray: TypeAlias = NDArray[np.bool_]


class Status(StrEnum):
    """How a solve ended; never better than what was proven (docs/model.md, Answer)."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True)
class Progress:
    """A moment of a running solve, in the criterion's own unit; None where not known yet.

    ``stage`` is the name of the criterion that is being optimised, "" where nobody said.
    """

    seconds: float
    objective: float | None
    bound: float | None
    gap: float | None
    stage: str = ""


@dataclass(frozen=True)
class Options:
    """How to solve.

    Attributes:
        solver: of the engine's solvers; None for its default.
        gap: relative gap within which "optimal" is claimed.
        time_limit: seconds for this solve; None for none.
        threads: None for the solver's default.
        on_progress: called from time to time during a long solve.
        should_stop: asked from time to time; True ends the solve with the best plan so far.
        neighbourhood_search: whether HiGHS may solve smaller integer programs around the plans and
            relaxations it has, in search of better plans. Where a plan near the best is known,
            that costs more than it brings.
    """

    solver: str | None = None
    gap: float = 0.0
    time_limit: float | None = None
    threads: int | None = None
    on_progress: Callable[[Progress], None] | None = None
    should_stop: Callable[[], bool] | None = None
    neighbourhood_search: bool = True


@dataclass(frozen=True, eq=False)
class Outcome:
    """Result of one solve of one criterion.

    Attributes:
        status: see Status; OPTIMAL only where proven within ``Options.gap``.
        x: (columns,) the best plan found, None where there is none.
        objective: the criterion's value at x, recomputed from x, in its own unit.
        bound: proven bound in the same unit; None where the solver gives none.
        duals: (rows,) for LPs solved to optimality: change of the criterion's value for one unit
            more of the row's binding bound (both in their own unit); else None.
        reduced_costs: (columns,) likewise for the columns' bounds.
        solver: name and version.
        seconds: time inside the solver.
        message: the solver's own words where the status is not OPTIMAL.
        was_interrupted: ended by Ctrl-C.
    """

    status: Status
    x: FloatArray | None
    objective: float | None
    bound: float | None
    duals: FloatArray | None
    reduced_costs: FloatArray | None
    solver: str
    seconds: float
    message: str = ""
    was_interrupted: bool = False

    @property
    def has_plan(self) -> bool:
        """Whether x is a plan."""
        return self.x is not None


class Session(Protocol):
    """A program that is solved several times with small changes; warm where the engine can."""

    def solve(
        self, criterion: Criterion, options: Options, start: FloatArray | None = None
    ) -> Outcome:
        """Optimise one criterion over the program as it stands; ``start`` is a known plan."""
        ...

    def change_bounds(self, places: IntArray, lower: FloatArray, upper: FloatArray) -> None:
        """Replace the bounds of some columns."""
        ...

    def change_rows(self, places: IntArray, lower: FloatArray, upper: FloatArray) -> None:
        """Replace the bounds of some rows."""
        ...

    def add_row(self, name: str, terms: FloatArray, lower: float, upper: float) -> int:
        """Add a row and return its place."""
        ...

    def relax(self) -> None:
        """Treat every column as continuous from now on."""
        ...

    def mark(self) -> None:
        """Keep what the last solve knows, for ``return_to_mark``."""
        ...

    def return_to_mark(self) -> None:
        """Begin the next solve from what was known then, where the engine can."""
        ...

    def close(self) -> None:
        """Give the solver's memory back."""
        ...


class Engine(Protocol):
    """A way to solve programs."""

    name: str

    def open(self, program: LinearProgram, options: Options) -> Session:
        """Hand the program to the solver; raises ``SolverUnavailable`` for an unknown solver."""
        ...


class SolverUnavailable(ValueError):
    """The engine does not know the solver, or it is not installed on this machine."""
