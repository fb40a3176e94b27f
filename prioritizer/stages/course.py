"""A criterion and how its solve ended; all of them; the time that they share."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from prioritizer.engines.outcome import FloatArray, Outcome
from prioritizer.program import Criterion


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
