"""Any solver that Pyomo knows.

HiGHS and SCIP are driven by Pyomo's newer interface, all others by ``SolverFactory``. Solutions are
loaded here, so that no end is an exception. HiGHS and SCIP are watched while they run: Ctrl-C and
``should_stop`` keep their best plan, and progress is told in seconds (Pyomo swallows what is
written to standard output and error meanwhile). The others end at Ctrl-C without a plan; gap and
threads reach those that ``_OPTION_NAMES`` lists. Duals come from HiGHS alone, by its newer
interface; known plans are not handed over.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import numpy as np
import pyomo
import pyomo.environ as pyo
from pyomo.common.errors import ApplicationError
from pyomo.contrib.solver.common.factory import SolverFactory as NewFactory
from pyomo.contrib.solver.common.results import SolutionStatus, TerminationCondition
from pyomo.contrib.solver.common.util import NoDualsError
from pyomo.contrib.solver.solvers.scip.scip_direct import ScipDirect
from pyomo.opt import SolverStatus
from pyomo.opt import TerminationCondition as OldCondition

from prioritizer.engines.checking import nearest_to_nothing
from prioritizer.engines.outcome import FloatArray, Options, SolverUnavailable
from prioritizer.engines.quiet import quiet_stdout
from prioritizer.engines.rebuilding import Claim, RebuildingSession, Report
from prioritizer.engines.tolerances import ABSOLUTE_GAP
from prioritizer.engines.watching import Cause, only_seconds, run_watched
from prioritizer.language import say
from prioritizer.program import LinearProgram
from prioritizer.program.pyomo_form import PyomoForm, pyomo_form

_NEW = {"highs": "highs", "scip": "scip_direct", "scip_direct": "scip_direct"}

_OPTION_NAMES = {
    "appsi_highs": ("time_limit", "mip_rel_gap", "threads"),
    "cbc": ("sec", "ratioGap", "threads"),
    "glpk": ("tmlim", "mipgap", None),
    "gurobi": ("TimeLimit", "MIPGap", "Threads"),
    "cplex": ("timelimit", "mip_tolerances_mipgap", "threads"),
}
"""What solvers of the older interface call time limit, gap and threads."""


class PyomoEngine:
    """Pyomo with the solver of one's choice."""

    name = "pyomo"

    def open(self, program: LinearProgram, options: Options) -> RebuildingSession:
        """Choose the solver; the program is handed over at each solve.

        Raises:
            SolverUnavailable: Pyomo does not know the solver or does not find it here.
        """
        wanted = options.solver or "highs"
        new = _NEW.get(wanted.lower())
        solver = _available(new or wanted, is_new=new is not None)
        run = _run_new if new is not None else _run_old

        def solve_once(
            program: LinearProgram, options: Options, start: FloatArray | None
        ) -> Report:
            return run(program, new or wanted, options)

        return RebuildingSession(
            program,
            solve_once,
            f"{solver} through Pyomo {pyomo.version.version}",
        )


def _available(name: str, *, is_new: bool) -> str:
    solver = NewFactory(name) if is_new else pyo.SolverFactory(name)
    is_here = False
    try:
        is_here = bool(solver.available() if is_new else solver.available(exception_flag=False))
    except (ApplicationError, RuntimeError, AttributeError, NotImplementedError):
        is_here = False
    if not is_here:
        raise SolverUnavailable(
            say(
                "solver {name!r} is not one that Pyomo knows, or not installed here; "
                "leave it out for HiGHS",
                name=name,
            )
        )
    return name


def _run_new(program: LinearProgram, name: str, options: Options) -> Report:
    form, solver = pyomo_form(program), _new_solver(name)
    settings: dict[str, Any] = {
        "load_solutions": False,
        "raise_exception_on_nonoptimal_result": False,
        "rel_gap": options.gap,
        "abs_gap": ABSOLUTE_GAP,
    }
    if name == "highs" and program.is_mixed_integer:
        settings["solver_options"] = {"presolve": "off"}  # as the engine highs, and why: there
    if options.time_limit is not None:
        settings["time_limit"] = max(options.time_limit, 0.01)
    if options.threads is not None:
        settings["threads"] = options.threads

    def stop() -> None:
        inner = getattr(solver, "_solver_model", None)
        for order in ("cancelSolve", "interruptSolve"):
            getattr(inner, order, _nothing)()

    # the time limit is the solver's own: it starts a new clock at each solve
    watch = replace(options, time_limit=None)
    with quiet_stdout():
        result, cause = run_watched(
            lambda: solver.solve(form.model, **settings), stop, watch, only_seconds
        )
    return _new_report(program, form, result, name, cause)


def _nothing() -> None:
    """What a solver that cannot be stopped does when it is told to."""


def _new_solver(name: str) -> Any:
    return _WatchedScip() if name == "scip_direct" else NewFactory(name)


class _WatchedScip(ScipDirect):  # type: ignore[misc]  # Pyomo has no types
    """Pyomo's SCIP that lets other threads run while it solves."""

    def _create_solver_model(self, model: Any, config: Any) -> tuple[Any, Any, Any]:
        inner, loader, has_objective = super()._create_solver_model(model, config)
        # SCIP would take Ctrl-C for itself
        inner.setParam("misc/catchctrlc", False)
        return _Released(inner), loader, has_objective


class _Released:
    """A model of SCIP that does not hold Python's lock while it is solved."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def __getattr__(self, name: str) -> Any:
        return getattr(self._model, name)

    def optimize(self) -> None:
        """Solve it."""
        self._model.optimizeNogil()


def _new_report(
    program: LinearProgram, form: PyomoForm, result: Any, name: str, cause: Cause
) -> Report:
    condition = result.termination_condition
    if condition == TerminationCondition.interrupted and cause is Cause.NONE:
        cause = Cause.INTERRUPT
    claims = {
        TerminationCondition.convergenceCriteriaSatisfied: Claim.OPTIMAL,
        TerminationCondition.provenInfeasible: Claim.INFEASIBLE,
        TerminationCondition.unbounded: Claim.UNBOUNDED,
        TerminationCondition.maxTimeLimit: Claim.LIMIT,
        TerminationCondition.iterationLimit: Claim.LIMIT,
        TerminationCondition.objectiveLimit: Claim.LIMIT,
        TerminationCondition.interrupted: Claim.LIMIT,
    }
    claim = claims.get(condition, Claim.LIMIT if cause is not Cause.NONE else Claim.UNDECIDED)
    has_point = result.solution_status in (SolutionStatus.optimal, SolutionStatus.feasible)
    x = None
    if has_point:
        found = result.solution_loader.get_vars()
        x = _point(program, [found.get(variable) for variable in form.variables])
    prices = None
    if claim is Claim.OPTIMAL and not program.is_mixed_integer:
        prices = _prices(program, form, result.solution_loader)
    return Report(
        claim=claim,
        x=x,
        bound=result.objective_bound if program.is_mixed_integer else None,
        prices=prices,
        message=f"{name}: {say(cause) or condition.name}",
        was_interrupted=cause is Cause.INTERRUPT,
    )


def _point(program: LinearProgram, values: list[float | None]) -> FloatArray:
    """The point; columns in no row and of no cost are not handed to the solver."""
    x = np.array([np.nan if value is None else value for value in values], dtype=np.float64)
    return np.where(np.isnan(x), nearest_to_nothing(program), x)


def _prices(program: LinearProgram, form: PyomoForm, loader: Any) -> FloatArray | None:
    try:
        duals = loader.get_duals()
    except (NoDualsError, NotImplementedError):
        return None
    prices = np.zeros(len(program.row_lower))
    for row, constraint in form.constraints:
        prices[row] = duals.get(constraint, 0.0)
    prices[np.diff(program.matrix.indptr) == 0] = 0.0
    return prices


def _run_old(program: LinearProgram, name: str, options: Options) -> Report:
    form, solver = pyomo_form(program), pyo.SolverFactory(name)
    limit, gap, threads = _OPTION_NAMES.get(name, (None, None, None))
    for option, value in ((gap, options.gap), (threads, options.threads)):
        if option is not None and value is not None:
            solver.options[option] = value
    keywords: dict[str, Any] = {}
    if options.time_limit is not None:
        if limit is not None:
            solver.options[limit] = max(options.time_limit, 0.01)
        else:
            keywords["timelimit"] = options.time_limit
    started = time.perf_counter()
    try:
        with quiet_stdout():
            result = solver.solve(form.model, load_solutions=False, **keywords)
    except KeyboardInterrupt:
        return Report(Claim.LIMIT, message=f"{name}: {say(Cause.INTERRUPT)}", was_interrupted=True)
    except (ApplicationError, RuntimeError, ValueError) as fault:
        return Report(Claim.UNDECIDED, message=f"{name}: {fault}")
    is_late = options.time_limit is not None and (
        time.perf_counter() - started >= 0.9 * options.time_limit
    )
    return _old_report(program, form, result, name, is_late)


def _old_report(
    program: LinearProgram, form: PyomoForm, result: Any, name: str, is_late: bool
) -> Report:
    condition = result.solver.termination_condition
    claims = {
        OldCondition.optimal: Claim.OPTIMAL,
        OldCondition.infeasible: Claim.INFEASIBLE,
        OldCondition.unbounded: Claim.UNBOUNDED,
        OldCondition.maxTimeLimit: Claim.LIMIT,
        OldCondition.maxIterations: Claim.LIMIT,
        OldCondition.feasible: Claim.LIMIT,
    }
    claim = claims.get(condition, Claim.LIMIT if is_late else Claim.UNDECIDED)
    x = None
    if len(result.solution):
        result.solver.status = SolverStatus.ok  # else Pyomo warns of a plan that a limit ended
        form.model.solutions.load_from(result)
        values = [variable.value for variable in form.variables]
        if any(value is not None for value in values):
            x = _point(program, values)
    return Report(claim=claim, x=x, message=f"{name}: {condition}")
