"""Times of runs that take turns, so that what else the machine does meets all of them alike."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from typing import TypeAlias

Action: TypeAlias = Callable[[], object]
Preparation: TypeAlias = Callable[[], Action]

Times: TypeAlias = dict[str, list[float]]


def interleaved(runs: Mapping[str, Preparation], repeats: int) -> Times:
    """Seconds of each run, ``repeats`` of them, in turn: A B A B.

    Args:
        runs: by name, a preparation that is not timed and returns the action that is.
        repeats: how often each is run.
    """
    seconds: Times = {name: [] for name in runs}
    for _ in range(repeats):
        for name, prepare in runs.items():
            seconds[name].append(timed(prepare()))
    return seconds


def timed(action: Action) -> float:
    """Seconds that an action takes; garbage of earlier ones is collected before."""
    gc.collect()
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def medians(seconds: Times) -> dict[str, float]:
    """Median of each run."""
    return {name: statistics.median(values) for name, values in seconds.items()}
