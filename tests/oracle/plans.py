"""The courses that one decision can take, and the plan that a choice of courses makes."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.oracle.linear import EXACT, Impossible, Number, Problem
from tests.oracle.reading import Decision, Reading, ids

NEVER = 10**6


@dataclass(frozen=True)
class Course:
    """What is chosen for one decision before anything is computed.

    A whole decision: all its starts and keeps. A continuous one: the years in which it operates
    at all (where min_scale matters), the year from which others may rely on it, whether it is
    started; its starts and keeps are None, to be found by linear programming.
    """

    starts: tuple[float, ...] | None
    keeps: tuple[float, ...] | None
    is_on: tuple[bool, ...] | None
    met_from: int
    is_started: bool


def courses(decision: Decision, reading: Reading) -> list[Course]:
    """Every course that the decision's own rows allow."""
    if decision.is_whole:
        return list(_whole_courses(decision, reading.years))
    return list(_continuous_courses(decision, reading))


def _allowed_starts(decision: Decision, year: int) -> list[int]:
    if year in decision.fixed:
        return [int(decision.fixed[year][0])]
    outside = not decision.first_year <= year <= decision.last_year
    if outside or decision.lock == "out":
        return [0]
    return list(range(int(decision.max_scale) + 1))


def _allowed_keeps(decision: Decision, year: int, before: float) -> list[float]:
    if year in decision.fixed:
        fixed = decision.fixed[year][1]
        candidates = [before if fixed is None else fixed]
    elif decision.may_end and decision.lock != "in":
        candidates = [float(level) for level in range(int(before) + 1)]
    else:
        candidates = [decision.initial_scale]
    return [level for level in candidates if level <= before + EXACT]


def _whole_courses(decision: Decision, years: list[int]) -> Iterator[Course]:
    partial: list[tuple[tuple[float, ...], tuple[float, ...]]] = [((), ())]
    for year in years:
        longer = []
        for starts, keeps in partial:
            before = keeps[-1] if keeps else decision.initial_scale
            for keep in _allowed_keeps(decision, year, before):
                for start in _allowed_starts(decision, year):
                    option = ((*starts, float(start)), (*keeps, keep))
                    if _scale_fits(decision, years, option):
                        longer.append(option)
        partial = longer
    for starts, keeps in partial:
        if decision.lock != "in" or scale_before(decision, years) + sum(starts) >= (
            decision.lock_threshold - EXACT
        ):
            met_from = _met_from(decision, dict(zip(years, starts, strict=True)))
            yield Course(starts, keeps, None, met_from, sum(starts) > 0)


def _scale_fits(
    decision: Decision,
    years: list[int],
    option: tuple[tuple[float, ...], tuple[float, ...]],
) -> bool:
    starts, keeps = option
    last = len(starts) - 1
    scale = keeps[last]
    for year, start in [*zip(years, starts, strict=False), *decision.past.items()]:
        if decision.operating(years[last], year):
            scale += start
    return scale == 0 or decision.min_scale <= scale <= decision.max_scale


def _met_from(decision: Decision, starts: dict[int, float]) -> int:
    """The first year by whose end the threshold is reached; long ago counts as year 0."""
    reached = decision.initial_scale
    if reached >= decision.threshold - EXACT:
        return 0
    for year, start in sorted([*decision.past.items(), *starts.items()]):
        reached += start
        if reached >= decision.threshold - EXACT:
            return year
    return NEVER


def scale_before(decision: Decision, years: list[int]) -> float:
    """The initial scale: what operates in the year before the first."""
    before = years[0] - 1
    return decision.initial_scale + sum(
        start for year, start in decision.past.items() if decision.operating(before, year)
    )


def mature_before(decision: Decision, years: list[int]) -> float:
    """The initial mature scale: what acts in the year before the first."""
    before = years[0] - 1
    return decision.initial_scale + sum(
        start for year, start in decision.past.items() if decision.acting(before, year)
    )


def _continuous_courses(decision: Decision, reading: Reading) -> Iterator[Course]:
    relied_on, counted = _roles(decision, reading)
    can_start = decision.lock != "out" and any(
        decision.first_year <= year <= decision.last_year for year in reading.years
    )
    can_start = can_start or any(start > 0 for start, _ in decision.fixed.values())
    started = [True, False] if counted and can_start else [can_start]
    since = _met_from(decision, {})
    met = [since]
    if relied_on and can_start and since == NEVER:
        window = [y for y in reading.years if decision.first_year <= y <= decision.last_year]
        met = [*window, NEVER]
    for is_started, met_from, is_on in itertools.product(started, met, _on(decision, reading)):
        if is_started or met_from == since:
            yield Course(None, None, is_on, met_from, is_started)


def _on(decision: Decision, reading: Reading) -> list[tuple[bool, ...] | None]:
    if decision.min_scale <= 0:
        return [None]
    patterns = []
    for pattern in itertools.product([False, True], repeat=len(reading.years)):
        falls = any(early and not late for early, late in itertools.pairwise(pattern))
        ends = decision.may_end or decision.duration < float("inf")
        runs_on = decision.initial_scale > 0 and not decision.may_end and not pattern[0]
        if (ends or not falls) and not runs_on:
            patterns.append(pattern)
    return list(patterns)


def _roles(decision: Decision, reading: Reading) -> tuple[bool, bool]:
    """Whether a rule relies on the decision, and whether one counts its being started."""
    name = decision.intervention
    relied_on = any(row["requires"] == name for row in reading.rows("conditions"))
    counted = False
    for row in reading.rows("logic"):
        if row["kind"] in ("requires", "requires_any"):
            relied_on |= name in ids(row["other"])
        elif name in ids(row["interventions"]):
            relied_on |= row["kind"] != "at_most"
            counted |= row["kind"] in ("at_most", "exactly")
    return relied_on, counted


@dataclass
class Plan:
    """The starts and keeps of every decision, as numbers or as quantities to be found."""

    reading: Reading
    problem: Problem
    course: dict[tuple[str, str], Course]
    starts: dict[tuple[str, str], dict[int, Number]] = field(default_factory=dict)
    keeps: dict[tuple[str, str], dict[int, Number]] = field(default_factory=dict)

    def scale(self, decision: Decision, year: int) -> Number:
        """What operates in `year`."""
        return self.keeps[decision.place][year] + sum(
            start for begun, start in self.all_starts(decision) if decision.operating(year, begun)
        )

    def mature(self, decision: Decision, year: int) -> Number:
        """What operates in `year` and has begun to act."""
        return self.keeps[decision.place][year] + sum(
            start for begun, start in self.all_starts(decision) if decision.acting(year, begun)
        )

    def all_starts(self, decision: Decision) -> list[tuple[int, Number]]:
        """Past and new starts with their years."""
        return [*decision.past.items(), *self.starts[decision.place].items()]

    def total(self, decision: Decision) -> Number:
        """All new starts."""
        return sum(self.starts[decision.place].values())

    def met(self, place: tuple[str, str], year: int) -> bool:
        """Whether others may rely on it in `year`; never where it is not decided."""
        return place in self.course and self.course[place].met_from <= year

    def is_started(self, place: tuple[str, str]) -> bool:
        return place in self.course and self.course[place].is_started


def lay_out(plan: Plan, forbidden: set[tuple[tuple[str, str], int]]) -> None:
    """Write down starts and keeps; `forbidden` are the starts whose prerequisites are not met."""
    for decision in plan.reading.decisions.values():
        course = plan.course[decision.place]
        if course.starts is None or course.keeps is None:
            _lay_out_continuous(plan, decision, course, forbidden)
            continue
        years = plan.reading.years
        plan.starts[decision.place] = dict(zip(years, course.starts, strict=True))
        plan.keeps[decision.place] = dict(zip(years, course.keeps, strict=True))
        for year, start in plan.starts[decision.place].items():
            if start > 0 and (decision.place, year) in forbidden:
                raise Impossible(f"{decision.place} starts in {year} without its prerequisite")


def _lay_out_continuous(
    plan: Plan,
    decision: Decision,
    course: Course,
    forbidden: set[tuple[tuple[str, str], int]],
) -> None:
    place, problem, years = decision.place, plan.problem, plan.reading.years
    starts: dict[int, Number] = {}
    for year in years:
        open_year = decision.first_year <= year <= decision.last_year and decision.lock != "out"
        upper = decision.max_scale if open_year else 0.0
        lower = 0.0
        if year in decision.fixed:
            lower = upper = decision.fixed[year][0]
        if not course.is_started or (place, year) in forbidden:
            upper = 0.0
        starts[year] = problem.variable(("start", *place, year), lower, upper)
    plan.starts[place] = starts
    plan.keeps[place] = _continuous_keeps(plan, decision)
    for number, year in enumerate(years):
        scale = plan.scale(decision, year)
        if course.is_on is None:
            problem.require(scale, 0.0, decision.max_scale)
        elif course.is_on[number]:
            problem.require(scale, decision.min_scale, decision.max_scale)
        else:
            problem.require(scale, 0.0, 0.0)
    if decision.lock == "in":
        done = plan.total(decision) + scale_before(decision, years)
        problem.require(done, decision.lock_threshold)
    _hold_met(plan, decision, course)


def _hold_met(plan: Plan, decision: Decision, course: Course) -> None:
    if course.met_from in plan.reading.years:
        reached = decision.initial_scale + sum(
            start for year, start in plan.all_starts(decision) if year <= course.met_from
        )
        plan.problem.require(reached, decision.threshold)


def _continuous_keeps(plan: Plan, decision: Decision) -> dict[int, Number]:
    keeps: dict[int, Number] = {}
    before: Number = decision.initial_scale
    for year in plan.reading.years:
        free = decision.may_end and decision.lock != "in" and decision.initial_scale > 0
        keep: Number = decision.initial_scale
        if year in decision.fixed:
            fixed = decision.fixed[year][1]
            keep = before if fixed is None else fixed
        elif free:
            name = ("keep", *decision.place, year)
            keep = plan.problem.variable(name, 0.0, decision.initial_scale)
        plan.problem.require(before - keep, 0.0)
        keeps[year] = before = keep
    return keeps
