"""How a run of HiGHS ended, in neutral words, and the time that several runs share."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from highspy import HighsModelStatus

from prioritizer.engines.outcome import FloatArray, Options, Status
from prioritizer.engines.watching import Cause
from prioritizer.language import say

LIMITS = {
    HighsModelStatus.kTimeLimit,
    HighsModelStatus.kIterationLimit,
    HighsModelStatus.kSolutionLimit,
    HighsModelStatus.kMemoryLimit,
    HighsModelStatus.kInterrupt,
    HighsModelStatus.kObjectiveBound,
    HighsModelStatus.kObjectiveTarget,
}
UNBOUNDED = {HighsModelStatus.kUnbounded, HighsModelStatus.kUnboundedOrInfeasible}
PROVEN = {HighsModelStatus.kOptimal, HighsModelStatus.kModelEmpty}


@dataclass(frozen=True, eq=False)
class Ending:
    """How one run of HiGHS ended, in HiGHS's own scale."""

    status: HighsModelStatus
    x: FloatArray | None
    bound: float | None
    message: str
    cause: Cause


class Deadline:
    """What is left of a time limit that several runs share."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._started = time.perf_counter()

    def left(self) -> Options:
        """The options with the time that is left."""
        limit = self._options.time_limit
        if limit is None:
            return self._options
        return replace(
            self._options, time_limit=max(0.0, limit - (time.perf_counter() - self._started))
        )


def status_of(ending: Ending) -> Status:
    """The neutral status of an ending."""
    if ending.status in PROVEN:
        return Status.OPTIMAL
    if ending.status == HighsModelStatus.kInfeasible:
        return Status.INFEASIBLE
    if ending.x is not None:
        return Status.FEASIBLE
    return Status.STOPPED if ending.status in LIMITS else Status.FAILED


def message_of(ending: Ending) -> str:
    """The solver's own words, with what they mean where they need it."""
    if ending.status == HighsModelStatus.kUnbounded:
        return say(
            "{message}: there are plans, but none is the best, since the criterion "
            "can be improved without end; bound the decisions that improve it",
            message=ending.message,
        )
    return ending.message
