"""What becomes of the best plan if one effect turns out at its adverse end."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from prioritizer.engines import Options, Outcome, Status
from prioritizer.evaluation import Evaluation, Plan, judge
from prioritizer.evaluation.effect_range import ADVERSE, end_of, with_effects
from prioritizer.evaluation.scales import initial_mature
from prioritizer.explanation.bench import SAME
from prioritizer.explanation.operating import decision_names
from prioritizer.language import in_style, say
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
        entry = EffectSensitivity(
            intervention=str(record["intervention"]),
            indicator=str(record["indicator"]),
            effect=float(record["effect"]),
            adverse=float(self.adverse[row]),
            **self.compared(self.held(row)),
        )
        return replace(entry, sentence=sentence(self.scenario, entry))

    def held(self, row: int) -> Evaluation:
        """The best plan, judged with one effect at its adverse end."""
        changed = np.full(len(self.adverse), np.nan)
        changed[row] = self.adverse[row]
        return judge(with_effects(self.scenario, changed), self.opening.best)

    def same(self, value: float) -> float:
        """Difference from a value of the objective that is rounding, or within the gap."""
        return max(SAME * max(1.0, abs(value)), self.opening.gap * abs(value))

    def compared(self, held: Evaluation) -> dict[str, Any]:
        """The best plan of the changed scenario against that of the scenario."""
        value = held.objectives[0][1] if held.is_admissible else None
        stays = {"held_objective": value, "changed": 0, "status": OPTIMAL}
        if held.is_admissible and loses_nothing(self.best, held):
            return stays | {"objective": value, "loss": 0.0, "was_solved": False}
        left = self.left()
        if left == 0.0:
            return {"held_objective": value}
        with Resolver.of(
            held.scenario,
            engine=self.opening.engine,
            options=Options(threads=1, gap=self.opening.gap, neighbourhood_search=False),
        ) as resolver:
            outcome = improved(resolver, held.scenario, self.opening.best, left)
        if outcome.status is Status.INFEASIBLE:
            return {"held_objective": value, "status": INFEASIBLE}
        if outcome.status is not Status.OPTIMAL or outcome.objective is None:
            return {"held_objective": value}
        is_only = len(held.objectives) == 1 and value is not None
        if is_only and worse(held, 0, outcome.objective) <= self.same(outcome.objective):
            value = held.objectives[0][1]
            return stays | {"objective": value, "loss": self.loss(value)}
        return self.replanned(held) | {"held_objective": value}

    def loss(self, value: float) -> float:
        """What the best loses by the first criterion; 0 where that is rounding."""
        loss = -worse(self.best, 0, value)
        return 0.0 if abs(loss) <= SAME * max(1.0, abs(value)) else loss

    def replanned(self, held: Evaluation) -> dict[str, Any]:
        """The plan that ``solve`` returns for the changed scenario, against the best plan."""
        left = self.left()
        if left == 0.0:
            return {}
        answer = solve(
            held.scenario,
            engine=self.opening.engine,
            gap=self.opening.gap,
            time_limit=left,
            threads=1,
        )
        if answer.status != str(Status.OPTIMAL) or answer.evaluation is None:
            return {}
        values = [value for _, value in answer.evaluation.objectives]
        lost = [worse(held, place, value) - self.same(value) for place, value in enumerate(values)]
        found = {"status": OPTIMAL, "objective": values[0], "loss": self.loss(values[0])}
        if held.is_admissible and max(lost) <= 0:
            return found | {"changed": 0}
        before, after = funded(self.best), funded(answer.evaluation)
        return found | {
            "changed": len(set(before) ^ set(after)),
            "added": tuple(name for name in after if name not in before),
            "dropped": tuple(name for name in before if name not in after),
        }


def worse(evaluation: Evaluation, place: int, value: float) -> float:
    """By how much a plan is worse than a value of one of its criteria, below 0 if better."""
    name, own = evaluation.objectives[place]
    return own - value if name == "min_cost" else value - own


def funded(evaluation: Evaluation) -> list[str]:
    """What operates in some year, in the order of the tables."""
    most = evaluation.scale.max(axis=1).tolist()
    names = decision_names(evaluation.parameters)
    return [name for name, scale in zip(names, most, strict=True) if scale > 0]


def most_lost_first(tasks: Sequence[EffectTask], bench: EffectBench) -> list[EffectTask]:
    """The tasks, those first at whose adverse end the best plan loses most: a stop costs least."""
    best = bench.best.objectives[0][1]

    def loss(task: EffectTask) -> float:
        held = bench.held(task.row)
        return worse(held, 0, best) if held.is_admissible else np.inf

    return sorted(tasks, key=loss, reverse=True)


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
    words = {
        "intervention": entry.intervention,
        "indicator": entry.indicator,
        "adverse": in_style(f"{entry.adverse:g}"),
        "effect": in_style(f"{entry.effect:g}"),
    }
    head = say(
        "With the effect of {intervention} on {indicator} at {adverse} instead of {effect}", **words
    )
    if entry.status == INFEASIBLE:
        return say("{head} no plan keeps every rule.", head=head)
    if entry.status == UNKNOWN or entry.objective is None:
        return say("{head} the best plan is unknown: the solver stopped before a proof.", head=head)
    worth = worth_phrase(scenario.settings.objective[0], entry.objective, entry.loss)
    if not entry.changed:
        return say("{head} the same programmes stay the best: {worth}.", head=head, worth=worth)
    moves = [say("{names} in", names=", ".join(entry.added))] if entry.added else []
    moves += [say("{names} out", names=", ".join(entry.dropped))] if entry.dropped else []
    return say(
        "{head} the best plan changes ({moves}): {worth}.",
        head=head,
        moves="; ".join(moves),
        worth=worth,
    )


def worth_phrase(criterion: str, objective: float, loss: float | None) -> str:
    """What the best plan is then worth, and by how much that is less or more."""
    words = {
        "criterion": criterion,
        "objective": in_style(f"{objective:.6g}"),
        "loss": in_style(f"{abs(loss or 0.0):.3g}"),
    }
    if not loss:
        return say("its {criterion} is {objective}", **words)
    if loss > 0:
        return say("its {criterion} is {objective}, {loss} worse", **words)
    return say("its {criterion} is {objective}, {loss} better", **words)
