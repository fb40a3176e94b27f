"""What statuses, criteria, kinds of run and families of rules are called on the screen."""

from __future__ import annotations

from prioritizer.language import marked, number_text, percent_text, say
from prioritizer.language.terms import CRITERIA, term
from prioritizer.runs import RunState
from prioritizer.runs.state import CANCELLED, DIED, DONE, FAILED, INTERRUPTED, QUEUED, RUNNING

STATES = {
    QUEUED: marked("waiting"),
    RUNNING: marked("computing"),
    DONE: marked("done"),
    CANCELLED: marked("cancelled"),
    FAILED: marked("not possible"),
    DIED: marked("its process was ended"),
    INTERRUPTED: marked("interrupted by a restart of the server"),
}
STATUSES = {
    "optimal": marked("proven best"),
    "feasible": marked("not proven best"),
    "infeasible": marked("no plan exists"),
    "stopped": marked("stopped without a plan"),
    "failed": marked("the solver failed"),
    "unknown": marked("not found out"),
}
OPPOSITES = {
    "optimal": marked("proven"),
    "infeasible": marked("nothing else is possible"),
    "unknown": marked("not found out"),
}
KINDS = {
    "solve": marked("full run"),
    "test_solve": marked("test run"),
    "explain": marked("reasons"),
    "diagnose": marked("diagnosis"),
    "budget_curve": marked("budget what-if"),
    "alternatives": marked("alternative plans"),
    "priority_list": marked("priority list"),
    "compare": marked("comparison"),
    "effect_range": marked("uncertain effects"),
    "pareto": marked("trade-offs"),
    "weight_ranges": marked("ranges of the weights"),
    "core_index": marked("core index"),
}
CASES = {
    "adverse": marked("adverse"),
    "central": marked("as expected"),
    "favourable": marked("favourable"),
}


def criterion_word(name: str) -> str:
    """What a criterion is called."""
    return term(CRITERIA, name)


def moment_lines(state: RunState) -> list[str]:
    """Where a run stands, in short sentences."""
    if state.state == QUEUED:
        return [say("Waiting: number {place} in the queue.", place=state.place_in_queue)]
    lines = [say("Computing for {seconds} s.", seconds=number_text(state.seconds, 0))]
    moment = state.progress
    if moment.total:
        lines.append(say("{done} of {total} parts done.", done=moment.done, total=moment.total))
    elif moment.stage in CRITERIA:
        lines += solving_lines(state)
    elif moment.stage:
        lines.append(say("The best is found; the cheapest of equally good plans is looked for."))
    return lines


def solving_lines(state: RunState) -> list[str]:
    """Best so far, bound and gap of a running solve."""
    moment, name = state.progress, criterion_word(state.progress.stage)
    if moment.objective is None:
        return [say("No plan found yet.")]
    lines = [say("Best {name} so far: {value}.", name=name, value=number_text(moment.objective, 4))]
    if moment.bound is not None:
        lines.append(say("No plan can pass {bound}.", bound=number_text(moment.bound, 4)))
    if moment.gap is not None:
        lines.append(say("Gap: {gap}.", gap=percent_text(moment.gap, 2)))
    return lines
