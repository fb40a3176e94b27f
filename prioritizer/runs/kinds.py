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
from prioritizer.scenario import Scenario
from prioritizer.tradeoffs.front_search import FrontProgress
from prioritizer.tradeoffs.weighting.possible import PossibleWeights

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
    return answer.to_dict() | {"message": answer.message, "language": order.language}


def explain(order: Order, watcher: Watcher) -> Document:
    """Why each intervention is funded or not; options gap, time_limit."""
    found = pr.explain(order.scenario, **order.options, workers=1, on_progress=watcher.step)
    return found.to_dict() | {"language": order.language}


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
    found = pr.priority_list(order.scenario, **order.options, on_progress=watcher.step)
    return found.to_dict() | {"worst": bool(order.options.get("worst", False))}


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
    """All trade-offs between some indicators; options indicators, precision, time_limit."""
    options = dict(order.options)

    def told(progress: FrontProgress) -> None:
        done = progress.subproblems
        watcher.tell(Moment("", done=done, total=done + progress.regions))

    front = pr.pareto_front(
        order.scenario,
        options.pop("indicators"),
        **options,
        workers=1,
        on_progress=told,
        should_stop=watcher.should_stop,
    )
    return front.to_dict()


def weight_ranges(order: Order, watcher: Watcher) -> Document:
    """Within which weights the best plan stays best; options samples, time_limit."""
    found = pr.weight_sensitivity(
        order.scenario,
        **order.options,
        workers=1,
        on_progress=watcher.step,
        should_stop=watcher.should_stop,
    )
    return found.to_dict()


def core_index(order: Order, watcher: Watcher) -> Document:
    """What to fund whichever weights win; options weights (see ``weights_that``), time_limit."""
    options = dict(order.options)
    which = options.pop("weights")
    found = pr.robust_portfolio(
        order.scenario,
        weights_that(order.scenario, which),
        **options,
        workers=1,
        on_progress=watcher.step,
        should_stop=watcher.should_stop,
    )
    return found.to_dict() | {"weights": which}


def weights_that(scenario: Scenario, which: str) -> PossibleWeights:
    """The weights that may win.

    Args:
        scenario: whose indicators are weighed.
        which: "order": those that keep the order of the weights given; "people": whatever the
            stakeholders of the table preferences could agree on; "any": all.
    """
    if which == "people":
        return pr.hull_of_weights(scenario)
    table = scenario.table("indicators")
    weighed = table[table["weight"] > 0].sort_values("weight", ascending=False, kind="stable")
    pairs = zip(weighed["indicator"], weighed["indicator"].iloc[1:], strict=False)
    statements = [f"{more} >= {less}" for more, less in pairs] if which == "order" else []
    return pr.possible_weights(scenario, statements)


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
    "weight_ranges": weight_ranges,
    "core_index": core_index,
}
"""The kinds of run by name."""

LISTENING = frozenset(
    {"solve", "test_solve", "diagnose", "effect_range", "pareto", "weight_ranges", "core_index"}
)
"""Kinds that ask whether to stop; the others are stopped as by Ctrl-C and keep what they have."""


IN_SENTENCES = frozenset({"diagnose"})
"""Kinds whose answer is of use in its own language alone; the others are mostly numbers."""


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
