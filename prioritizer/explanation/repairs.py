"""The cheapest repairs of an infeasible scenario, each proven by solving it repaired.

The elastic program finds the changes of least total weight (docs/diagnosis.md, What a change
counts for). Other repairs are found by allowing one family alone, and by forbidding the members
that earlier repairs change.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from prioritizer.evaluation.outcome import outcome_of
from prioritizer.explanation.applying import apply_repair
from prioritizer.explanation.conflicts import Judge, Undecided
from prioritizer.explanation.members import Entry, Found, Lever, Member
from prioritizer.explanation.repair_words import repair_sentence
from prioritizer.explanation.results import Change, Repair
from prioritizer.explanation.statements import Statements
from prioritizer.language import say
from prioritizer.program import Criterion
from prioritizer.resolving import Change as BoundChange
from prioritizer.scenario import Scenario, ScenarioError
from prioritizer.solving import plan_of, solve

UNMOVED = 1e-7
"""A lever moved by less, relative to how far it goes or absolute below 1, is not moved."""

DIGITS = (9, 6, 4, 3)
"""Significant digits of a new number: to the nearest first; then, where rounding made the repair
miss, to the generous side, with fewer and fewer."""


MOST_SPARED = 8
"""Members beyond which a repair is not searched for one that it can spare: that takes a solve for
each."""

EQUAL = 1e-7
"""Relative difference of two total changes that is rounding."""


@dataclass(frozen=True, eq=False)
class Candidate:
    """Levers that a solution of the elastic program moves.

    Attributes:
        moved: members and levers.
        found: the solution.
        weight: the total change, in money.
    """

    moved: tuple[tuple[Member, Lever], ...]
    found: Found
    weight: float

    @property
    def names(self) -> frozenset[str]:
        """Names of the members that are changed."""
        return frozenset(member.name for member, _ in self.moved)

    def changes(self, attempt: int) -> tuple[Change, ...]:
        """What to write, generous by the attempt."""
        return tuple(
            Change(
                member.name,
                member.family,
                lever.before,
                tidy(lever.settle(self.found), lever, attempt),
                lever.unit,
                lever.cells,
            )
            for member, lever in self.moved
        )


def tidy(entry: Entry, lever: Lever, attempt: int) -> Entry:
    """A number without digits that say nothing; others as they are."""
    if not isinstance(entry, float) or entry == 0:
        return entry
    digits = DIGITS[attempt] - 1 - math.floor(math.log10(abs(entry)))
    if attempt == 0 or lever.direction == 0:
        return round(entry, digits)
    step = math.ceil if lever.direction > 0 else math.floor
    return float(round(step(entry * 10.0**digits) / 10.0**digits, max(digits, 0)))


def cheapest(
    found: Statements, judge: Judge, may_change: Callable[[Member], bool]
) -> Candidate | None:
    """The least change of the members that may be changed; None where no change is enough.

    Raises:
        Undecided: the solver stopped or failed.
    """
    offered = [(m, lever) for m in found.members if may_change(m) for lever in m.levers]
    if not offered:
        return None
    columns = np.concatenate([lever.columns for _, lever in offered])
    upper = np.concatenate([lever.upper for _, lever in offered])
    cost = np.zeros(len(found.program.lower))
    for _, lever in offered:
        cost[lever.columns] = lever.weight
    worth = found.draft.valuation.reference
    criterion = Criterion("total_change", "min", cost, 0.0, worth)
    x = judge.solve(BoundChange.of_columns(columns, np.zeros(len(columns)), upper), criterion)
    if x is None:
        return None
    moved = tuple((m, lever) for m, lever in offered if is_moved(x, lever))
    return Candidate(moved, solution(found, x), criterion.value(x))


def leanest(
    found: Statements, judge: Judge, may_change: Callable[[Member], bool]
) -> Candidate | None:
    """Of the least changes one from which no member can be spared: see ``cheapest``."""
    best = cheapest(found, judge, may_change)
    if best is None or not 1 < len(best.moved) <= MOST_SPARED:
        return best
    needed: frozenset[str] = frozenset()
    while spared := sorted(best.names - needed):
        without = cheapest(found, judge, partial(is_one_of, best.names - {spared[0]}))
        if without is None or without.weight > best.weight + EQUAL * max(1.0, best.weight):
            needed |= {spared[0]}
        else:
            best = without
    return best


def is_moved(x: np.ndarray, lever: Lever) -> bool:
    """Whether a solution moves a lever."""
    return bool((x[lever.columns] > UNMOVED * np.maximum(1.0, lever.upper * 1e-3)).any())


def solution(found: Statements, x: np.ndarray) -> Found:
    """A solution with what its plan does."""
    parameters = found.draft.loose.parameters
    base = found.draft.builder.base
    plan = plan_of(parameters, base, x[: len(base.lower)])
    return Found(x, outcome_of(parameters, plan))


LAST_RESORT = frozenset({"max_scale"})
"""Families that are changed only where nothing else helps: limits of what can be built at all."""


def candidates(
    found: Statements, judge: Judge, conflicts: Sequence[Sequence[Member]]
) -> Iterator[Candidate]:
    """The cheapest repair; the cheapest of each family alone; then repairs of other members."""
    first = leanest(found, judge, is_usual) or leanest(found, judge, lambda member: True)
    if first is None:
        return
    yield first
    families = dict.fromkeys(m.family for m in (conflicts[0] if conflicts else ()) if m.levers)
    for family in families:
        alone = leanest(found, judge, partial(is_of_family, family))
        if alone is not None:
            yield alone
    changed = first.names
    while other := leanest(found, judge, partial(is_none_of, changed)):
        yield other
        changed |= other.names


def is_usual(member: Member) -> bool:
    """Whether a member is changed before the last resort."""
    return member.family not in LAST_RESORT


def is_of_family(family: str, member: Member) -> bool:
    """Whether a member is of a family."""
    return member.family == family


def is_one_of(names: frozenset[str], member: Member) -> bool:
    """Whether a member is called by one of the names."""
    return member.name in names


def is_none_of(names: frozenset[str], member: Member) -> bool:
    """Whether a member is called otherwise, and is changed before the last resort."""
    return is_usual(member) and member.name not in names


def repairs_of(
    found: Statements,
    judge: Judge,
    conflicts: Sequence[Sequence[Member]],
    limit: int,
    *,
    engine: str = "highs",
) -> tuple[tuple[Repair, ...], str]:
    """Up to ``limit`` proven repairs, the cheapest first, and what could not be found out."""
    proven: dict[frozenset[str], Repair] = {}
    seen: set[frozenset[str]] = set()
    message = ""
    try:
        for candidate in candidates(found, judge, conflicts):
            if len(proven) >= limit:
                break
            if candidate.names in seen:
                continue
            seen.add(candidate.names)
            repair = proven_repair(found, judge, candidate, engine)
            if repair is not None:
                proven[candidate.names] = repair
    except Undecided as stop:
        message = say("There may be more repairs: {stop}.", stop=stop)
    ordered = sorted(proven.values(), key=lambda repair: repair.weight)
    return tuple(ordered), message


def proven_repair(
    found: Statements, judge: Judge, candidate: Candidate, engine: str
) -> Repair | None:
    """The repair of a candidate, with numbers at which a solve from scratch finds a plan.

    None where none does: what the tables derive from a changed number can contradict the rest.

    Raises:
        Undecided: the solver stopped before it found a plan.
    """
    for attempt in range(len(DIGITS)):
        changes = candidate.changes(attempt)
        repair = Repair(changes, repair_sentence(changes), None, candidate.weight)
        answer = solved(found.scenario, judge, repair, engine)
        if isinstance(answer, float):
            return replace(repair, objective=answer)
    return None


def solved(scenario: Scenario, judge: Judge, repair: Repair, engine: str) -> float | None:
    """The objective of the repaired scenario, None where it has no plan or is invalid."""
    if judge.deadline.has_passed():
        raise Undecided(say("the time limit is reached"))
    try:
        repaired = apply_repair(scenario, repair)
    except ScenarioError:
        return None
    limit = judge.deadline.left()
    answer = solve(
        repaired,
        engine=engine,
        time_limit=limit,
        threads=1,
        tie_break=False,
        should_stop=judge.should_stop,
    )
    if answer.status == "infeasible":
        return None
    if answer.objective is None:
        raise Undecided(say("the solver stopped before it found a plan of a repaired scenario"))
    return answer.objective
