"""The best plan of a tiny scenario, found by looking at every one."""

from __future__ import annotations

import contextlib
import itertools
import math
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.oracle import effects, logic, money, objectives, politics
from tests.oracle.linear import Impossible, Linear, Number, Problem
from tests.oracle.objectives import Criterion
from tests.oracle.plans import Course, Plan, courses, lay_out
from tests.oracle.reading import Reading, read

MOST_PLANS = 256
# Two plans are equally good within this (relative, absolute below 1); tables are small
# quarters, so that unequal ones differ by much more.
EQUAL = 1e-8


class TooManyPlans(ValueError):
    """The scenario has more whole-number plans than the oracle is willing to look at."""


@dataclass(frozen=True)
class Optimum:
    """What the best plan is worth.

    `objectives` are the best values of each criterion in order, `floors` the least that an
    objective_tolerance leaves of them (the most, for min_cost). `spent` is drawn from the
    funders in their order. `ties` counts the whole-number plans that are equally good.
    """

    status: str
    objective: float | None = None
    objectives: dict[str, float] = field(default_factory=dict)
    floors: dict[str, float] = field(default_factory=dict)
    total_cost: float | None = None
    total_started: float | None = None
    spent: dict[str, float] = field(default_factory=dict)
    starts: dict[tuple[str, str, int], float] = field(default_factory=dict)
    ties: int = 0

    @property
    def first(self) -> str:
        """The name of the first criterion."""
        return next(iter(self.objectives))


@dataclass
class Candidate:
    """A whole-number plan, with what is left to be found and what it is worth."""

    problem: Problem
    criteria: list[Criterion]
    cost: Number
    total: Number
    spent: dict[str, Number]
    plan: Plan
    first: tuple[float, dict[Hashable, float]] | None = None


def count_plans(scenario: Any) -> int:
    """How many whole-number plans there are to look at, before logic and money."""
    reading = read(scenario)
    return math.prod(len(courses(d, reading)) for d in reading.decisions.values())


def optimum(scenario: Any, most: int = MOST_PLANS) -> Optimum:
    """The best plan: best criteria in order, then least cost, then least sum of totals.

    Raises TooManyPlans where there are more than `most` whole-number plans.
    """
    reading = read(scenario)
    options = [courses(decision, reading) for decision in reading.decisions.values()]
    if math.prod(len(option) for option in options) > most:
        raise TooManyPlans(f"{math.prod(len(option) for option in options)} plans, {most} at most")
    tolerance = float([*scenario.settings.objective_tolerance, 0.0][0])
    candidates: list[Candidate] = []
    best, least = -math.inf, -math.inf
    for chosen in itertools.product(*options):
        course = dict(zip(reading.decisions, chosen, strict=True))
        for candidate in _branches(reading, course, least):
            candidate.first = candidate.problem.best(candidate.criteria[0].worth)
            if candidate.first is not None and candidate.first[0] >= least:
                candidates.append(candidate)
                best = max(best, candidate.first[0])
                least = _floor(best, tolerance)
    return _best(candidates) if candidates else Optimum("infeasible")


def _branches(
    reading: Reading, course: dict[tuple[str, str], Course], least: float
) -> Iterator[Candidate]:
    """The plan of these courses, once for every choice that writing it down asks for.

    Those left out are impossible, or plainly worth less than `least`.
    """
    taken: list[int] = []
    while True:
        sizes: list[int] = []

        def choose(name: Hashable, options: list[Any], sizes: list[int] = sizes) -> Any:
            if len(sizes) == len(taken):
                taken.append(0)
            sizes.append(len(options))
            return options[taken[len(sizes) - 1]]

        with contextlib.suppress(Impossible):
            yield _write_down(reading, course, _remembering(choose), least)
        del taken[len(sizes) :]
        while taken and taken[-1] + 1 == sizes[len(taken) - 1]:
            taken.pop()
        if not taken:
            return
        taken[-1] += 1


def _remembering(choose: effects.Choose) -> effects.Choose:
    """One answer per name, however often it is asked for."""
    answers: dict[Hashable, Any] = {}

    def remembered(name: Hashable, options: list[Any]) -> Any:
        if name not in answers:
            answers[name] = choose(name, options)
        return answers[name]

    return remembered


def _write_down(
    reading: Reading,
    course: dict[tuple[str, str], Course],
    choose: effects.Choose,
    least: float,
) -> Candidate:
    plan = Plan(reading, Problem(), course)
    logic.hold_counts(plan)
    lay_out(plan, logic.forbidden_starts(plan))
    _hold_capacity(plan)
    politics.hold_politics(plan, choose)
    indicators = effects.measure(plan, choose)
    objectives.hold_requirements(plan, indicators)
    criteria = objectives.criteria(plan, indicators, choose)
    money.hold_tail(plan)
    if not isinstance(criteria[0].worth, Linear) and criteria[0].worth < least:
        raise Impossible("another plan is better")
    paid = money.payments(plan)
    money.hold_spending_rules(plan, paid)
    total = sum(plan.total(decision) for decision in reading.decisions.values())
    spent = {
        funder: sum(p.amount for p in paid if p.funder == funder)
        for funder in money.draw_order(plan)
    }
    return Candidate(plan.problem, criteria, money.total_cost(plan), total, spent, plan)


def _hold_capacity(plan: Plan) -> None:
    by_year = {(r["resource"], r["year"]): r["available"] for r in plan.reading.rows("resources")}
    every_year = {name: a for (name, year), a in by_year.items() if math.isnan(year)}
    for resource in {name for name, _ in by_year}:
        uses = [u for u in plan.reading.rows("resource_use") if u["resource"] == resource]
        for year in plan.reading.years:
            used: Number = 0.0
            for use in uses:
                for decision in plan.reading.decisions.values():
                    if decision.intervention != use["intervention"]:
                        continue
                    # What supplies a capacity supplies it once it acts.
                    supplies = use["running_use"] < 0
                    running = plan.mature if supplies else plan.scale
                    start = plan.starts[decision.place][year]
                    used = used + decision.size * (
                        use["start_use"] * start + use["running_use"] * running(decision, year)
                    )
            available = by_year.get((resource, year), every_year.get(resource, 0.0))
            plan.problem.require(used, upper=available)


def _floor(best: float, tolerance: float) -> float:
    return best - tolerance * abs(best) - EQUAL * max(1.0, abs(best))


def _best(candidates: list[Candidate]) -> Optimum:
    """Go through the criteria in order and keep the plans that are best in all so far."""
    held: dict[int, list[tuple[Number, float, float]]] = {id(c): [] for c in candidates}
    values, floors = {}, {}
    stages = [(c.name, c.tolerance) for c in candidates[0].criteria]
    stages += [("cost", 0.0), ("total", 0.0), *((f, 0.0) for f in candidates[0].spent)]
    places: dict[Hashable, float] = {}
    for number, (name, tolerance) in enumerate(stages):
        worth = {id(c): _worth(c, number, name) for c in candidates}
        found = {id(c): _best_of(c, number, worth[id(c)], held[id(c)]) for c in candidates}
        best = max(answer[0] for answer in found.values() if answer is not None)
        lowest = _floor(best, tolerance)
        candidates = [
            c for c in candidates if (answer := found[id(c)]) is not None and answer[0] >= lowest
        ]
        for c in candidates:
            held[id(c)].append((worth[id(c)], lowest + 0.9 * EQUAL * max(1.0, abs(best)), math.inf))
        places = found[id(candidates[0])][1]
        values[name] = best
        floors[name] = best - tolerance * abs(best)
    return _report(candidates, values, floors, places)


def _best_of(
    candidate: Candidate, number: int, worth: Number, held: list[tuple[Number, float, float]]
) -> tuple[float, dict[Hashable, float]] | None:
    return candidate.first if number == 0 else candidate.problem.best(worth, held)


def _worth(candidate: Candidate, number: int, name: str) -> Number:
    if number < len(candidate.criteria):
        return candidate.criteria[number].worth
    if name == "cost":
        return -1.0 * candidate.cost
    if name == "total":
        return -1.0 * candidate.total
    return candidate.spent[name]


def _report(
    candidates: list[Candidate],
    values: dict[str, float],
    floors: dict[str, float],
    places: dict[Hashable, float],
) -> Optimum:
    plan = candidates[0].plan
    names = [criterion.name for criterion in candidates[0].criteria]
    sign = {name: -1.0 if name == "min_cost" else 1.0 for name in names}
    return Optimum(
        status="optimal",
        objective=sign[names[0]] * values[names[0]],
        objectives={name: sign[name] * values[name] for name in names},
        floors={name: sign[name] * floors[name] for name in names},
        total_cost=-values["cost"],
        total_started=-values["total"],
        spent={funder: values[funder] for funder in candidates[0].spent},
        starts={
            (*place, year): _value(start, places)
            for place, starts in plan.starts.items()
            for year, start in starts.items()
        },
        ties=len(candidates),
    )


def _value(number: Number, places: dict[Hashable, float]) -> float:
    if isinstance(number, Linear):
        return number.constant + sum(w * places.get(n, 0.0) for n, w in number.terms.items())
    return float(number)
