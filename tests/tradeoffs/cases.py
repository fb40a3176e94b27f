"""Explorers of small knapsacks, for the tests of what works with them."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

import prioritizer as pr
from prioritizer.tradeoffs.exploring import Explorer
from prioritizer.tradeoffs.front_search import FrontProgress, FrontSearch
from prioritizer.tradeoffs.objective_program import ObjectiveProgram
from prioritizer.tradeoffs.objectives import objectives_named
from prioritizer.tradeoffs.region_solving import Limits
from tests.tradeoffs import knapsacks

GAINS, COSTS, BUDGET = knapsacks.drawn(20, 2, 10)


def case() -> pr.Scenario:
    return knapsacks.scenario(GAINS, COSTS, BUDGET)


def expected() -> list[tuple[float, ...]]:
    return sorted(tuple(map(float, p)) for p in knapsacks.front(GAINS, COSTS, BUDGET))


def explorer(*, search: bool) -> Explorer:
    problem = ObjectiveProgram.of(case(), objectives_named(case(), ["o1", "o2"]))
    return Explorer(problem, search=search)


def search(
    *,
    should_stop: Callable[[], bool] = lambda: False,
    on_progress: Callable[[FrontProgress], None] | None = None,
) -> FrontSearch:
    found = explorer(search=True)
    frame = found.frame(Limits)
    found.use(found.space, frame.ranges)
    return FrontSearch(found, frame, np.inf, should_stop, on_progress, time.perf_counter())
