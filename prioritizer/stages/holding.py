"""A session in which criteria are held at their best while the next is optimised."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from prioritizer.engines.outcome import (
    FloatArray,
    Options,
    Outcome,
    Progress,
    Session,
    Status,
)
from prioritizer.program import Criterion, LinearProgram
from prioritizer.stages.course import Deadline, Stage
from prioritizer.stages.face import Face, optimal_face

MAY_LOSE = 1e-9
"""Relative loss of an earlier criterion above which a pass is done again with an objective row."""

WIDEST_SLACK = 1e-7
"""Slack of an objective row, relative or absolute below 1, where without any no plan is found."""


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
        left = replace(
            self.options,
            time_limit=self.deadline.left(),
            on_progress=named(self.options.on_progress, criterion.name),
        )
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

    def without_loss(self, outcome: Outcome) -> Outcome:
        """The outcome of a solve that a limit ended, without a plan that loses what is held."""
        if outcome.x is None or not self.lost(outcome.x):
            return outcome
        return replace(outcome, status=Status.STOPPED, x=None, objective=None)

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
            if outcome.status in (Status.STOPPED, Status.FEASIBLE):
                return self.without_loss(outcome)
            if outcome.x is not None and not self.lost(outcome.x):
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


def row_bounds(stage: Stage, slack: float) -> tuple[float, float]:
    """Bounds of the row that holds a scaled criterion at its floor."""
    factor = 1e4 / stage.criterion.magnitude
    value = (stage.floor(slack) - stage.criterion.constant) * factor
    return (value, np.inf) if stage.criterion.sense == "max" else (-np.inf, value)


def named(tell: Callable[[Progress], None] | None, stage: str) -> Callable[[Progress], None] | None:
    """What is told of progress, with the name of the criterion that is being optimised."""
    return None if tell is None else lambda progress: tell(replace(progress, stage=stage))
