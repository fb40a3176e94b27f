"""HiGHS in this process, through highspy: the program is kept in the solver and changed there."""

from __future__ import annotations

import time
from dataclasses import replace

import highspy
import numpy as np
from highspy import HighsModelStatus, HighsStatus
from numpy.typing import NDArray

from prioritizer.engines.checking import is_within
from prioritizer.engines.highs_ending import (
    LIMITS,
    PROVEN,
    UNBOUNDED,
    Deadline,
    Ending,
    message_of,
    status_of,
)
from prioritizer.engines.highs_run import HighsRunner, known
from prioritizer.engines.outcome import (
    FloatArray,
    IntArray,
    Options,
    Outcome,
    SolverUnavailable,
    Status,
)
from prioritizer.engines.tolerances import (
    ABSOLUTE_GAP,
    STRICT,
    USUAL,
    Tolerances,
)
from prioritizer.engines.watching import Cause
from prioritizer.language import say
from prioritizer.program import Criterion, LinearProgram

SOLVER = "highs"

PRIMAL, DUAL = 4, 1
"""HiGHS's numbers of its simplex strategies."""

NEIGHBOURHOODS = (
    "mip_heuristic_run_rens",
    "mip_heuristic_run_rins",
    "mip_heuristic_run_root_reduced_cost",
)
"""HiGHS's heuristics that solve an integer program within the integer program."""

_LEAST_POLISHING_SECONDS = 0.5
"""For the linear program after a limit or Ctrl-C: a person waits no longer for it."""


class HighsEngine:
    """HiGHS, the default."""

    name = "highs"

    def open(self, program: LinearProgram, options: Options) -> HighsSession:
        """Hand the program to HiGHS.

        Raises:
            SolverUnavailable: ``options.solver`` names another solver.
            ValueError: HiGHS refuses the program's numbers.
        """
        if options.solver is not None and options.solver.lower() != SOLVER:
            raise SolverUnavailable(
                say(
                    "solver {solver!r}: the engine 'highs' has the solver 'highs' alone; "
                    "other solvers are those of the engines 'pulp' and 'pyomo'",
                    solver=options.solver,
                )
            )
        return HighsSession(program)


class HighsSession:
    """A program in a HiGHS object of its own; linear programs keep their basis."""

    def __init__(self, program: LinearProgram) -> None:
        self._highs = highspy.Highs()  # type: ignore[no-untyped-call]  # of highspy
        self._highs.setOptionValue("output_flag", False)
        self._highs.setOptionValue("random_seed", 0)
        self._lower, self._upper = program.lower.copy(), program.upper.copy()
        self._whole = np.flatnonzero(program.is_whole).astype(np.int32)
        self._rows_are_as_given = True
        self._criterion: Criterion | None = None
        self._criterion_is_new = True
        self._marked: highspy.HighsBasis | None = None
        self._solver = f"HiGHS {self._highs.version()}"
        self._pass(program)
        self._runner = HighsRunner(self._highs)

    def solve(
        self, criterion: Criterion, options: Options, start: FloatArray | None = None
    ) -> Outcome:
        """Optimise one criterion; see ``Session``."""
        started = time.perf_counter()
        self._load(criterion)
        ending = self._best_of_attempts(options, start)
        return self._outcome(criterion, ending, options, started)

    def change_bounds(self, places: IntArray, lower: FloatArray, upper: FloatArray) -> None:
        """Replace the bounds of some columns."""
        self._lower[places], self._upper[places] = lower, upper
        self._set_bounds(places.astype(np.int32), lower, upper)

    def change_rows(self, places: IntArray, lower: FloatArray, upper: FloatArray) -> None:
        """Replace the bounds of some rows."""
        self._rows_are_as_given = False
        rows = places.astype(np.int32)
        # the stubs of highspy do not know it
        self._highs.changeRowsBounds(len(rows), rows, lower, upper)  # type: ignore[attr-defined]

    def add_row(self, name: str, terms: FloatArray, lower: float, upper: float) -> int:
        """Add a row and return its place; HiGHS keeps no names."""
        self._rows_are_as_given = False
        self._marked = None
        columns = np.flatnonzero(terms).astype(np.int32)
        self._highs.addRow(lower, upper, len(columns), columns, terms[columns])
        return self._highs.getNumRow() - 1

    def relax(self) -> None:
        """Treat every column as continuous from now on."""
        self._set_whole(is_whole=False)
        self._whole = self._whole[:0]

    def mark(self) -> None:
        """Keep the basis of a linear program."""
        basis = self._highs.getBasis()
        self._marked = basis if basis.valid and not len(self._whole) else None

    def return_to_mark(self) -> None:
        """Take up the basis again: where it was optimal, a small change costs few iterations.

        From the basis of another change the simplex method must first undo that one: on
        inputs/mexico, relaxed, 127 iterations a solve instead of 21.
        """
        if self._marked is not None and not len(self._whole):
            self._highs.setBasis(self._marked)

    def close(self) -> None:
        """Give the memory back."""
        self._runner.close()
        self._highs.clear()

    def _pass(self, program: LinearProgram) -> None:
        matrix, columns, rows = program.matrix, len(program.lower), len(program.row_lower)
        status = self._highs.passModel(
            columns,
            rows,
            matrix.nnz,
            int(highspy.MatrixFormat.kRowwise),
            int(highspy.ObjSense.kMinimize),
            0.0,
            np.zeros(columns),
            program.lower,
            program.upper,
            program.row_lower,
            program.row_upper,
            matrix.indptr.astype(np.int32),
            matrix.indices.astype(np.int32),
            matrix.data,
            program.is_whole.astype(np.int32),
        )
        if status == HighsStatus.kError:
            raise ValueError(
                say(
                    "HiGHS refuses the program: a coefficient or bound is not a number, or a "
                    "coefficient is above 1e15; look for amounts in a unit that is too small"
                )
            )

    def _load(self, criterion: Criterion) -> None:
        self._criterion_is_new = criterion is not self._criterion
        self._criterion = criterion
        scale, places = criterion.scale, np.arange(len(criterion.cost), dtype=np.int32)
        is_max = criterion.sense == "max"
        sense = highspy.ObjSense.kMaximize if is_max else highspy.ObjSense.kMinimize
        self._highs.changeObjectiveSense(sense)
        self._highs.changeColsCost(len(places), places, criterion.cost * scale)
        self._highs.changeObjectiveOffset(criterion.constant * scale)
        self._runner.scale = scale

    def _best_of_attempts(self, options: Options, start: FloatArray | None) -> Ending:
        """The strict attempt, and where it fails or finds no plan the usual one.

        A program whose rows were changed was feasible before: there the caller decides what a
        missing plan means.
        """
        deadline = Deadline(options)
        ending = self._run(deadline.left(), STRICT, start)
        settled = PROVEN | LIMITS | UNBOUNDED
        if not self._rows_are_as_given:
            settled = settled | {HighsModelStatus.kInfeasible}
        if ending.status not in settled and ending.cause is Cause.NONE:
            self._highs.clearSolver()
            ending = self._run(deadline.left(), USUAL, start)
        if ending.status in UNBOUNDED and ending.cause is Cause.NONE:
            ending = self._with_cause(ending, deadline)
        return ending

    def _with_cause(self, ending: Ending, deadline: Deadline) -> Ending:
        """Tell "infeasible" from "unbounded": look for any plan at all."""
        count = len(self._lower)
        self._highs.clearSolver()
        self._highs.changeColsCost(count, np.arange(count, dtype=np.int32), np.zeros(count))
        any_plan = self._run(deadline.left(), USUAL, None)
        if any_plan.x is not None:
            return replace(ending, x=None, bound=None, status=HighsModelStatus.kUnbounded)
        return replace(any_plan, bound=None)

    def _run(self, options: Options, tolerances: Tolerances, start: FloatArray | None) -> Ending:
        self._configure(options, tolerances)
        self._choose_simplex()
        if start is not None and len(self._whole):
            self._offer(start)
        cause = self._runner.run(options)
        status, info = self._highs.getModelStatus(), self._highs.getInfo()
        has_plan = info.primal_solution_status == int(highspy.kSolutionStatusFeasible)
        x = None
        if has_plan or status in PROVEN:
            x = np.array(self._highs.getSolution().col_value, dtype=np.float64)
        bound = info.mip_dual_bound if len(self._whole) else np.inf
        return Ending(
            status=status,
            x=x,
            bound=known(bound, self._runner.scale),
            message=f"HiGHS: {say(cause) or self._highs.modelStatusToString(status)}",
            cause=cause,
        )

    def _configure(self, options: Options, tolerances: Tolerances) -> None:
        limit = np.inf
        if options.time_limit is not None:
            # HiGHS counts the time of all runs of the object, at least for linear programs; the
            # limit of this run is kept by the runner
            limit = self._highs.getRunTime() + max(0.0, options.time_limit)
        for name, value in (
            ("time_limit", float(limit)),
            ("threads", options.threads or 0),
            ("mip_rel_gap", float(options.gap)),
            ("mip_abs_gap", ABSOLUTE_GAP),
            ("primal_feasibility_tolerance", tolerances.primal),
            ("dual_feasibility_tolerance", tolerances.dual),
            ("mip_feasibility_tolerance", tolerances.whole),
            *((name, options.neighbourhood_search) for name in NEIGHBOURHOODS),
        ):
            self._highs.setOptionValue(name, value)

    def _choose_simplex(self) -> None:
        """How to begin: without presolve for integer programs, primal where a plan is known.

        The presolve of HiGHS 1.11 to 1.15 has called an optimum of 0.30 proven where there is one
        of 0.38, has called programs with a plan infeasible, and has not ended on others, all of a
        few dozen rows (tests/engines/presolve/).

        Primal simplex serves where another criterion is wanted of a known plan: the last basis
        keeps the rows, not the new criterion, and on a program of 60,000 columns the dual simplex
        took 50 times as long from it.
        """
        is_warm = not len(self._whole) and bool(self._highs.getBasis().valid)
        is_primal = is_warm and self._criterion_is_new
        self._highs.setOptionValue("simplex_strategy", PRIMAL if is_primal else DUAL)
        presolve = "off" if is_primal or len(self._whole) else "choose"
        self._highs.setOptionValue("presolve", presolve)

    def _offer(self, start: FloatArray) -> None:
        solution = highspy.HighsSolution()
        solution.col_value = start
        self._highs.setSolution(solution)

    def _outcome(
        self, criterion: Criterion, ending: Ending, options: Options, started: float
    ) -> Outcome:
        is_linear = not len(self._whole)
        x, duals, reduced = ending.x, None, None
        status = status_of(ending)
        if is_linear and status is Status.OPTIMAL:
            solution, scale = self._highs.getSolution(), criterion.scale
            duals = np.array(solution.row_dual, dtype=np.float64) / scale
            reduced = np.array(solution.col_dual, dtype=np.float64) / scale
        if x is not None:
            x = self._polished(criterion, x, options)
        objective = criterion.value(x) if x is not None else None
        bound = ending.bound if status is not Status.INFEASIBLE else None
        if is_linear and status is Status.OPTIMAL:
            bound = objective
        if objective is not None and bound is not None:
            bound = max(bound, objective) if criterion.sense == "max" else min(bound, objective)
            if not is_within(objective, bound, options.gap, criterion):
                status = Status.FEASIBLE
        return Outcome(
            status=status,
            x=x,
            objective=objective,
            bound=bound,
            duals=duals,
            reduced_costs=reduced,
            solver=self._solver,
            seconds=time.perf_counter() - started,
            message="" if status is Status.OPTIMAL else message_of(ending),
            was_interrupted=ending.cause is Cause.INTERRUPT,
        )

    def _polished(self, criterion: Criterion, x: FloatArray, options: Options) -> FloatArray:
        """The plan within its bounds; of integer programs, with whole columns exactly whole.

        Where they are, the continuous columns are optimised anew: a binary of 1e-7 may have
        opened what costs millions.
        """
        if not len(self._whole):
            return np.clip(x, self._lower, self._upper)
        fixed = np.round(x[self._whole])
        self._set_bounds(self._whole, fixed, fixed)
        self._set_whole(is_whole=False)
        limit = options.time_limit
        if limit is not None:
            limit = max(limit * 0.05, _LEAST_POLISHING_SECONDS)
        silent = replace(options, time_limit=limit, on_progress=None)  # the plan is known already
        ending = self._run(silent, STRICT, None)
        self._set_whole(is_whole=True)
        self._set_bounds(self._whole, self._lower[self._whole], self._upper[self._whole])
        if ending.x is None or ending.status not in PROVEN:
            return x
        polished = np.clip(ending.x, self._lower, self._upper)
        polished[self._whole] = fixed
        return polished

    def _set_bounds(self, places: NDArray[np.int32], lower: FloatArray, upper: FloatArray) -> None:
        self._highs.changeColsBounds(len(places), places, lower, upper)

    def _set_whole(self, *, is_whole: bool) -> None:
        kind = highspy.HighsVarType.kInteger if is_whole else highspy.HighsVarType.kContinuous
        kinds = np.full(len(self._whole), int(kind), dtype=np.uint8)
        self._highs.changeColsIntegrality(len(self._whole), self._whole, kinds)
