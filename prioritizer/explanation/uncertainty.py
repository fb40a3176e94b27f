"""How far a plan, and the choice of the best plan, depend on effects that are not certain."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from prioritizer.allocation import Allocation
from prioritizer.engines import Status
from prioritizer.evaluation import Evaluation
from prioritizer.evaluation import evaluate as evaluation_of
from prioritizer.evaluation.effect_range import EffectRange, effect_range
from prioritizer.explanation.bench import SAME
from prioritizer.explanation.effect_sensitivity import (
    UNKNOWN,
    EffectSensitivity,
    Opening,
    effect_tasks,
    most_lost_first,
)
from prioritizer.explanation.workers import Step, run_tasks
from prioritizer.language import say
from prioritizer.scenario import Scenario
from prioritizer.solving import solve


@dataclass(frozen=True)
class EffectUncertainty:
    """A plan over the range of its effects, and the effect that decides most.

    Attributes:
        range: the plan at adverse, central and favourable effects, and its evidence.
        best_objective: of the best plan at central effects; None where it was not proven, or not
            asked for.
        sensitivity: of the best plan to each effect that has an adverse end, those first at
            which it loses most if it is kept.
        decisive: the one at whose adverse end the best plan changes most: in most decisions, of
            equals with the greatest loss; None where nothing changes or nothing is known.
        unexamined: "intervention on indicator" of what a stop left open.
    """

    range: EffectRange
    best_objective: float | None = None
    sensitivity: tuple[EffectSensitivity, ...] = ()
    decisive: EffectSensitivity | None = None
    unexamined: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether every effect was examined."""
        return not self.unexamined

    def to_dict(self) -> dict[str, Any]:
        """As plain Python values: those of the range, then the sensitivity."""
        return self.range.to_dict() | {
            "best_objective": self.best_objective,
            "sensitivity": [asdict(entry) for entry in self.sensitivity],
            "decisive": asdict(self.decisive) if self.decisive else None,
            "complete": self.is_complete,
            "unexamined": list(self.unexamined),
        }

    def to_json(self) -> str:
        """As one JSON document."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False)


def effect_uncertainty(
    scenario: Scenario,
    plan: Allocation | None = None,
    *,
    sensitivity: bool = True,
    engine: str = "highs",
    gap: float = 0.0,
    time_limit: float | None = None,
    workers: int = 1,
    on_progress: Callable[[Step], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> EffectUncertainty:
    """Judge a plan over the range of its effects, and find the effect that decides most.

    Args:
        scenario: with ``low`` and ``high`` in its table effects.
        plan: what ``solve`` or ``evaluate`` returned for this scenario; None for the plan of the
            table ``plan``.
        sensitivity: also solve again with each effect at its adverse end. That concerns the best
            plan of the scenario, which is ``plan`` where that is proven best.
        engine, gap: as in ``solve``; what differs by no more than the gap, or than that within
            which ``plan`` is proven, is as good.
        time_limit: seconds for the best plan, and again for all effects of one worker.
        workers: processes (see ``run_tasks`` for scripts).
        on_progress: told of each effect that is done.
        should_stop: asked from time to time; True ends with what is done, and so does Ctrl-C.

    Raises:
        ValueError: ``plan`` holds no plan, or is one of another scenario.
    """
    judged = judged_plan(scenario, plan)
    found = effect_range(judged)
    if not sensitivity:
        return EffectUncertainty(found)
    best = best_plan(scenario, plan, engine, gap, time_limit)
    tasks = effect_tasks(scenario)
    if best is None:
        return EffectUncertainty(found, unexamined=tuple(task.label for task in tasks))
    opening = Opening(best.plan, engine, max(gap, proven_gap(plan)), time_limit)
    tasks = most_lost_first(tasks, opening(scenario))
    done = run_tasks(
        scenario,
        tasks,
        opening=opening,
        workers=workers,
        on_progress=on_progress,
        should_stop=should_stop,
    )
    known = [result for result in done.results if result and result.status != UNKNOWN]
    open_tasks = [
        task.label
        for task, result in zip(tasks, done.results, strict=True)
        if result is None or result.status == UNKNOWN
    ]
    most = max(known, key=lambda entry: entry.rank, default=None)
    return EffectUncertainty(
        range=found,
        best_objective=best.objectives[0][1],
        sensitivity=tuple(result for result in done.results if result is not None),
        decisive=most if most is not None and most.rank > (False, 0, SAME) else None,
        unexamined=tuple(open_tasks),
    )


def judged_plan(scenario: Scenario, plan: Allocation | None) -> Evaluation:
    """The given plan, or that of the table ``plan``, as judged at central effects."""
    if plan is None:
        return evaluation_of(scenario)
    if plan.evaluation is None:
        raise ValueError(
            say(
                "the answer holds no plan (status {status}): solve again or relax",
                status=plan.status,
            )
        )
    if plan.scenario != scenario:
        raise ValueError(
            say("the plan is one of another scenario: give the scenario it was made for")
        )
    return plan.evaluation


def best_plan(
    scenario: Scenario, plan: Allocation | None, engine: str, gap: float, time_limit: float | None
) -> Evaluation | None:
    """The best plan, None where none was proven to be."""
    if plan is not None and plan.status == str(Status.OPTIMAL):
        return plan.evaluation
    answer = solve(scenario, engine=engine, gap=gap, time_limit=time_limit, threads=1)
    return answer.evaluation if answer.status == str(Status.OPTIMAL) else None


def proven_gap(plan: Allocation | None) -> float:
    """The gap within which a plan is proven best; 0 where it is not the best plan that is used."""
    if plan is None or plan.status != str(Status.OPTIMAL):
        return 0.0
    return plan.gap or 0.0
