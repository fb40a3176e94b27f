"""A session for engines that keep nothing: the program is rebuilt for each solve.

What a modelling language reports is not believed as it stands: a plan is checked against the
program, a claim that there is none is confirmed without the criterion, and duals must prove
themselves.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TypeAlias

import numpy as np

from prioritizer.engines.checking import contradiction, is_plan, is_within
from prioritizer.engines.duals import certified
from prioritizer.engines.outcome import FloatArray, IntArray, Options, Outcome, Status
from prioritizer.language import say
from prioritizer.program import Criterion, LinearProgram


class Claim(Enum):
    """What a solver says of its own end."""

    OPTIMAL = auto()
    INFEASIBLE = auto()
    UNBOUNDED = auto()
    LIMIT = auto()
    UNDECIDED = auto()


@dataclass(frozen=True, eq=False)
class Report:
    """What a solver reports of a program whose first criterion it was given.

    Attributes:
        claim: how it ended.
        x: (columns,) the point it gives, None where it gives none.
        bound: on the criterion, in the criterion's unit; None where it gives none.
        prices: (rows,) duals of either sign, None where it gives none.
        message: its own words.
        was_interrupted: ended by Ctrl-C.
    """

    claim: Claim
    x: FloatArray | None = None
    bound: float | None = None
    prices: FloatArray | None = None
    message: str = ""
    was_interrupted: bool = False


SolveOnce: TypeAlias = Callable[[LinearProgram, Options, FloatArray | None], Report]
"""Optimises the first criterion of a program; the last argument is a known plan."""


class RebuildingSession:
    """A program that is replaced at each change and handed over whole at each solve."""

    def __init__(self, program: LinearProgram, solve_once: SolveOnce, solver: str) -> None:
        self._program = program
        self._solve_once = solve_once
        self._solver = solver

    def solve(
        self, criterion: Criterion, options: Options, start: FloatArray | None = None
    ) -> Outcome:
        """Optimise one criterion; see ``Session``."""
        started = time.perf_counter()
        reason = contradiction(self._program)
        if reason is not None:
            report = Report(Claim.INFEASIBLE, message=reason)
        else:
            report = self._believable(criterion, options, start)
        outcome = self._outcome(criterion, report, options)
        return replace(outcome, seconds=time.perf_counter() - started)

    def change_bounds(self, places: IntArray, lower: FloatArray, upper: FloatArray) -> None:
        """Replace the bounds of some columns."""
        old = self._program
        self._program = old.with_bounds(
            _changed(old.lower, places, lower), _changed(old.upper, places, upper)
        )

    def change_rows(self, places: IntArray, lower: FloatArray, upper: FloatArray) -> None:
        """Replace the bounds of some rows."""
        old = self._program
        self._program = replace(
            old,
            row_lower=_changed(old.row_lower, places, lower),
            row_upper=_changed(old.row_upper, places, upper),
        )

    def add_row(self, name: str, terms: FloatArray, lower: float, upper: float) -> int:
        """Add a row and return its place."""
        self._program = self._program.with_row(name, terms, lower, upper)
        return len(self._program.row_lower) - 1

    def relax(self) -> None:
        """Treat every column as continuous from now on."""
        self._program = replace(self._program, is_whole=np.zeros_like(self._program.is_whole))

    def mark(self) -> None:
        """Nothing is kept."""

    def return_to_mark(self) -> None:
        """Nothing was kept."""

    def close(self) -> None:
        """Nothing is kept."""

    def _believable(
        self, criterion: Criterion, options: Options, start: FloatArray | None
    ) -> Report:
        """The solver's report, its plan whole and its "infeasible" confirmed."""
        report = self._report(self._program, criterion, options, start)
        if report.x is not None and self._program.is_mixed_integer:
            report = self._whole(criterion, report, options)
        is_open = report.claim in (Claim.INFEASIBLE, Claim.UNBOUNDED, Claim.UNDECIDED)
        if not is_open or report.x is not None or report.was_interrupted:
            return report
        # some solvers do not tell "infeasible" from "unbounded": is there any plan at all?
        nothing = replace(criterion, cost=np.zeros_like(criterion.cost), constant=0.0)
        any_plan = self._report(self._program, nothing, options, None)
        if any_plan.x is not None:
            words = say(
                "{message}: there are plans, but none was found to be the best; bound "
                "the decisions that improve the criterion",
                message=report.message,
            )
            return replace(report, claim=Claim.UNBOUNDED, message=words)
        return replace(any_plan, x=None, bound=None)

    def _report(
        self,
        program: LinearProgram,
        criterion: Criterion,
        options: Options,
        start: FloatArray | None,
    ) -> Report:
        scale = criterion.scale
        scaled = replace(
            criterion,
            cost=criterion.cost * scale,
            constant=criterion.constant * scale,
            magnitude=criterion.magnitude * scale,
        )
        report = self._solve_once(program.with_objective(scaled), options, start)
        is_worth_nothing = report.claim is Claim.UNBOUNDED
        if report.x is not None and (is_worth_nothing or not is_plan(program, report.x)):
            report = replace(report, x=None)
        if report.bound is not None and not np.isfinite(report.bound):
            report = replace(report, bound=None)
        if report.bound is not None:
            report = replace(report, bound=report.bound / scale)
        if report.prices is not None:
            report = replace(report, prices=report.prices / scale)
        return report

    def _whole(self, criterion: Criterion, report: Report, options: Options) -> Report:
        """The report with whole columns exactly whole, the others optimised anew."""
        assert report.x is not None
        program, x = self._program, report.x.copy()
        whole = program.is_whole
        x[whole] = np.round(x[whole])
        if np.array_equal(x, report.x):
            return report
        fixed = replace(
            program,
            lower=np.where(whole, x, program.lower),
            upper=np.where(whole, x, program.upper),
            is_whole=np.zeros_like(whole),
        )
        polished = self._report(fixed, criterion, options, None)
        if polished.claim is Claim.OPTIMAL and polished.x is not None:
            x = np.where(whole, x, polished.x)
        return replace(report, x=x) if is_plan(program, x) else report

    def _outcome(self, criterion: Criterion, report: Report, options: Options) -> Outcome:
        program, x, proof = self._program, report.x, None
        status, bound = _status(report), report.bound
        if x is not None:
            x = np.clip(x, program.lower, program.upper)
        objective = criterion.value(x) if x is not None else None
        if status is Status.OPTIMAL and x is not None and not program.is_mixed_integer:
            bound = objective
            if report.prices is not None:
                proof = certified(program, criterion, x, report.prices)
        if status is Status.OPTIMAL and bound is None and options.gap == 0:
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
            duals=proof[0] if proof is not None else None,
            reduced_costs=proof[1] if proof is not None else None,
            solver=self._solver,
            seconds=0.0,
            message="" if status is Status.OPTIMAL else report.message,
            was_interrupted=report.was_interrupted,
        )


def _status(report: Report) -> Status:
    if report.x is not None:
        return Status.OPTIMAL if report.claim is Claim.OPTIMAL else Status.FEASIBLE
    if report.claim is Claim.INFEASIBLE:
        return Status.INFEASIBLE
    is_stopped = report.claim is Claim.LIMIT or report.was_interrupted
    return Status.STOPPED if is_stopped else Status.FAILED


def _changed(values: FloatArray, places: IntArray, new: FloatArray) -> FloatArray:
    changed = values.copy()
    changed[places] = new
    return changed
