"""The best plan for each of several weights, several at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from prioritizer.engines.outcome import FloatArray
from prioritizer.explanation.workers import Step, run_tasks
from prioritizer.scenario import Scenario
from prioritizer.tradeoffs.valuing import (
    Allowance,
    Interrupted,
    Valuation,
    ValuedPlan,
    require_best,
)


@dataclass(frozen=True)
class Opening:
    """Opens a valuation in a worker process."""

    indicators: tuple[str, ...]
    seconds: float | None

    def __call__(self, scenario: Scenario) -> Valuation:
        """A session for the indicators."""
        return Valuation(scenario, self.indicators, allowance=Allowance(self.seconds))


@dataclass(frozen=True)
class BestFor:
    """The task of finding the best plan for some weights; None where a limit came first."""

    label: str
    weights: tuple[float, ...]

    def __call__(self, valuation: Valuation) -> ValuedPlan | None:
        """The plan."""
        try:
            return require_best(valuation, np.array(self.weights))
        except Interrupted:
            return None


def best_for_each(
    scenario: Scenario,
    indicators: Sequence[str],
    weights: FloatArray,
    names: Sequence[str],
    allowance: Allowance,
    *,
    workers: int | None = None,
    on_progress: Callable[[Step], None] | None = None,
) -> tuple[ValuedPlan | None, ...]:
    """The best plan for each row of weights; None for those that a limit left out.

    Args:
        scenario: whose objective is weighted_gain.
        indicators: K that may have weight.
        weights: (N, K).
        names: (N) for progress.
        allowance: of all together.
        workers: processes; None for one a processor.
        on_progress: told of each that is done.

    Raises:
        NoPlan: the scenario is infeasible.
    """
    tasks = [BestFor(name, tuple(row)) for name, row in zip(names, weights.tolist(), strict=True)]
    done = run_tasks(
        scenario,
        tasks,
        opening=Opening(tuple(indicators), allowance.left()),
        workers=workers,
        on_progress=on_progress,
        should_stop=allowance.is_over,
    )
    return done.results
