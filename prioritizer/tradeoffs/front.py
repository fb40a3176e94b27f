"""The answer of a search for trade-offs: points, their plans, and what is proven of them."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from prioritizer.allocation import Allocation, ObjectiveValue
from prioritizer.evaluation import Evaluation, Plan, judge
from prioritizer.evaluation.financing import financed
from prioritizer.explanation.displacement import operates
from prioritizer.explanation.operating import decision_names
from prioritizer.parameters import resolve
from prioritizer.parameters.arrays import BoolArray, FloatArray
from prioritizer.scenario import Scenario
from prioritizer.tradeoffs.hypervolume import hypervolume
from prioritizer.tradeoffs.knees import knees
from prioritizer.tradeoffs.objectives import Objective
from prioritizer.tradeoffs.support import supported

MOST_FOR_VOLUME = 400
"""Points of a front with four objectives beyond which its hypervolume takes too long."""


@dataclass(frozen=True)
class Effort:
    """What a search took.

    Attributes:
        subproblems: regions, or weights, that were looked at.
        nodes: partial plans that were looked at in them.
        solves: of a mixed-integer or linear program by a solver.
        seconds: from the call to the answer.
    """

    subproblems: int
    nodes: int
    solves: int
    seconds: float


@dataclass(frozen=True, eq=False)
class ParetoFront:
    """Plans of which none is at least as good as another in every objective.

    Attributes:
        scenario: whose plans.
        objectives: P of them, in the order asked for.
        kind: "whole" (every decision is yes/no or in whole units: the front is finite),
            "continuous" (a linear program) or "mixed".
        status: "complete", "approximated" (within ``error``), "stopped" (at a limit),
            "infeasible" or "failed" (a region that no solver settled).
        values: (N, P) of each point, in the objectives' units, recomputed from the plans.
        levels: (N, P) the same, more is better, whole numbers where sums are exact.
        starts, keeps: (N, D, T) the points' plans.
        coverage: share of each objective's range by which any missing point can be better than the
            nearest point given; 0 where none is missing, None where nothing is known.
        resolution: (P,) values nearer than this count as equal; 0 where sums are exact.
        bounds: (P,) values that no plan betters.
        outer: of a continuous front, (weights, bound) rows: every plan has
            ``weights @ value <= bound``, weights signed so that more is better; else empty.
        effort: what it took.
        message: why it is not complete, where it is not.
    """

    scenario: Scenario
    objectives: tuple[Objective, ...]
    kind: str
    status: str
    values: FloatArray
    levels: FloatArray
    starts: FloatArray
    keeps: FloatArray
    coverage: float | None
    resolution: FloatArray
    bounds: FloatArray
    outer: FloatArray
    effort: Effort
    message: str = ""

    def __len__(self) -> int:
        return len(self.values)

    @property
    def is_complete(self) -> bool:
        """Whether every nondominated point is here, with proof."""
        return self.status == "complete"

    @property
    def names(self) -> list[str]:
        """Of the objectives."""
        return [objective.name for objective in self.objectives]

    @cached_property
    def is_supported(self) -> BoolArray:
        """(N,) whether some weights lead to the point, among those that are here."""
        if self.kind == "continuous":  # each point is the best of a weighted sum
            return np.ones(len(self), dtype=bool)
        return supported(self.levels)

    @cached_property
    def is_knee(self) -> BoolArray:
        """(N,) whether the point bulges most."""
        return knees(self.levels)

    @cached_property
    def points(self) -> pd.DataFrame:
        """One row a point: its objectives, supported, knee, funded (names); index for ``plan``."""
        frame = pd.DataFrame(self.values, columns=self.names)
        frame["supported"] = self.is_supported
        frame["knee"] = self.is_knee
        frame["funded"] = pd.Series([self.funded(n) for n in range(len(self))], dtype=object)
        return frame

    @property
    def ideal(self) -> dict[str, float]:
        """The best of each objective over the points."""
        return self._ends(best=True)

    @property
    def nadir(self) -> dict[str, float]:
        """The worst of each objective over the points."""
        return self._ends(best=False)

    @cached_property
    def hypervolume(self) -> float | None:
        """Share of the box from nadir to ideal that some point is at least as good as.

        None where the front has no extent, or is too large for four objectives.
        """
        if len(self) < 2 or (len(self.objectives) > 3 and len(self) > MOST_FOR_VOLUME):
            return None
        span = np.ptp(self.levels, axis=0)
        if not (span > 0).all():
            return None
        shares = (self.levels - self.levels.min(axis=0)) / span
        return hypervolume(shares, np.zeros(len(span)))

    def evaluation(self, number: int) -> Evaluation:
        """What a point's plan does, judged from the scenario and the plan alone."""
        plan = Plan(self.starts[number], self.keeps[number])
        return judge(self.scenario, financed(resolve(self.scenario), plan))

    def plan(self, number: int) -> Allocation:
        """The plan of a point, as an answer with all its tables.

        Its status is "feasible": it is proven to be nondominated where the front says so, not best
        by the scenario's own objective.

        Raises:
            IndexError: there is no such point.
        """
        if not 0 <= number < len(self):
            raise IndexError(f"point {number}: the front has {len(self)}, from 0")
        started = time.perf_counter()
        evaluation = self.evaluation(number)
        return Allocation(
            scenario=self.scenario,
            status="feasible",
            objective=evaluation.objectives[0][1],
            objectives=tuple(
                ObjectiveValue(name, value, False) for name, value in evaluation.objectives
            ),
            bound=None,
            gap=None,
            engine="pareto",
            solver="none",
            seconds=time.perf_counter() - started,
            notes=tuple(map(str, evaluation.warnings)),
            evaluation=evaluation,
        )

    def funded(self, number: int) -> tuple[str, ...]:
        """Names of what operates in some year in a point's plan."""
        parameters = resolve(self.scenario)
        names = decision_names(parameters)
        is_funded = operates(parameters, self.evaluation_scales[number])
        return tuple(names[d] for d in np.flatnonzero(is_funded))

    @cached_property
    def evaluation_scales(self) -> list[FloatArray]:
        """(D, T) of each point: what operates."""
        from prioritizer.evaluation.scales import scale_of

        parameters = resolve(self.scenario)
        pairs = zip(self.starts, self.keeps, strict=True)
        return [scale_of(parameters, Plan(start, keep)) for start, keep in pairs]

    def to_dict(self) -> dict[str, Any]:
        """The front as plain Python values (docs/data.md, pareto)."""
        ideal, nadir = self.ideal, self.nadir
        signs = np.array([o.sign for o in self.objectives])
        return {
            "complete": self.is_complete,
            "status": self.status,
            "kind": self.kind,
            "message": self.message,
            "objectives": [
                objective.to_dict()
                | {
                    "ideal": ideal.get(objective.name),
                    "nadir": nadir.get(objective.name),
                    "bound": finite(self.bounds[n]),
                    "resolution": float(self.resolution[n]),
                }
                for n, objective in enumerate(self.objectives)
            ],
            "points": [
                {
                    "values": dict(zip(self.names, point, strict=True)),
                    "supported": bool(self.is_supported[n]),
                    "knee": bool(self.is_knee[n]),
                    "funded": list(self.funded(n)),
                }
                for n, point in enumerate(self.values.tolist())
            ],
            "coverage": self.coverage,
            "hypervolume": self.hypervolume,
            "outer": [
                {
                    "weights": dict(zip(self.names, (row[:-1] * signs).tolist(), strict=True)),
                    "at_most": float(row[-1]),
                }
                for row in self.outer
            ],
            "subproblems": self.effort.subproblems,
            "nodes": self.effort.nodes,
            "solves": self.effort.solves,
            "seconds": self.effort.seconds,
        }

    def to_json(self) -> str:
        """The front as one JSON document."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False)

    def _ends(self, *, best: bool) -> dict[str, float]:
        if not len(self):
            return {}
        ends = {}
        for n, objective in enumerate(self.objectives):
            takes_most = best == (objective.sense == "max")
            column = self.values[:, n]
            ends[objective.name] = float(column.max() if takes_most else column.min())
        return ends


def finite(value: float) -> float | None:
    """A number, None where it is infinite."""
    return float(value) if np.isfinite(value) else None
