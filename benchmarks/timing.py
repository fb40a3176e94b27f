"""Times of runs that take turns, so that what else the machine does meets all of them alike."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

Action: TypeAlias = Callable[[], object]
Preparation: TypeAlias = Callable[[], Action]


@dataclass(frozen=True)
class Meter:
    """How runs are timed.

    Attributes:
        repeats: how often each is run.
        clock: in seconds; ``time.process_time`` counts what this process computes alone, on a
            machine that others use too.
    """

    repeats: int
    clock: Callable[[], float] = time.perf_counter

    def medians(self, runs: Mapping[str, Preparation]) -> dict[str, float]:
        """Median seconds of each run; they take turns: A B A B.

        Args:
            runs: by name, a preparation that is not timed and returns the action that is.
        """
        seconds: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(self.repeats):
            for name, prepare in runs.items():
                seconds[name].append(self.timed(prepare()))
        return {name: statistics.median(values) for name, values in seconds.items()}

    def timed(self, action: Action) -> float:
        """Seconds that an action takes; garbage of earlier ones is collected before."""
        gc.collect()
        started = self.clock()
        action()
        return self.clock() - started
