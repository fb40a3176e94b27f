"""From a scenario to a verified answer: compile, optimise in stages, judge, report."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from prioritizer.allocation import Allocation, ObjectiveValue
from prioritizer.compilation import compile as compile_scenario
from prioritizer.engines import engine_named
from prioritizer.engines.outcome import (
    Engine,
    FloatArray,
    IntArray,
    Options,
    Outcome,
    Progress,
    Status,
)
from prioritizer.evaluation import Evaluation, Money, Plan, judge
from prioritizer.language import say
from prioritizer.parameters import Parameters, resolve
from prioritizer.parameters.money import ECONOMIC
from prioritizer.program import Criterion, Index, LinearProgram
from prioritizer.program.labels import joined_names
from prioritizer.scenario import Scenario
from prioritizer.stages import Course, Deadline, draw_money, run_stages

NOISE = 1e-9
"""A scale below this, relative to the greatest scale, is a solver's rounding of 0."""

AGREEMENT = 1e-6
"""Relative difference between the solver's and the evaluator's criterion that may be rounding:
the tolerance to which solvers keep rows."""


class VerificationError(RuntimeError):
    """The plan that a solver returned breaks a rule, or is worth something else than it claims."""


@dataclass(frozen=True)
class Request:
    """How a scenario is to be solved (docs/data.md, Command line)."""

    engine: str = "highs"
    solver: str | None = None
    gap: float = 0.0
    time_limit: float | None = None
    threads: int | None = None
    tie_break: bool = True
    on_progress: Callable[[Progress], None] | None = None
    should_stop: Callable[[], bool] | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.gap < np.inf:
            raise ValueError(
                say("gap {gap}: give a share of the objective, 0 or more", gap=self.gap)
            )
        if self.time_limit is not None and not self.time_limit > 0:
            raise ValueError(
                say(
                    "time_limit {time_limit}: give seconds above 0, or None",
                    time_limit=self.time_limit,
                )
            )
        if self.threads is not None and self.threads < 1:
            raise ValueError(
                say("threads {threads}: give a whole number from 1, or None", threads=self.threads)
            )

    def options(self) -> Options:
        """The part that concerns one solve."""
        return Options(
            solver=self.solver,
            gap=self.gap,
            time_limit=self.time_limit,
            threads=self.threads,
            on_progress=self.on_progress,
            should_stop=self.should_stop,
        )


def solve(
    scenario: Scenario,
    *,
    engine: str = "highs",
    solver: str | None = None,
    gap: float = 0.0,
    time_limit: float | None = None,
    threads: int | None = None,
    tie_break: bool = True,
    on_progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Allocation:
    """Find the best plan of a scenario, with proof.

    Args:
        scenario: a valid scenario.
        engine: "highs" (in this process), "pulp" or "pyomo".
        solver: one of the engine's solvers; None for its default.
        gap: relative gap to the proven bound within which a plan counts as optimal.
        time_limit: seconds for all stages together.
        threads: of the solver; None for its own choice.
        tie_break: of equally good plans return the cheapest, and draw its money in draw order.
        on_progress: called from time to time with the state of a long solve.
        should_stop: asked from time to time; True ends the solve with the best plan so far.

    Returns:
        The answer. Infeasible is a status, not an exception.

    Raises:
        ValueError: an option is out of range, or the engine or solver is not known here.
        VerificationError: the plan does not hold when recomputed from the scenario alone.
    """
    request = Request(engine, solver, gap, time_limit, threads, tie_break, on_progress, should_stop)
    started = time.perf_counter()
    program = compile_scenario(scenario)
    chosen = engine_named(engine)
    course = optimise(chosen, program, request, scenario.settings.objective_tolerance)
    return answer(scenario, program, course, chosen.name, gap, started)


def optimise(
    engine: Engine, program: LinearProgram, request: Request, tolerances: tuple[float, ...]
) -> Course:
    """Run all stages of a program."""
    options, deadline = request.options(), Deadline(request.time_limit)
    session = engine.open(program, options)
    try:
        course = run_stages(
            session, program, options, deadline, tolerances=tolerances, tie_break=request.tie_break
        )
    finally:
        session.close()
    if not (request.tie_break and course.is_complete and course.x is not None):
        return course
    x, is_drawn = draw_money(engine, program, course.x, options, deadline)
    return Course(course.stages, x, is_drawn, course.was_interrupted)


def answer(
    scenario: Scenario,
    program: LinearProgram,
    course: Course,
    engine: str,
    gap: float,
    started: float,
) -> Allocation:
    """The answer of a course of stages, its plan verified."""
    first, evaluation = course.first, None
    values: list[float | None] = [None] * len(program.criteria)
    if course.x is not None:
        evaluation = verified(scenario, program, course.x)
        values = [value for _, value in evaluation.objectives]
    best, bound = values[0], first.bound
    if best is not None and bound is not None and is_better(best, bound, program.objective):
        raise VerificationError(
            say(
                "the plan is worth {best!r}, better than the bound {bound!r}",
                best=best,
                bound=bound,
            )
        )
    proven = [stage.outcome.status is Status.OPTIMAL for stage in course.stages]
    proven += [False] * (len(program.criteria) - len(proven))
    names = [criterion.name for criterion in program.criteria]
    return Allocation(
        scenario=scenario,
        status=str(status_of(course)),
        objective=values[0],
        objectives=tuple(
            ObjectiveValue(*entry) for entry in zip(names, values, proven, strict=True)
        ),
        bound=first.bound if course.x is not None else None,
        gap=relative_gap(program.objective, values[0], first),
        engine=engine,
        solver=first.solver,
        seconds=time.perf_counter() - started,
        message=first.message,
        notes=(*program.notes, *(map(str, evaluation.warnings) if evaluation else ())),
        evaluation=evaluation,
        shadow_prices=shadow_prices(program, first),
    )


def status_of(course: Course) -> Status:
    """Status of the whole: never better than what every stage has proven."""
    first = course.first.status
    if first is Status.OPTIMAL and not course.is_complete:
        return Status.FEASIBLE
    return first


def relative_gap(criterion: Criterion, value: float | None, first: Outcome) -> float | None:
    """Distance of the plan from the proven bound, relative to the plan's value.

    A bound that rounding puts on the wrong side of the plan counts as reached.
    """
    if value is None or first.bound is None:
        return None
    distance = first.bound - value if criterion.sense == "max" else value - first.bound
    if distance <= AGREEMENT * NOISE:
        return 0.0
    return distance / abs(value) if value else float("inf")


class ShadowPrices(Mapping[str, float]):
    """Prices by constraint name; the names are written when one is first asked for.

    Made of runs of a family's labels and prices; of two prices of one name the later holds.
    """

    def __init__(self, runs: list[tuple[str, Index, FloatArray]]) -> None:
        self._runs = runs

    @cached_property
    def _by_name(self) -> dict[str, float]:
        names = joined_names([(family, index) for family, index, _ in self._runs])
        prices = np.concatenate([price for _, _, price in self._runs])
        return dict(zip(names, prices.tolist(), strict=True))

    def __getitem__(self, name: str) -> float:
        return self._by_name[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name)

    def __len__(self) -> int:
        return len(self._by_name)


def shadow_prices(program: LinearProgram, first: Outcome) -> ShadowPrices | None:
    """Duals of the first criterion by constraint name; None unless it was an LP, proven.

    A greatest scale is a bound of the program's columns where nothing else needs it as a row; its
    price is then the reduced cost of the scale that is at it.
    """
    if first.duals is None:
        return None
    runs = [(block.name, block.index, first.duals[block.places]) for block in program.rows]
    scale = program.block("scale")
    if scale is not None and first.reduced_costs is not None and first.x is not None:
        at = first.x[scale.places] >= program.upper[scale.places]
        price = np.where(at, first.reduced_costs[scale.places], 0.0)
        runs.insert(0, ("scale_maximum", scale.index, price))
    return ShadowPrices(runs)


def verified(scenario: Scenario, program: LinearProgram, x: FloatArray) -> Evaluation:
    """The plan, recomputed from scenario and decisions alone, and found to hold.

    Raises:
        VerificationError: it breaks a constraint, or a criterion has another value.
    """
    parameters = resolve(scenario)
    evaluation = judge(scenario, plan_of(parameters, program, x))
    if evaluation.violations:
        sentences = "; ".join(v.sentence for v in evaluation.violations[:5])
        raise VerificationError(
            say("the solver's plan breaks the scenario's rules: {sentences}", sentences=sentences)
        )
    for criterion, (name, value) in zip(program.criteria, evaluation.objectives, strict=True):
        claim = criterion.value(x)
        if is_better(claim, value, criterion):
            raise VerificationError(
                say(
                    "the solver's plan is worth {value!r} in {name}, not {claim!r} as it claims",
                    value=value,
                    name=name,
                    claim=claim,
                )
            )
    return evaluation


def is_better(one: float, other: float, criterion: Criterion) -> bool:
    """Whether ``one`` is better than ``other`` by more than rounding.

    A solver may report less than a plan is worth, where nothing asks it for more: a credit that
    no criterion counts yet, a target reached by chance. It must not report more.
    """
    more = one - other if criterion.sense == "max" else other - one
    return more > AGREEMENT * max(1.0, abs(other))


def plan_of(parameters: Parameters, program: LinearProgram, x: FloatArray) -> Plan:
    """The decisions in a solution, free of the solver's rounding."""
    d = parameters.decisions
    start = cleaned(block_values(program, x, "start").reshape(d.window.shape), parameters)
    keep = np.repeat(d.initial_scale[:, None], len(parameters.years), axis=1)
    block = program.block("keep")
    if block is not None and len(block.index):
        where = block.index.codes
        row = decision_places(parameters, where[0], where[1])
        keep[row, where[2]] = x[block.places]
    return Plan(start=start, keep=cleaned(keep, parameters), money=money_of(parameters, program, x))


def cleaned(values: FloatArray, parameters: Parameters) -> FloatArray:
    """Whole where decisions are whole, 0 where there is only noise."""
    d = parameters.decisions
    whole = np.where(d.is_whole[:, None], np.round(values), values)
    noise = NOISE * np.maximum(d.max_scale, 1.0)[:, None]
    return np.where(np.abs(whole) <= noise, 0.0, np.maximum(whole, 0.0))


def decision_places(parameters: Parameters, intervention: IntArray, region: IntArray) -> IntArray:
    """Places of the decisions with these codes of intervention and region."""
    d, count = parameters.decisions, len(parameters.regions) + 1
    key = d.intervention * count + d.region + 1
    order = np.argsort(key)
    found = np.searchsorted(key[order], intervention * count + region + 1)
    return np.asarray(order[found])


def block_values(program: LinearProgram, x: FloatArray, name: str) -> FloatArray:
    """Values of a block of columns."""
    block = program.block(name)
    return x[block.places] if block is not None else np.empty(0)


def money_of(parameters: Parameters, program: LinearProgram, x: FloatArray) -> Money | None:
    """Who pays what; None where money is not attributed to funders."""
    if not parameters.funding.is_limited:
        return None
    block = program.block("money")
    amount = block_values(program, x, "money")
    if block is None or not len(amount):
        nothing = np.empty(0, dtype=np.int64)
        return Money(nothing, nothing, nothing, nothing, np.empty(0))
    funder, intervention, region, year, economic = block.index.codes
    paid = np.flatnonzero(amount > 0)
    decision = decision_places(parameters, intervention[paid], region[paid])
    assert block.index.levels[4] == ECONOMIC
    return Money(funder[paid], decision, year[paid], economic[paid], amount[paid])
