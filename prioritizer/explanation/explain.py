"""From a scenario to its explanation: the best plan, then every question about it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from prioritizer.allocation import Allocation
from prioritizer.explanation.account import Explanation
from prioritizer.explanation.bench import Opening
from prioritizer.explanation.marginal_values import MarginalTask, MarginalValue, marginal_tasks
from prioritizer.explanation.prices import Price, PriceTask, price_tasks
from prioritizer.explanation.sentences import Words, sentence
from prioritizer.explanation.why import Why, WhyTask, why_tasks
from prioritizer.explanation.workers import Step, TaskResults, run_tasks
from prioritizer.language import say
from prioritizer.scenario import Scenario
from prioritizer.solving import solve

Task: TypeAlias = WhyTask | PriceTask | MarginalTask
Found: TypeAlias = Why | Price | MarginalValue

WORTH_PROCESSES = 20.0
"""Seconds of solving below which other processes would take longer to start."""


def explain(
    scenario: Scenario,
    *,
    engine: str = "highs",
    gap: float = 0,
    time_limit: float | None = None,
    workers: int | None = None,
    on_progress: Callable[[Step], None] | None = None,
) -> Explanation:
    """Say why each intervention is funded or not, and what each limit and rule costs.

    Every number is found by solving again (docs/explanation.md has the definitions).

    Args:
        scenario: a valid scenario.
        engine: "highs" (in this process), "pulp" or "pyomo".
        gap: relative gap to the proven bound within which a solve counts as done; losses and
            gains are then no more exact than that.
        time_limit: seconds for everything.
        workers: processes; None for one a processor where the work is worth it.
        on_progress: told of each question that is answered.

    Returns:
        The explanation. Without a proven best plan there is nothing to explain: its status says
        so. After Ctrl-C or at the time limit it holds what was found and names what is missing.

    Raises:
        ValueError: an option is out of range, or the engine is not known here.
    """
    began = time.perf_counter()
    best = solve(scenario, engine=engine, gap=gap, time_limit=time_limit, threads=1)
    if best.evaluation is None or best.objective is None or not best.objectives[0].proven:
        message = best.message or say("there is no proven best plan: give it more time")
        seconds = time.perf_counter() - began
        return Explanation(best.status, best.objective, message=message, seconds=seconds)
    left = None if time_limit is None else max(time_limit - (time.perf_counter() - began), 0.0)
    opening = Opening(best.evaluation.plan, proven_best(best), engine, gap, left)
    tasks = questions(scenario, opening)
    found: TaskResults[Found] = run_tasks(
        scenario,
        tasks,
        opening=opening,
        workers=workers or sensible(best, len(tasks)),
        on_progress=on_progress,
    )
    seconds = time.perf_counter() - began
    return account(scenario, best, tasks, found, seconds)


def proven_best(best: Allocation) -> float:
    """The best objective: better than the plan's own where objective_tolerance gave some away."""
    assert best.objective is not None
    gives_away = best.scenario.settings.objective_tolerance[0] > 0
    return best.bound if gives_away and best.bound is not None else best.objective


def questions(scenario: Scenario, opening: Opening) -> list[Task]:
    """Every question about the best plan, those that take longest first."""
    bench = opening(scenario)
    return [*why_tasks(bench), *price_tasks(bench), *marginal_tasks(bench)]


def sensible(best: Allocation, count: int) -> int | None:
    """How many processes are worth their start: one, or one a processor."""
    return 1 if best.seconds * count < WORTH_PROCESSES else None


def account(
    scenario: Scenario,
    best: Allocation,
    tasks: list[Task],
    found: TaskResults[Found],
    seconds: float,
) -> Explanation:
    """The explanation, in the order of the tables, with its sentences."""
    objective = proven_best(best)
    words = Words.of(scenario, objective)
    results = [result for result in found.results if result is not None]
    order = {name: place for place, name in enumerate(words.names)}
    answers = [replace(w, sentence=sentence(w, words)) for w in results if isinstance(w, Why)]
    return Explanation(
        status=best.status,
        objective=objective,
        answers=tuple(sorted(answers, key=lambda why: order[why.intervention])),
        values=tuple(result for result in results if isinstance(result, MarginalValue)),
        prices=tuple(result for result in results if isinstance(result, Price)),
        missing=tuple(tasks[place].label for place in found.missing),
        was_stopped=found.was_stopped or any(is_unknown(result) for result in results),
        solves=sum(result.solves for result in results),
        unnecessary=sum(result.unnecessary for result in results),
        seconds=seconds,
    )


def is_unknown(result: Found) -> bool:
    """Whether a stop left something of an answer undecided."""
    return result.status == "unknown" or bool(getattr(result, "unknown", ()))
