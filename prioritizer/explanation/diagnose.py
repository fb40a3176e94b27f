"""Why a scenario has no plan, what would give it one, and how far its indicators can get."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from prioritizer.explanation.attainable import attainable_values
from prioritizer.explanation.conflicts import Judge, Undecided, conflict_among, disjoint_conflicts
from prioritizer.explanation.members import Member
from prioritizer.explanation.repairs import repairs_of
from prioritizer.explanation.results import Diagnosis
from prioritizer.explanation.statements import Statements, statements
from prioritizer.language import marked, say
from prioritizer.scenario import Scenario
from prioritizer.stages import Deadline

CONFLICTS_SHARE = 0.5
"""Part of a time limit after which no more conflicts are looked for, so that repairs are too."""


def diagnose(
    scenario: Scenario,
    *,
    engine: str = "highs",
    limit: int = 5,
    time_limit: float | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Diagnosis:
    """Explain why a scenario is infeasible, and find the cheapest repairs (docs/diagnosis.md).

    Args:
        scenario: a valid scenario.
        engine: highs, pulp or pyomo.
        limit: most conflicts and most repairs to look for.
        time_limit: seconds for everything; what is not found by then is said in ``message``.
        should_stop: asked from time to time; True ends the search likewise.

    Returns:
        The diagnosis. A scenario with a plan has neither conflicts nor repairs. Where the solver
        stopped before it was known whether there is a plan, ``feasible`` is None.

    Raises:
        ValueError: an option is out of range, or the engine is not known.
    """
    if limit < 1:
        raise ValueError(say("limit {limit}: give a whole number from 1", limit=limit))
    if time_limit is not None and not time_limit > 0:
        raise ValueError(
            say("time_limit {time_limit}: give seconds above 0, or None", time_limit=time_limit)
        )
    found = statements(scenario)
    deadline = Deadline(time_limit)
    judge = Judge(found.program, found.members, engine, deadline, should_stop)
    try:
        feasible = judge.can_hold(found.members)
        if feasible:
            return Diagnosis(scenario, True, attainable=attainable_values(found, judge))
        return infeasible(found, judge, limit, engine)
    except Undecided as stop:
        return Diagnosis(
            scenario,
            None,
            message=say("It is not known whether there is a plan: {stop}.", stop=stop),
        )
    finally:
        judge.close()


def infeasible(found: Statements, judge: Judge, limit: int, engine: str) -> Diagnosis:
    """The diagnosis of a scenario that has no plan."""
    messages: list[str] = []
    conflicts: tuple[tuple[Member, ...], ...] = ()
    whole = judge.deadline
    if whole.limit is not None:
        judge.deadline = replace(whole, limit=whole.limit * CONFLICTS_SHARE)
    try:
        conflicts = disjoint_conflicts(judge, limit)
    except Undecided as stop:
        messages.append(say("The conflicts could not all be found: {stop}.", stop=stop))
    judge.deadline = whole
    if conflicts and not conflicts[-1]:
        messages.append(say(NO_MEMBER))
    repairs, told = repairs_of(found, judge, conflicts, limit, engine=engine)
    messages.append(told)
    if not repairs and not told:
        messages.append(why_no_repair(found, judge))
    return Diagnosis(
        found.scenario,
        False,
        tuple(conflict for conflict in conflicts if conflict),
        repairs,
        attainable_values(found, judge),
        " ".join(filter(None, messages)),
    )


NO_MEMBER = marked(
    "Even without any rule or limit there is no plan: what operates before the first year "
    "(initial_scale, and past starts in the table plan) exceeds the max_scale of an intervention, "
    "or falls below its min_scale."
)
"""Where the conflict is not between statements that can be set aside."""


def why_no_repair(found: Statements, judge: Judge) -> str:
    """Why nothing that may be changed gives a plan."""
    law = [member for member in found.members if not member.levers]
    try:
        if judge.can_hold(law):
            return say("No change of numbers that was tried gives a plan.")
        conflict = conflict_among(judge, law)
    except Undecided as stop:
        return say("It is not known whether there is a repair: {stop}.", stop=stop)
    if not conflict:
        return say("No change of rules or limits gives a plan.")
    names = ", ".join(member.name for member in conflict)
    return say("No repair is possible without changing the law: {names}.", names=names)
