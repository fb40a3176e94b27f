"""The linear program that says where to look in a region, and how much it can hold.

max t such that every objective lies t ranges beyond the region's corner (Pascoletti and Serafini
1984), over the relaxed plans. Its dual says how rows and objectives are best combined into one row;
whether that row is right does not depend on the solver.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from prioritizer.engines import Options, Status, engine_named
from prioritizer.parameters.arrays import FloatArray
from prioritizer.program import Block, Criterion, Index, LinearProgram

FARTHEST = 1e6
"""Bound on t, in ranges."""


@dataclass(frozen=True, eq=False)
class Guidance:
    """What the relaxation says of a region.

    Attributes:
        reach: greatest t; below 0 where the region holds no relaxed plan.
        on_rows: (m,) factors >= 0 on the rows ``body @ x <= bounds``.
        on_objectives: (P,) factors >= 0 on the objectives.
    """

    reach: float
    on_rows: FloatArray
    on_objectives: FloatArray


class Guide:
    """One linear program in one session, asked about region after region."""

    def __init__(
        self,
        body: FloatArray,
        bounds: FloatArray,
        objectives: FloatArray,
        lower: FloatArray,
        upper: FloatArray,
    ) -> None:
        """Open the session.

        Args:
            body, bounds: (m, n), (m,) rows ``body @ x <= bounds``.
            objectives: (P, n) levels, maximised.
            lower, upper: (n,) of x.
        """
        self._size = np.maximum(np.abs(body).max(axis=1, initial=0.0), 1e-300)
        self._count = len(objectives)
        self._range = np.maximum(np.abs(objectives) @ np.maximum(upper - lower, 1.0), 1e-300)
        self._range = np.where(np.isfinite(self._range), self._range, 1.0)
        self._body, self._bounds, self._objectives = body, bounds, objectives
        self._box = lower, upper
        self._open()

    def widen_to(self, ranges: FloatArray) -> None:
        """Measure t in other ranges from now on."""
        self._session.close()
        self._range = np.maximum(ranges, 1e-300)
        self._open()

    def ask(self, least: FloatArray) -> Guidance | None:
        """What the region of levels >= ``least`` can hold; None where the solver failed."""
        places = np.arange(self._count)
        self._session.change_rows(places, least / self._range, np.full(self._count, np.inf))
        outcome = self._session.solve(self._reach, self._options)
        if outcome.status is not Status.OPTIMAL or outcome.duals is None:
            return None
        assert outcome.objective is not None
        duals = outcome.duals
        return Guidance(
            reach=outcome.objective,
            on_rows=np.maximum(duals[self._count :], 0.0) / self._size,
            on_objectives=np.maximum(-duals[: self._count], 0.0) / self._range,
        )

    def best(self, number: int) -> tuple[float, FloatArray] | None:
        """The relaxed best level of one objective, and all levels there; None if it failed."""
        places = np.arange(self._count)
        nothing = np.full(self._count, -np.inf)
        self._session.change_rows(places, nothing, -nothing)
        cost = np.append(self._objectives[number] / self._range[number], 0.0)
        outcome = self._session.solve(Criterion("best", "max", cost, 0.0, 1.0), self._options)
        if outcome.status is not Status.OPTIMAL or outcome.x is None:
            return None
        levels = self._objectives @ outcome.x[:-1]
        return float(levels[number]), levels

    def close(self) -> None:
        """Give the solver's memory back."""
        self._session.close()

    def _open(self) -> None:
        columns = self._objectives.shape[1]
        lower, upper = self._box
        beyond = np.hstack([self._objectives / self._range[:, None], -np.ones((self._count, 1))])
        rows = np.hstack([self._body / self._size[:, None], np.zeros((len(self._body), 1))])
        program = LinearProgram(
            columns=(Block("x", Index.of("x", range(columns + 1)), 0),),
            rows=(Block("row", Index.of("row", range(len(beyond) + len(rows))), 0),),
            matrix=sparse.csr_array(np.vstack([beyond, rows])),
            row_lower=np.concatenate([np.full(self._count, -np.inf), np.full(len(rows), -np.inf)]),
            row_upper=np.concatenate([np.full(self._count, np.inf), self._bounds / self._size]),
            lower=np.append(lower, -FARTHEST),
            upper=np.append(upper, FARTHEST),
            is_whole=np.zeros(columns + 1, dtype=bool),
            criteria=(Criterion("reach", "max", np.append(np.zeros(columns), 1.0), 0.0, 1.0),),
        )
        self._reach = program.objective
        self._options = Options(threads=1)
        self._session = engine_named("highs").open(program, self._options)
