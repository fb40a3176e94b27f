from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from prioritizer.engines import Outcome, Status
from prioritizer.explanation.conflicts import (
    Judge,
    Undecided,
    conflict_among,
    disjoint_conflicts,
    irreducible_conflict,
    require_irreducible,
)
from prioritizer.explanation.statements import Statements, statements
from prioritizer.resolving import Resolver
from prioritizer.stages import Deadline
from tests.explanation.infeasible import CASES, made
from tests.oracle.cases.build import binary, effect, funds, rule, trust


def found_in(name: str) -> Statements:
    return statements(next(case for case in CASES if case.name == name).scenario)


def two_conflicts() -> Statements:
    return statements(
        made(
            "x",
            [binary("a", 4), binary("b", 4, lock="in")],
            "",
            effects=[effect("a", 4), effect("b", 0)],
            indicators=[trust(required=9)],
            spending_rules=rule(max_amount=1, intervention="b"),
            funding=funds(20, 20),
        ).scenario
    )


def test_a_conflict_of_whole_decisions_that_their_relaxation_does_not_show() -> None:
    # Half of a would keep both: only a whole one conflicts.
    found = statements(
        made(
            "x", [binary("a", 4)], "",
            spending_rules=[
                {"rule": "floor", "min_amount": 1}, {"rule": "cap", "max_amount": 3},
            ],
        ).scenario
    )  # fmt: skip
    conflict = irreducible_conflict(found.program, found.members)

    assert [m.name for m in conflict] == ["rule_amount[floor]", "rule_amount[cap]"]


def test_what_is_kept_is_no_member_of_the_conflict() -> None:
    found = found_in("a cap")
    by_name = {member.name: member for member in found.members}
    rest = [member for member in found.members if member.family != "required_value"]
    conflict = irreducible_conflict(found.program, rest, keep=[by_name["required_value[trust]"]])

    assert [m.name for m in conflict] == ["rule_amount[the rule]"]


def test_a_member_in_neither_list_is_set_aside() -> None:
    found = found_in("a cap")
    judge = Judge(found.program, found.members)
    without_cap = [member for member in found.members if member.family != "rule_amount"]

    assert judge.can_hold(without_cap)
    with pytest.raises(ValueError, match="do not conflict"):
        conflict_among(judge, without_cap)


def test_conflicts_share_no_member_and_stop_at_the_limit() -> None:
    found = two_conflicts()
    judge = Judge(found.program, found.members)
    conflicts = disjoint_conflicts(judge, 5)

    assert sorted(sorted(m.name for m in c) for c in conflicts) == [
        ["lock_in[b]", "rule_amount[the rule]"],
        ["required_value[trust]"],
    ]
    assert len(disjoint_conflicts(judge, 1)) == 1


def test_a_question_is_solved_once() -> None:
    found = two_conflicts()
    judge = Judge(found.program, found.members)
    judge.can_hold(found.members)
    before = judge.solves
    judge.can_hold(list(reversed(found.members)))

    assert judge.solves == before


def test_the_relaxation_narrows_the_search() -> None:
    found = found_in("forward cost")
    judge = Judge(found.program, found.members)
    suspects = {member.name for member in judge.suspects(found.members)}

    assert {"tail_ceiling", "required_value[trust]"} <= suspects
    assert len(suspects) < len(found.members)


def test_no_time_left_is_undecided() -> None:
    found = found_in("a cap")
    judge = Judge(found.program, found.members, deadline=Deadline(0.0))

    with pytest.raises(Undecided, match="time limit"):
        judge.can_hold(found.members)


def test_a_solver_that_contradicts_itself_is_not_believed() -> None:
    found = found_in("a cap")
    judge = Judge(found.program, found.members)
    conflict = conflict_among(judge, found.members)
    with pytest.raises(Undecided, match="still be reduced"):
        require_irreducible(judge, found.members, ())
    judge.known[frozenset(map(id, conflict))] = True
    with pytest.raises(Undecided, match="has a plan"):
        require_irreducible(judge, conflict, ())


def test_a_limit_is_no_infeasibility(monkeypatch: pytest.MonkeyPatch) -> None:
    found = found_in("a cap")
    judge = Judge(found.program, found.members)
    real = Resolver.solve

    def stopped(self: Resolver, *args: Any, **kwargs: Any) -> Outcome:
        return replace(real(self, *args, **kwargs), status=Status.STOPPED, x=None)

    monkeypatch.setattr(Resolver, "solve", stopped)
    with pytest.raises(Undecided):
        judge.can_hold(found.members)


def test_nothing_more_is_solved_after_an_interruption(monkeypatch: pytest.MonkeyPatch) -> None:
    found = found_in("a cap")
    judge = Judge(found.program, found.members)
    real = Resolver.solve

    def interrupted(self: Resolver, *args: Any, **kwargs: Any) -> Outcome:
        outcome = real(self, *args, **kwargs)
        return replace(outcome, status=Status.STOPPED, x=None, was_interrupted=True)

    monkeypatch.setattr(Resolver, "solve", interrupted)
    with pytest.raises(Undecided):
        judge.can_hold(found.members)
    before = judge.solves
    with pytest.raises(Undecided, match="interrupted"):
        judge.can_hold([])
    assert judge.solves == before
