"""Criteria solved one after the other, each held at its best while the next is optimised.

Source: docs/model.md, Objectives. A linear program is held by its optimal face: columns with a
reduced cost and rows with a dual stay at their bounds, which is where every optimal plan has them
(complementary slackness). Where that gives something away, and for integer programs, a row holds
the criterion at its value.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from prioritizer.engines.outcome import (
    Engine,
    FloatArray,
    IntArray,
    Options,
    Outcome,
    Session,
    Status,
)
from prioritizer.program import Block, Criterion, Index, LinearProgram

SCALED_DUAL = 1e-7
"""A dual or reduced cost of a scaled criterion (values up to 1e4) above this is not 0: it is the
tolerance to which solvers make them."""

MAY_LOSE = 1e-9
"""Relative loss of an earlier criterion above which a pass is done again with an objective row."""

WIDEST_SLACK = 1e-7
"""Slack of an objective row, relative or absolute below 1, where without any no plan is found."""


@dataclass(frozen=True, eq=False)
class Stage:
    """One criterion and how its solve ended."""

    criterion: Criterion
    outcome: Outcome
    tolerance: float = 0.0

    def floor(self, slack: float) -> float:
        """The worst value of the criterion that later stages may use."""
        assert self.outcome.objective is not None
        best = self.outcome.objective
        given = max(self.tolerance * abs(best), slack * max(1.0, abs(best)))
        return best - given if self.criterion.sense == "max" else best + given


@dataclass(frozen=True, eq=False)
class Course:
    """All stages that were run.

    Attributes:
        stages: of the criteria, in order.
        x: the last plan, None where there is none.
        is_complete: every criterion and every tie-break was proven.
        was_interrupted: ended by Ctrl-C.
    """

    stages: tuple[Stage, ...]
    x: FloatArray | None
    is_complete: bool
    was_interrupted: bool

    @property
    def first(self) -> Outcome:
        """Outcome of the first criterion."""
        return self.stages[0].outcome


@dataclass
class Deadline:
    """What is left of a time limit that all stages share."""

    limit: float | None
    started: float = field(default_factory=time.perf_counter)

    def left(self) -> float | None:
        """Seconds left, None where there is no limit."""
        if self.limit is None:
            return None
        return max(0.0, self.limit - (time.perf_counter() - self.started))

    def has_passed(self) -> bool:
        """Whether nothing is left."""
        return self.left() == 0.0


@dataclass
class Run:
    """A session with what must be known to hold criteria in it."""

    session: Session
    program: LinearProgram
    options: Options
    deadline: Deadline
    held: list[Stage] = field(default_factory=list)
    lower: FloatArray = field(init=False)
    upper: FloatArray = field(init=False)
    has_rows: bool = False

    def __post_init__(self) -> None:
        self.lower, self.upper = self.program.lower.copy(), self.program.upper.copy()

    def solve(self, criterion: Criterion, start: FloatArray | None) -> Outcome:
        """One solve of the session as it stands, within what is left of the time."""
        left = replace(self.options, time_limit=self.deadline.left())
        return self.session.solve(criterion, left, start)

    def lost(self, x: FloatArray) -> bool:
        """Whether a held criterion is worse at x than it may be."""
        for stage in self.held:
            value, floor = stage.criterion.value(x), stage.floor(0.0)
            loss = floor - value if stage.criterion.sense == "max" else value - floor
            if loss > MAY_LOSE * max(1.0, abs(floor)):
                return True
        return False

    def may_go_on(self, latest: Stage) -> bool:
        """Whether the latest stage was proven and there is time for another."""
        return latest.outcome.status is Status.OPTIMAL and not self.deadline.has_passed()

    def settle_whole(self, x: FloatArray) -> None:
        """Hold every whole column where x has it; what remains is a linear program."""
        places = np.flatnonzero(self.program.is_whole)
        at = np.round(x[places])
        self.session.change_bounds(places, at, at)
        self.session.relax()

    def next(
        self, stage: Stage | None, criterion: Criterion, start: FloatArray | None = None
    ) -> Outcome:
        """Hold ``stage``, where one is given, at its best and optimise ``criterion``."""
        if stage is None:
            return self.solve(criterion, start)
        self.held.append(stage)
        face = optimal_face(self.program, stage) if not self.has_rows else None
        if face is not None:
            self.fix(face)
            outcome = self.solve(criterion, stage.outcome.x)
            if outcome.status is Status.OPTIMAL and outcome.x is not None:
                if not self.lost(outcome.x):
                    return outcome
            elif outcome.status is not Status.INFEASIBLE:
                return outcome
            self.release(face)
        return self.solve_with_rows(criterion, stage.outcome.x)

    def solve_with_rows(self, criterion: Criterion, start: FloatArray | None) -> Outcome:
        """Optimise with a row for every held criterion; widened only where no plan is found."""
        places = [self.hold_by_row(stage) for stage in self.unrowed()]
        self.has_rows = True
        outcome = self.solve(criterion, start)
        slack = WIDEST_SLACK / 100
        while outcome.status is Status.INFEASIBLE and slack <= WIDEST_SLACK:
            for place, stage in places:
                self.widen(place, stage, slack)
            outcome = self.solve(criterion, start)
            slack *= 10
        return outcome

    def unrowed(self) -> list[Stage]:
        """Held stages without a row: all of them the first time, then the newest."""
        return self.held[-1:] if self.has_rows else list(self.held)

    def hold_by_row(self, stage: Stage) -> tuple[int, Stage]:
        """Add the row that holds a criterion at its value."""
        factor = 1e4 / stage.criterion.magnitude
        low, high = row_bounds(stage, 0.0)
        name = f"hold_{stage.criterion.name}"
        return self.session.add_row(name, stage.criterion.cost * factor, low, high), stage

    def widen(self, place: int, stage: Stage, slack: float) -> None:
        """Loosen a holding row by the slack."""
        low, high = row_bounds(stage, slack)
        self.session.change_rows(np.array([place]), np.array([low]), np.array([high]))

    def fix(self, face: Face) -> None:
        """Restrict the session to an optimal face."""
        self.session.change_bounds(face.columns, face.at, face.at)
        self.session.change_rows(face.rows, face.activity, face.activity)
        face.before = self.lower[face.columns].copy(), self.upper[face.columns].copy()
        self.lower[face.columns] = self.upper[face.columns] = face.at

    def release(self, face: Face) -> None:
        """Undo ``fix``."""
        low, high = face.before
        self.session.change_bounds(face.columns, low, high)
        self.lower[face.columns], self.upper[face.columns] = low, high
        rows = self.program
        self.session.change_rows(face.rows, rows.row_lower[face.rows], rows.row_upper[face.rows])


@dataclass
class Face:
    """Columns and rows that every optimal plan has at the same bound."""

    columns: IntArray
    at: FloatArray
    rows: IntArray
    activity: FloatArray
    before: tuple[FloatArray, FloatArray] = field(init=False)


def row_bounds(stage: Stage, slack: float) -> tuple[float, float]:
    """Bounds of the row that holds a scaled criterion at its floor."""
    factor = 1e4 / stage.criterion.magnitude
    value = (stage.floor(slack) - stage.criterion.constant) * factor
    return (value, np.inf) if stage.criterion.sense == "max" else (-np.inf, value)


def optimal_face(program: LinearProgram, stage: Stage) -> Face | None:
    """The optimal face of an LP's stage; None where it has no duals or may lose on purpose."""
    outcome, factor = stage.outcome, 1e4 / stage.criterion.magnitude
    if outcome.duals is None or outcome.reduced_costs is None or stage.tolerance > 0:
        return None
    assert outcome.x is not None
    columns = np.flatnonzero(np.abs(outcome.reduced_costs) * factor > SCALED_DUAL)
    duals = outcome.duals[: len(program.row_lower)]
    rows = np.flatnonzero(np.abs(duals) * factor > SCALED_DUAL)
    activity = (program.matrix @ outcome.x)[rows]
    return Face(
        columns,
        nearer(outcome.x[columns], program.lower[columns], program.upper[columns]),
        rows,
        nearer(activity, program.row_lower[rows], program.row_upper[rows]),
    )


def nearer(value: FloatArray, low: FloatArray, high: FloatArray) -> FloatArray:
    """The nearer of two bounds, one of which is finite."""
    return np.where(np.abs(value - low) <= np.abs(high - value), low, high)


def run_stages(
    session: Session,
    program: LinearProgram,
    options: Options,
    deadline: Deadline,
    *,
    tolerances: Sequence[float] = (),
    tie_break: bool = True,
) -> Course:
    """Optimise the criteria in order, then the tie-breaks, then the draw of the money.

    Args:
        session: of an engine, with ``program`` in it.
        program: as compiled.
        options: of each solve; its time limit is replaced by what is left.
        deadline: of all stages together.
        tolerances: relative loss of each criterion that later stages may use on purpose.
        tie_break: whether to look for the cheapest of equally good plans.
    """
    run = Run(session, program, options, deadline)
    given = [*tolerances, *np.zeros(len(program.criteria))]
    stages = [Stage(program.objective, run.solve(program.objective, None), given[0])]
    for criterion, tolerance in zip(program.criteria[1:], given[1:], strict=False):
        if not run.may_go_on(stages[-1]):
            break
        stages.append(Stage(criterion, run.next(stages[-1], criterion), tolerance))
    criteria = tuple(stages)
    is_complete = len(criteria) == len(program.criteria)
    if tie_break and is_complete and program.tie_breaks:
        stages += break_ties(run, stages[-1])
        is_complete = stages[-1].criterion is program.tie_breaks[-1]
    found = [stage.outcome.x for stage in stages if stage.outcome.x is not None]
    return Course(
        stages=criteria,
        x=found[-1] if found else None,
        is_complete=is_complete and stages[-1].outcome.status is Status.OPTIMAL,
        was_interrupted=stages[-1].outcome.was_interrupted,
    )


def break_ties(run: Run, latest: Stage) -> list[Stage]:
    """Find the first of equally good plans by the tie-breaks, in order.

    An integer program takes the whole decisions from one pass over both tie-breaks, the second
    with so small a weight that it decides only between plans of the same cost; with these fixed,
    the continuous decisions follow exactly, one criterion after the other.
    """
    stages = [latest]
    if run.program.is_mixed_integer:
        if not run.may_go_on(latest):
            return []
        both = weighted_together(run.program.tie_breaks)
        outcome = run.next(latest, both)
        if outcome.status is not Status.OPTIMAL or outcome.x is None:
            return [Stage(both, outcome)]
        run.settle_whole(outcome.x)
        stages.append(Stage(both, outcome))
    for criterion in run.program.tie_breaks:
        if not run.may_go_on(stages[-1]):
            break
        hold = stages[-1] if stages[-1].criterion.name != BOTH else None
        stages.append(Stage(criterion, run.next(hold, criterion, stages[-1].outcome.x)))
    return stages[1:]


BOTH = "tie_breaks"
"""Name of the criterion that stands for all tie-breaks together."""

LATER_WEIGHT = 1e-7
"""Weight of each tie-break relative to the one before it, both divided by their magnitudes: small
enough to decide only among plans whose cost is the same, large enough for a solver to see."""


def weighted_together(criteria: Sequence[Criterion]) -> Criterion:
    """One criterion in which each counts next to nothing against those before it."""
    parts = [
        LATER_WEIGHT**n * criterion.cost / criterion.magnitude
        for n, criterion in enumerate(criteria)
    ]
    return Criterion(BOTH, "min", np.sum(parts, axis=0), 0.0, 1.0)


def draw_money(
    engine: Engine, program: LinearProgram, x: FloatArray, options: Options, deadline: Deadline
) -> tuple[FloatArray, bool]:
    """Split the money of a settled plan among the funders in their draw order.

    Only the columns ``money`` and ``carried`` are free; the rest stays as in x.

    Returns:
        The plan with its money drawn in order, and whether that was proven.
    """
    if not program.draws:
        return x, True
    blocks = [program.block(name) for name in ("money", "carried")]
    free = np.concatenate([np.r_[b.places] for b in blocks if b is not None])
    part = restricted(program, free, x)
    session = engine.open(part, options)
    try:
        course = run_stages(session, part, options, deadline)
    finally:
        session.close()
    drawn = x.copy()
    if course.x is not None:
        drawn[free] = course.x
    return drawn, course.is_complete


def restricted(program: LinearProgram, free: IntArray, x: FloatArray) -> LinearProgram:
    """The draws of a program over its ``free`` columns, all others held at x.

    Rows without a free column are left out; bounds give way to the activity at x where solver
    tolerances left it outside, so that x stays a plan.
    """
    matrix = program.matrix.tocsc()[:, free].tocsr()
    rows = np.flatnonzero(np.diff(matrix.indptr))
    activity, mine = (program.matrix @ x)[rows], (matrix @ x[free])[rows]
    others = activity - mine
    return LinearProgram(
        columns=(Block("free", Index.of("place", range(len(free))), 0),),
        rows=(Block("row", Index.of("place", range(len(rows))), 0),),
        matrix=matrix[rows],
        row_lower=np.minimum(program.row_lower[rows], activity) - others,
        row_upper=np.maximum(program.row_upper[rows], activity) - others,
        lower=np.minimum(program.lower[free], x[free]),
        upper=np.maximum(program.upper[free], x[free]),
        is_whole=np.zeros(len(free), dtype=bool),
        criteria=tuple(
            Criterion(c.name, c.sense, c.cost[free], c.constant, c.magnitude) for c in program.draws
        ),
    )
