"""Any solver that PuLP knows, through PuLP 3.3 or 4.

PuLP 3 and 4 differ in what they return, in names of solvers, in the sign of duals and in what they
say after a limit; here they are made one. Time limit and gap reach every solver whose class takes
them, threads all but SCIP. Ctrl-C keeps the best plan with HiGHS and SCIP, which are watched while
they run (as ``should_stop`` and progress are); a solver that is another program is ended by Ctrl-C
without a plan. Duals come from HiGHS and CBC. CBC and other programs are handed 12 digits, and CBC
answers with 8 or 9.
"""

from __future__ import annotations

import inspect
import time
from dataclasses import replace
from typing import Any

import numpy as np
import pulp

from prioritizer.engines.checking import nearest_to_nothing
from prioritizer.engines.highs_run import HighsRunner, known
from prioritizer.engines.outcome import FloatArray, Options, SolverUnavailable
from prioritizer.engines.quiet import quiet_stdout
from prioritizer.engines.rebuilding import Claim, RebuildingSession, Report
from prioritizer.engines.tolerances import ABSOLUTE_GAP
from prioritizer.engines.watching import Cause, only_seconds, run_watched
from prioritizer.language import say
from prioritizer.program import LinearProgram
from prioritizer.program.pulp_form import PulpForm, pulp_form

_SHORT_NAMES = {
    "highs": ("HiGHS",),
    "cbc": ("COIN_CMD", "PULP_CBC_CMD"),
    "glpk": ("GLPK_CMD",),
    "scip": ("SCIP_PY", "SCIP_CMD"),
    "gurobi": ("GUROBI", "GUROBI_CMD"),
    "cplex": ("CPLEX_PY", "CPLEX_CMD"),
}
_DEFAULTS = ("HiGHS", "COIN_CMD", "PULP_CBC_CMD")


class PulpEngine:
    """PuLP with the solver of one's choice."""

    name = "pulp"

    def open(self, program: LinearProgram, options: Options) -> RebuildingSession:
        """Choose the solver; the program is handed over at each solve.

        Raises:
            SolverUnavailable: PuLP does not know the solver or does not find it here.
        """
        solver = solver_name(options.solver)

        def solve_once(
            program: LinearProgram, options: Options, start: FloatArray | None
        ) -> Report:
            return _solve(program, solver, options, start)

        return RebuildingSession(
            program,
            solve_once,
            f"{solver} through PuLP {pulp.__version__}",
        )


def solver_name(wanted: str | None) -> str:
    """PuLP's name of an available solver; ``wanted`` may be short, such as "cbc"."""
    names = pulp.listSolvers()
    asked = _DEFAULTS if wanted is None else _SHORT_NAMES.get(wanted.lower(), (wanted,))
    matching = [name for ask in asked for name in names if name.lower() == ask.lower()]
    for name in matching:
        if _solver(name, {}).available():
            return str(name)
    found = ", ".join(pulp.listSolvers(onlyAvailable=True)) or "none"
    fault = say("is not installed here") if matching else say("is not one that PuLP knows")
    raise SolverUnavailable(
        say(
            "solver {name!r} {fault}; available are: {found}",
            name=wanted or "HiGHS",
            fault=fault,
            found=found,
        )
    )


def _solver(name: str, settings: dict[str, Any]) -> Any:
    """A solver of PuLP with those settings that its class takes."""
    kind: Any = type(pulp.getSolver(name, **_unwarned(name)))
    taken = inspect.signature(kind.__init__).parameters
    kept = {key: value for key, value in settings.items() if key in taken}
    if name in _WATCHED:
        return _WATCHED[name](msg=False, **kept)
    return kind(msg=False, **kept, **_unwarned(name))


def _unwarned(name: str) -> dict[str, bool]:
    # PuLP 3 warns of its bundled CBC, which PuLP 4 no longer has
    return {"_skip_v4_deprecation": True} if name == "PULP_CBC_CMD" else {}


class _WatchedHighs(pulp.HiGHS):  # type: ignore[misc]  # PuLP has no types for its solvers
    """PuLP's HiGHS that can be stopped."""

    watch = Options()
    cause = Cause.NONE

    def callSolver(self, lp: Any) -> None:  # noqa: N802 - PuLP's name
        if lp.isMIP():  # as the engine highs, and why: there
            lp.solverModel.setOptionValue("presolve", "off")
        runner = HighsRunner(lp.solverModel)
        self.cause = runner.run(self.watch)
        runner.close()


class _WatchedScip(pulp.SCIP_PY):  # type: ignore[misc]
    """PuLP's SCIP that can be stopped."""

    watch = Options()
    cause = Cause.NONE

    def callSolver(self, lp: Any) -> None:  # noqa: N802 - PuLP's name
        model = lp.solverModel
        # SCIP would take Ctrl-C for itself
        model.setParam("misc/catchctrlc", False)
        _, self.cause = run_watched(
            model.optimizeNogil, model.interruptSolve, self.watch, only_seconds
        )


_WATCHED: dict[str, Any] = {"HiGHS": _WatchedHighs, "SCIP_PY": _WatchedScip}


def _settings(name: str, options: Options, start: FloatArray | None) -> dict[str, Any]:
    settings: dict[str, Any] = {"gapRel": options.gap, "gapAbs": ABSOLUTE_GAP}
    if options.time_limit is not None:
        settings["timeLimit"] = max(options.time_limit, 0.01)
    if options.threads is not None and name != "SCIP_PY":
        settings["threads"] = options.threads
    if start is not None:
        settings["warmStart"] = True
    return settings


def _solve(program: LinearProgram, name: str, options: Options, start: FloatArray | None) -> Report:
    form = pulp_form(program)
    start = start if program.is_mixed_integer else None
    if start is not None:
        for variable, value in zip(form.variables, start.tolist(), strict=True):
            variable.varValue = value
    solver = _solver(name, _settings(name, options, start))
    # the time limit is the solver's own: it starts a new clock at each solve
    solver.watch = replace(options, time_limit=None)
    started = time.perf_counter()
    try:
        with quiet_stdout():
            result = form.problem.solve(solver)
    except KeyboardInterrupt:
        return Report(Claim.LIMIT, message=f"{name}: {say(Cause.INTERRUPT)}", was_interrupted=True)
    except pulp.PulpError as fault:
        return Report(Claim.UNDECIDED, message=f"{name}: {fault}")
    is_late = options.time_limit is not None and (
        time.perf_counter() - started >= 0.9 * options.time_limit
    )
    cause = getattr(solver, "cause", Cause.NONE)
    return _report(program, form, result, name, cause or (Cause.TIME if is_late else Cause.NONE))


def _report(program: LinearProgram, form: PulpForm, result: Any, name: str, cause: Cause) -> Report:
    claim, has_point, words = _claim(form.problem, result)
    if claim is Claim.INFEASIBLE and name == "HiGHS" and _is_either(form.problem.solverModel):
        claim = Claim.UNDECIDED
    if claim is Claim.UNDECIDED and cause is not Cause.NONE:
        claim = Claim.LIMIT
    x = None
    if has_point:
        values = [variable.varValue for variable in form.variables]
        x = np.array([np.nan if value is None else value for value in values], dtype=np.float64)
        # a column in no row and of no cost is not handed to the solver
        x = np.where(np.isnan(x), nearest_to_nothing(program), x)
    is_proven_linear = claim is Claim.OPTIMAL and not program.is_mixed_integer
    return Report(
        claim=claim,
        x=x,
        bound=_bound(program, form, result, name),
        prices=_prices(program, form) if is_proven_linear else None,
        message=f"{name}: {say(cause) or words}",
        was_interrupted=cause is Cause.INTERRUPT,
    )


def _claim(problem: Any, result: Any) -> tuple[Claim, bool, str]:
    """How the solve ended, whether there is a point, and PuLP's word for it."""
    if hasattr(result, "has_solution"):
        return _claim_of_4(result)
    claims = {
        pulp.LpStatusOptimal: Claim.OPTIMAL,
        pulp.LpStatusInfeasible: Claim.INFEASIBLE,
        pulp.LpStatusUnbounded: Claim.UNBOUNDED,
    }
    claim = claims.get(problem.status, Claim.UNDECIDED)
    # PuLP 3 says "optimal" of a plan that a limit ended, and tells them apart beside it
    is_limited = problem.sol_status == pulp.LpSolutionIntegerFeasible
    if claim is Claim.OPTIMAL and is_limited:
        claim = Claim.LIMIT
    return claim, claim in (Claim.OPTIMAL, Claim.LIMIT), pulp.LpStatus[problem.status]


def _claim_of_4(result: Any) -> tuple[Claim, bool, str]:
    kinds = type(result.status)
    claims = {
        kinds.Optimal: Claim.OPTIMAL,
        kinds.Infeasible: Claim.INFEASIBLE,
        kinds.Unbounded: Claim.UNBOUNDED,
        kinds.NotSolved: Claim.UNDECIDED,
        kinds.Undefined: Claim.UNDECIDED,
        kinds.NumericalError: Claim.UNDECIDED,
    }
    claim = claims.get(result.status, Claim.LIMIT)
    return claim, bool(result.has_solution), str(result.status.name)


def _is_either(model: Any) -> bool:
    """Whether HiGHS cannot tell "infeasible" from "unbounded"; PuLP 3 calls it infeasible."""
    return bool(model.getModelStatus().name == "kUnboundedOrInfeasible")


def _bound(program: LinearProgram, form: PulpForm, result: Any, name: str) -> float | None:
    """The bound of an integer program; PuLP 3 gives none, so HiGHS and SCIP are asked."""
    if not program.is_mixed_integer:
        return None
    model, constant = form.problem.solverModel, program.objective.constant
    if name == "SCIP_PY":
        # PuLP hands SCIP the objective without its constant
        bound = float(model.getDualbound())
        return bound + constant if abs(bound) < model.infinity() else None
    if hasattr(result, "best_bound"):
        return None if result.best_bound is None else float(result.best_bound)
    if name == "HiGHS":
        # PuLP 3 hands HiGHS the negated objective, without its constant, to be minimised
        sign = -1.0 if program.objective.sense == "max" else 1.0
        least = known(model.getInfo().mip_dual_bound, sign)
        return None if least is None else least + constant
    return None


def _prices(program: LinearProgram, form: PulpForm) -> FloatArray | None:
    prices = np.zeros(len(program.row_lower))
    for row, constraint in form.constraints:
        if constraint.pi is None:
            return None
        prices[row] += constraint.pi
    prices[np.diff(program.matrix.indptr) == 0] = 0.0
    return prices
