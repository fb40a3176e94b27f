"""What can be computed: one function for each kind of run, from an order to a JSON document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

import prioritizer as pr
from prioritizer.engines.outcome import Progress
from prioritizer.explanation.results import Diagnosis, Repair
from prioritizer.explanation.workers import Step
from prioritizer.runs.order import Order
from prioritizer.runs.state import Moment

Document: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Watcher:
    """Who is told of progress and asked whether to stop."""

    tell: Callable[[Moment], None]
    should_stop: Callable[[], bool]

    def solving(self, progress: Progress) -> None:
        """Tell of a running solve."""
        self.tell(Moment(progress.stage, progress.objective, progress.bound, progress.gap))

    def step(self, step: Step) -> None:
        """Tell of a task that is done."""
        self.tell(Moment(step.label, done=step.done, total=step.total))


Computation: TypeAlias = Callable[[Order, Watcher], Document]


def solve(order: Order, watcher: Watcher) -> Document:
    """The best plan; options gap, time_limit, threads."""
    answer = pr.solve(
        order.scenario,
        **order.options,
        on_progress=watcher.solving,
        should_stop=watcher.should_stop,
    )
    return answer.to_dict() | {"message": answer.message}


def explain(order: Order, watcher: Watcher) -> Document:
    """Why each intervention is funded or not; options gap, time_limit."""
    found = pr.explain(order.scenario, **order.options, workers=1, on_progress=watcher.step)
    return found.to_dict()


def diagnose(order: Order, watcher: Watcher) -> Document:
    """Why there is no plan, with repairs that can be applied; options limit, time_limit."""
    found = pr.diagnose(order.scenario, **order.options, should_stop=watcher.should_stop)
    return with_whole_repairs(found)


def with_whole_repairs(found: Diagnosis) -> Document:
    """A diagnosis whose repairs name every cell that they change (see ``repair_of``)."""
    document = found.to_dict()
    for entry, repair in zip(document["repairs"], found.repairs, strict=True):
        entry["whole"] = asdict(repair)
    return document


def budget_curve(order: Order, watcher: Watcher) -> Document:
    """What more or less money buys; options points, lowest, highest, funder, gap, time_limit."""
    total, done = int(order.options.get("points", 11)), [0]

    def told(point: object) -> None:
        done[0] += 1
        watcher.tell(Moment("", done=done[0], total=total))

    return pr.budget_curve(order.scenario, **order.options, on_progress=told).to_dict()


def alternatives(order: Order, watcher: Watcher) -> Document:
    """Plans nearly as good as the best; options within, count, time_limit."""
    total, done = int(order.options.get("count", 5)), [1]

    def told(plan: object) -> None:
        done[0] += 1
        watcher.tell(Moment("", done=done[0], total=total))

    return pr.alternatives(order.scenario, **order.options, on_progress=told).to_dict()


def priority_list(order: Order, watcher: Watcher) -> Document:
    """One ranked list for any budget; options factors, probabilities, worst, gap, time_limit."""
    return pr.priority_list(order.scenario, **order.options).to_dict()


def compare(order: Order, watcher: Watcher) -> Document:
    """Scenarios side by side: the order's own under the option ``name``, and those beside it."""
    options = dict(order.options)
    named = {str(options.pop("name")): order.scenario, **order.beside}
    total, done = 2 * len(named), [-1]

    def told(label: str) -> None:
        done[0] += 1
        watcher.tell(Moment(label, done=done[0], total=total))

    return pr.compare(named, **options, on_progress=told).to_dict()


def effect_range(order: Order, watcher: Watcher) -> Document:
    """How far the best plan depends on effects that are not certain; options gap, time_limit."""
    best = pr.solve(
        order.scenario,
        **order.options,
        on_progress=watcher.solving,
        should_stop=watcher.should_stop,
    )
    found = pr.effect_uncertainty(
        order.scenario,
        best,
        **order.options,
        on_progress=watcher.step,
        should_stop=watcher.should_stop,
    )
    return found.to_dict()


def pareto(order: Order, watcher: Watcher) -> Document:
    """All trade-offs between some indicators; option indicators, and those of the search."""
    options = dict(order.options)
    indicators = options.pop("indicators")
    front: Any = getattr(pr, PARETO_FRONT)
    found: Document = front(order.scenario, indicators, **options).to_dict()
    return found


PARETO_FRONT = "pareto_front"

KINDS: dict[str, Computation] = {
    "solve": solve,
    "test_solve": solve,
    "explain": explain,
    "diagnose": diagnose,
    "budget_curve": budget_curve,
    "alternatives": alternatives,
    "priority_list": priority_list,
    "compare": compare,
    "effect_range": effect_range,
    "pareto": pareto,
}
"""The kinds of run by name."""

LISTENING = frozenset({"solve", "test_solve", "diagnose", "effect_range"})
"""Kinds that ask whether to stop; the others are stopped as by Ctrl-C and keep what they have."""


def repair_of(entry: Document) -> Repair:
    """A repair, from its entry in the document of a diagnosis.

    Raises:
        KeyError: the entry names no cells.
    """
    from prioritizer.explanation.members import Cell
    from prioritizer.explanation.results import Change

    whole = entry["whole"]
    changes = []
    for change in whole["changes"]:
        cells = tuple(
            Cell(cell["table"], tuple((c, key) for c, key in cell["row"]), cell["column"])
            for cell in change["cells"]
        )
        changes.append(Change(**{**change, "cells": cells}))
    return Repair(tuple(changes), whole["sentence"], whole["objective"], whole["weight"])
