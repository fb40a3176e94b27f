"""How far a plan, and the choice of the best plan, depend on effects that are not certain."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from prioritizer.allocation import Allocation
from prioritizer.engines import Options, Outcome, Status
from prioritizer.evaluation import Evaluation, Plan, judge
from prioritizer.evaluation import evaluate as evaluation_of
from prioritizer.evaluation.effect_range import (
    ADVERSE,
    EffectRange,
    effect_range,
    end_of,
    with_effects,
)
from prioritizer.evaluation.scales import initial_mature
from prioritizer.explanation.bench import SAME
from prioritizer.explanation.operating import decision_names
from prioritizer.explanation.workers import Step, run_tasks
from prioritizer.parameters import Parameters, resolve
from prioritizer.resolving import Change, Resolver, columns_of_decision, places_of
from prioritizer.scenario import Scenario
from prioritizer.solving import solve

OPTIMAL, INFEASIBLE, UNKNOWN = "optimal", "infeasible", "unknown"


@dataclass(frozen=True)
class EffectSensitivity:
    """What becomes of the best plan if one effect is at its adverse end, all others central.

    Attributes:
        intervention, indicator: of the effect.
        effect, adverse: in its own measure.
        status: optimal; infeasible where no plan keeps every rule then; unknown where the solver
            stopped before a proof.
        changed: decisions funded in one of the two best plans alone; 0 where the best plan is
            as good as any then. The new best plan is the one that ``solve`` returns.
        objective: the best then, by the first criterion.
        loss: what the best loses of it, at least 0 but for effects that also do harm elsewhere.
        held_objective: what the present best plan is worth then; None where it breaks a rule then.
        added, dropped: by the change of plan.
        was_solved: False where bounds showed without a solve that nothing changes.
        sentence: all this in plain words.
    """

    intervention: str
    indicator: str
    effect: float
    adverse: float
    status: str = UNKNOWN
    changed: int | None = None
    objective: float | None = None
    loss: float | None = None
    held_objective: float | None = None
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    was_solved: bool = True
    sentence: str = ""

    @property
    def rank(self) -> tuple[bool, int, float]:
        """By how much the plan changes: no plan at all, then decisions, then loss."""
        return self.status == INFEASIBLE, self.changed or 0, self.loss or 0.0


@dataclass(frozen=True)
class EffectUncertainty:
    """A plan over the range of its effects, and the effect that decides most.

    Attributes:
        range: the plan at adverse, central and favourable effects, and its evidence.
        best_objective: of the best plan at central effects; None where it was not proven, or not
            asked for.
        sensitivity: of the best plan to each effect that has an adverse end.
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
        engine, gap: as in ``solve``.
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
    opening = Opening(best.plan, engine, gap, time_limit)
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
        raise ValueError(f"the answer holds no plan (status {plan.status}): solve again or relax")
    if plan.scenario != scenario:
        raise ValueError("the plan is one of another scenario: give the scenario it was made for")
    return plan.evaluation


def best_plan(
    scenario: Scenario, plan: Allocation | None, engine: str, gap: float, time_limit: float | None
) -> Evaluation | None:
    """The best plan, None where none was proven to be."""
    if plan is not None and plan.status == str(Status.OPTIMAL):
        return plan.evaluation
    answer = solve(scenario, engine=engine, gap=gap, time_limit=time_limit, threads=1)
    return answer.evaluation if answer.status == str(Status.OPTIMAL) else None


@dataclass(frozen=True)
class EffectTask:
    """One effect to be put at its adverse end: a row of the table effects, counted from 0."""

    row: int
    label: str

    def __call__(self, bench: EffectBench) -> EffectSensitivity:
        """What becomes of the best plan."""
        return bench.examine(self.row)


def effect_tasks(scenario: Scenario) -> list[EffectTask]:
    """The effects that have an adverse end other than their central effect."""
    table, adverse = scenario.table("effects"), end_of(scenario, ADVERSE)
    names = table["intervention"] + " on " + table["indicator"]
    differs = ~np.isnan(adverse) & (adverse != table["effect"].to_numpy(dtype=np.float64))
    return [EffectTask(row, names[row]) for row in np.flatnonzero(differs).tolist()]


@dataclass(frozen=True, eq=False)
class Opening:
    """Opens a bench in whichever process: the best plan and how to solve."""

    best: Plan
    engine: str
    gap: float
    seconds: float | None

    def __call__(self, scenario: Scenario) -> EffectBench:
        """The bench of a scenario."""
        return EffectBench(scenario, self)


@dataclass(eq=False)
class EffectBench:
    """A scenario with its best plan, ready for one changed effect after another."""

    scenario: Scenario
    opening: Opening
    began: float = field(default_factory=time.monotonic)

    @cached_property
    def best(self) -> Evaluation:
        """The best plan at central effects."""
        return judge(self.scenario, self.opening.best)

    @cached_property
    def adverse(self) -> np.ndarray:
        """The adverse end of each row of the table effects."""
        return end_of(self.scenario, ADVERSE)

    def close(self) -> None:
        """Nothing is kept between two effects: an effect changes the matrix of the program."""

    def left(self) -> float | None:
        """Seconds left; 0 where there are none."""
        if self.opening.seconds is None:
            return None
        return max(0.0, self.opening.seconds - (time.monotonic() - self.began))

    def examine(self, row: int) -> EffectSensitivity:
        """Put one effect at its adverse end."""
        record = self.scenario.table("effects").iloc[row]
        head = {
            "intervention": str(record["intervention"]),
            "indicator": str(record["indicator"]),
            "effect": float(record["effect"]),
            "adverse": float(self.adverse[row]),
        }
        changed = np.full(len(self.adverse), np.nan)
        changed[row] = self.adverse[row]
        found = self.compared(with_effects(self.scenario, changed))
        entry = EffectSensitivity(**(head | found))
        return EffectSensitivity(**(vars(entry) | {"sentence": sentence(self.scenario, entry)}))

    def compared(self, changed: Scenario) -> dict[str, Any]:
        """The best plan of the changed scenario against that of the scenario."""
        held = judge(changed, self.opening.best)
        value = held.objectives[0][1] if held.is_admissible else None
        stays = {"held_objective": value, "changed": 0, "status": OPTIMAL}
        if held.is_admissible and loses_nothing(self.best, held):
            return stays | {"objective": value, "loss": 0.0, "was_solved": False}
        left = self.left()
        if left == 0.0:
            return {"held_objective": value}
        with Resolver.of(
            changed,
            engine=self.opening.engine,
            options=Options(threads=1, gap=self.opening.gap),
        ) as resolver:
            outcome = improved(resolver, changed, self.opening.best, left)
            criteria = resolver.program.criteria
        if outcome.status is Status.INFEASIBLE:
            return {"held_objective": value, "status": INFEASIBLE}
        if outcome.status is not Status.OPTIMAL or outcome.objective is None:
            return {"held_objective": value}
        sign = 1.0 if criteria[0].sense == "max" else -1.0
        loss = sign * (self.best.objectives[0][1] - outcome.objective)
        same = SAME * max(1.0, abs(outcome.objective))
        is_best = value is not None and sign * (outcome.objective - value) <= same
        if is_best and len(criteria) == 1:
            return stays | {"objective": value, "loss": settled(loss, same)}
        return self.replanned(changed, sign) | {"held_objective": value}

    def replanned(self, changed: Scenario, sign: float) -> dict[str, Any]:
        """The plan that ``solve`` returns for the changed scenario, against the best plan."""
        left = self.left()
        if left == 0.0:
            return {}
        answer = solve(
            changed,
            engine=self.opening.engine,
            gap=self.opening.gap,
            time_limit=left,
            threads=1,
        )
        if answer.status != str(Status.OPTIMAL) or answer.evaluation is None:
            return {}
        before, after = funded(self.best), funded(answer.evaluation)
        value = answer.evaluation.objectives[0][1]
        return {
            "status": OPTIMAL,
            "changed": len(set(before) ^ set(after)),
            "objective": value,
            "loss": settled(
                sign * (self.best.objectives[0][1] - value), SAME * max(1.0, abs(value))
            ),
            "added": tuple(name for name in after if name not in before),
            "dropped": tuple(name for name in before if name not in after),
        }


def settled(loss: float, same: float) -> float:
    """A loss, 0 where it is rounding."""
    return 0.0 if abs(loss) <= same else loss


def funded(evaluation: Evaluation) -> list[str]:
    """What operates in some year, in the order of the tables."""
    is_funded = (evaluation.scale > 0).any(axis=1)
    names = decision_names(evaluation.parameters)
    return [name for name, here in zip(names, is_funded.tolist(), strict=True) if here]


def loses_nothing(best: Evaluation, held: Evaluation) -> bool:
    """Whether the best plan is still best without a solve.

    It is where the change can raise no plan's gain in the better direction and the plan loses
    nothing by any criterion: what was worse than it cannot have become better.
    """
    pairs = zip(best.objectives, held.objectives, strict=True)
    if any(abs(before - after) > 1e-12 for (_, before), (_, after) in pairs):
        return False
    return can_only_lose(best.parameters, held.parameters)


def can_only_lose(before: Parameters, after: Parameters) -> bool:
    """Whether the change of effects lowers gains, in the better direction, whatever the plan.

    It does if it lowers the gain of each unit of response, and no decision that it concerns can
    respond less than in the year before the first.
    """
    change = (after.effects.gain_per_scale - before.effects.gain_per_scale).tocoo()
    row, decision = change.coords
    better = before.effects.direction[row // len(before.regions)]
    if (change.data * better > 0).any():
        return False
    touched = np.unique(decision)
    curves = before.effects.response
    if (initial_mature(before)[touched] != 0).any():
        return False
    interventions = np.unique(before.decisions.intervention[touched]).tolist()
    return all((curves[i].share >= 0).all() for i in interventions if i in curves)


def improved(
    resolver: Resolver, changed: Scenario, best: Plan, time_limit: float | None
) -> Outcome:
    """The best by the first criterion, searched from the best plan at central effects."""
    held = resolver.solve(held_decisions(resolver, resolve(changed), best), time_limit=time_limit)
    start = held.x if held.has_plan else None
    # with a change, if an empty one: what a warm session calls infeasible is then confirmed
    outcome = resolver.solve(Change.none(), start=start, time_limit=time_limit)
    if held.was_interrupted or outcome.was_interrupted:
        raise KeyboardInterrupt
    return outcome


def held_decisions(resolver: Resolver, parameters: Parameters, plan: Plan) -> Change:
    """Every start and keep as in a plan."""
    program = resolver.program
    starts = places_of(program.columns, "start")
    change = Change.of_columns(starts, plan.start.ravel(), plan.start.ravel())
    names = (*parameters.regions, "")
    d = parameters.decisions
    for place in range(len(d)):
        pair = (parameters.interventions[d.intervention[place]], names[d.region[place]])
        keeps = columns_of_decision(program, "keep", [pair])
        if len(keeps):
            change += Change.of_columns(keeps, plan.keep[place], plan.keep[place])
    return change


def sentence(scenario: Scenario, entry: EffectSensitivity) -> str:
    """What an adverse effect does to the best plan, in plain words."""
    effect = f"With the effect of {entry.intervention} on {entry.indicator} at {entry.adverse:g}"
    head = f"{effect} instead of {entry.effect:g}"
    criterion = scenario.settings.objective[0]
    if entry.status == INFEASIBLE:
        return f"{head} no plan keeps every rule."
    if entry.status == UNKNOWN or entry.objective is None:
        return f"{head} the best plan is unknown: the solver stopped before a proof."
    worth = f"its {criterion} is {entry.objective:.6g}"
    if entry.loss:
        worth += f", {abs(entry.loss):.3g} {'worse' if entry.loss > 0 else 'better'}"
    if not entry.changed:
        return f"{head} the same programmes stay the best: {worth}."
    moves = [f"{', '.join(entry.added)} in"] if entry.added else []
    moves += [f"{', '.join(entry.dropped)} out"] if entry.dropped else []
    return f"{head} the best plan changes ({'; '.join(moves)}): {worth}."
