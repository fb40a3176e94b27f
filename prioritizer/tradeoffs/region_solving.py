"""A region's best plan by a solver, for programs that a search over plans does not suit.

The objective is a weighted sum with weights above 0 over the levels above the region's corner: its
best plan is nondominated, since whatever dominates it lies in the region too and has a greater
sum. One solve finds a point or proves that there is none.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from prioritizer.engines import Options, Outcome, Status, engine_named
from prioritizer.parameters.arrays import FloatArray
from prioritizer.program import Criterion, LinearProgram

LEAST_SECONDS = 0.01
"""Of a solve that begins after its deadline: it must end as a limit, not as a failure."""


@dataclass(frozen=True)
class Limits:
    """When a solve ends early: after seconds, or when asked to."""

    seconds: float | None = None
    should_stop: Callable[[], bool] | None = None

    def options(self) -> Options:
        """The same for a solver."""
        return Options(time_limit=self.seconds, threads=1, should_stop=self.should_stop)


def limits_until(deadline: float, should_stop: Callable[[], bool]) -> Limits:
    """The limits of a solve that begins now; the deadline is a moment of ``time.perf_counter``."""
    left = deadline - time.perf_counter()
    return Limits(max(left, LEAST_SECONDS) if np.isfinite(left) else None, should_stop)


class RegionSolver:
    """A program whose criteria are objectives, with a row for each, in one session."""

    def __init__(self, program: LinearProgram, engine: str = "highs") -> None:
        self._criteria = program.criteria
        for criterion in program.criteria:
            name = f"at_least_{criterion.name}"
            program = program.with_row(name, criterion.cost * criterion.scale, -np.inf, np.inf)
        count = len(program.criteria)
        self._rows = np.arange(len(program.row_lower) - count, len(program.row_lower))
        self._session = engine_named(engine).open(program, Options(threads=1))

    def best_above(self, values: FloatArray, ranges: FloatArray, limits: Limits) -> Outcome:
        """The best plan whose objectives reach some values.

        Args:
            values: (P,) least value where more is better, greatest where less is; infinite where
                nothing is asked.
            ranges: (P,) by which the objectives are weighed.
            limits: of the solve.
        """
        lower, upper = np.full(len(values), -np.inf), np.full(len(values), np.inf)
        cost = np.zeros(len(self._criteria[0].cost))
        for n, (criterion, value) in enumerate(zip(self._criteria, values, strict=True)):
            bound = (value - criterion.constant) * criterion.scale
            sign = 1.0 if criterion.sense == "max" else -1.0
            (lower if sign > 0 else upper)[n] = bound
            cost = cost + sign * criterion.cost / ranges[n]
        self._session.change_rows(self._rows, lower, upper)
        size = sum(c.magnitude / r for c, r in zip(self._criteria, ranges, strict=True))
        return self._session.solve(
            Criterion("sum", "max", cost, 0.0, float(size)), limits.options()
        )

    def best_of(self, number: int, limits: Limits) -> Outcome:
        """The best plan by one objective alone."""
        free = np.full(len(self._rows), np.inf)
        self._session.change_rows(self._rows, -free, free)
        return self._session.solve(self._criteria[number], limits.options())

    def close(self) -> None:
        """Give the solver's memory back."""
        self._session.close()


def is_settled(outcome: Outcome) -> bool:
    """Whether the solver has proven what it says."""
    return outcome.status in (Status.OPTIMAL, Status.INFEASIBLE)
