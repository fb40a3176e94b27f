"""Irreducible conflicts: statements that cannot hold together, though any one fewer can.

Where the relaxation of the program has no solution either, a certificate of that (the duals of
the least total amount by which members must give way) narrows the search to a few members.
What is then found by dividing the members in halves (U. Junker, QuickXplain, AAAI 2004) is checked
once more, member by member, by solving the program itself: whole decisions can conflict where
their relaxation does not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from prioritizer.engines import Options, Outcome, Status
from prioritizer.explanation.members import Member, setting_aside
from prioritizer.language import say
from prioritizer.program import Criterion, LinearProgram
from prioritizer.resolving import Change, Resolver
from prioritizer.stages import Deadline

CERTAIN = 1e-7
"""A multiplier below this, of members that give way by one unit, is rounding."""


class Undecided(RuntimeError):
    """The solver stopped or failed before it was known whether there is a plan."""


@dataclass(eq=False)
class Judge:
    """Says which members can hold together, by solving; remembers what it has solved.

    Attributes:
        program: elastic.
        members: all of them.
        engine: that solves.
        deadline: of all solves together.
        should_stop: asked from time to time.
        known: what was solved: whether the members with these ids can hold.
        solves: how often a solver was asked.
        was_interrupted: by Ctrl-C; nothing more is solved.
    """

    program: LinearProgram
    members: tuple[Member, ...]
    engine: str = "highs"
    deadline: Deadline = field(default_factory=lambda: Deadline(None))
    should_stop: Callable[[], bool] | None = None
    known: dict[frozenset[int], bool] = field(default_factory=dict)
    solves: int = 0
    was_interrupted: bool = False
    _sessions: dict[bool, Resolver] = field(default_factory=dict)

    def can_hold(self, kept: Sequence[Member]) -> bool:
        """Whether these members can hold together where no other does.

        Where the relaxation says that they cannot, the program need not be asked.

        Raises:
            Undecided: the solver stopped or failed.
        """
        key = frozenset(map(id, kept))
        if key not in self.known:
            change, any_plan = self._aside(key), nothing(self.program)
            relaxed = self._solve(change, any_plan, relaxed=True)
            self.known[key] = (
                relaxed.status is not Status.INFEASIBLE and self._solved(change, any_plan).has_plan
            )
        return self.known[key]

    def suspects(self, kept: Sequence[Member]) -> tuple[Member, ...]:
        """Members of which the relaxation proves that they cannot hold together.

        All of ``kept`` where the relaxation has a solution, or no duals.
        """
        columns = np.concatenate([np.empty(0, dtype=np.int64), *(m.columns for m in kept)])
        cost = np.zeros(len(self.program.lower))
        cost[columns] = 1.0
        giving_way = Criterion("giving_way", "min", cost, 0.0, 1.0)
        outcome = self._solve(setting_aside(self.members), giving_way, relaxed=True)
        if outcome.status is not Status.OPTIMAL or outcome.duals is None:
            return tuple(kept)
        pull = np.abs(self.program.matrix.T @ outcome.duals)
        found = tuple(m for m in kept if (pull[m.columns] > CERTAIN).any())
        return found or tuple(kept)

    def solve(self, change: Change, criterion: Criterion) -> np.ndarray | None:
        """The best solution under a change of the elastic program, proven; None: there is none.

        Raises:
            Undecided: the solver stopped or failed.
        """
        outcome = self._solved(change, criterion)
        if outcome.has_plan and outcome.status is not Status.OPTIMAL:
            raise Undecided(outcome.message or say("the solver stopped before it was sure"))
        return outcome.x

    def close(self) -> None:
        """Give the solver's memory back."""
        for session in self._sessions.values():
            session.close()
        self._sessions.clear()

    def _aside(self, kept: frozenset[int]) -> Change:
        return setting_aside([m for m in self.members if id(m) not in kept])

    def _solved(self, change: Change, criterion: Criterion) -> Outcome:
        outcome = self._solve(change, criterion)
        if outcome.has_plan or outcome.status is Status.INFEASIBLE:
            return outcome
        raise Undecided(
            outcome.message or say("the solver ended as {status}", status=outcome.status)
        )

    def _solve(self, change: Change, criterion: Criterion, *, relaxed: bool = False) -> Outcome:
        if self.was_interrupted:
            raise Undecided(say("it was interrupted"))
        if self.deadline.has_passed():
            raise Undecided(say("the time limit is reached"))
        if relaxed not in self._sessions:
            options = Options(threads=1, should_stop=self.should_stop)
            self._sessions[relaxed] = Resolver(
                self.program, engine=self.engine, options=options, relaxed=relaxed
            )
        self.solves += 1
        outcome = self._sessions[relaxed].solve(
            change, criterion=criterion, time_limit=self.deadline.left()
        )
        self.was_interrupted = outcome.was_interrupted
        return outcome


def nothing(program: LinearProgram) -> Criterion:
    """A criterion by which any plan will do."""
    return Criterion("any_plan", "min", np.zeros(len(program.lower)), 0.0, 1.0)


def irreducible_conflict(
    program: LinearProgram,
    members: Sequence[Member],
    keep: Sequence[Member] = (),
    *,
    engine: str = "highs",
    time_limit: float | None = None,
) -> tuple[Member, ...]:
    """Members that cannot hold together with ``keep``, while any one fewer of them can.

    Args:
        program: elastic, as of ``prioritizer.explanation.statements``.
        members: to find the conflict among; one that is in neither list is set aside.
        keep: members that hold in any case.
        engine: that solves.
        time_limit: seconds for the whole search.

    Returns:
        The members, in the given order; empty where ``keep`` cannot hold by itself.

    Raises:
        ValueError: all can hold together.
        Undecided: the solver stopped before the conflict was proven.
    """
    both = (*keep, *members)
    judge = Judge(program, both, engine, Deadline(time_limit))
    try:
        return conflict_among(judge, members, keep)
    finally:
        judge.close()


def conflict_among(
    judge: Judge, members: Sequence[Member], keep: Sequence[Member] = ()
) -> tuple[Member, ...]:
    """See ``irreducible_conflict``."""
    if judge.can_hold([*keep, *members]):
        raise ValueError(say("the members do not conflict: there is a plan that keeps them all"))
    suspected = set(map(id, judge.suspects([*keep, *members])))
    narrowed = [member for member in members if id(member) in suspected]
    if judge.can_hold([*keep, *narrowed]):
        narrowed = list(members)
    found = set(map(id, _divided(judge, list(keep), narrowed, has_grown=False)))
    conflict = tuple(member for member in members if id(member) in found)
    require_irreducible(judge, conflict, keep)
    return conflict


def _divided(
    judge: Judge, background: list[Member], members: list[Member], *, has_grown: bool
) -> list[Member]:
    """The members of a smallest-by-order conflict, by halves; QuickXplain."""
    if (has_grown or len(members) == 0) and not judge.can_hold(background):
        return []
    if len(members) <= 1:
        if members and not judge.can_hold(background):
            return []
        return members
    middle = len(members) // 2
    first, second = members[:middle], members[middle:]
    of_second = _divided(judge, [*background, *first], second, has_grown=bool(first))
    of_first = _divided(judge, [*background, *of_second], first, has_grown=bool(of_second))
    return [*of_first, *of_second]


def require_irreducible(judge: Judge, conflict: Sequence[Member], keep: Sequence[Member]) -> None:
    """Solve again: the conflict has no plan, and has one as soon as any member is dropped."""
    if judge.can_hold([*keep, *conflict]):
        raise Undecided(say("the solver contradicts itself: a conflict that it proved has a plan"))
    for left_out in conflict:
        rest = [member for member in conflict if member is not left_out]
        if not judge.can_hold([*keep, *rest]):
            raise Undecided(say("the solver contradicts itself: a conflict can still be reduced"))


def disjoint_conflicts(judge: Judge, limit: int) -> tuple[tuple[Member, ...], ...]:
    """Irreducible conflicts that share no member, until the rest has a plan or limit is reached.

    One empty conflict where there is no plan even without any member.
    """
    found: list[tuple[Member, ...]] = []
    rest = list(judge.members)
    while len(found) < limit and not judge.can_hold(rest):
        conflict = conflict_among(judge, rest)
        found.append(conflict)
        if not conflict:
            break
        chosen = set(map(id, conflict))
        rest = [member for member in rest if id(member) not in chosen]
    return tuple(found)
