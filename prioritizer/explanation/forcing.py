"""What it means to force an intervention in, to leave it out, and to hold all others."""

from __future__ import annotations

import numpy as np

from prioritizer.engines import Outcome
from prioritizer.engines.outcome import FloatArray, IntArray
from prioritizer.evaluation.scales import initial_scale
from prioritizer.explanation.bench import Bench, each_place_once, worth
from prioritizer.resolving import Change, columns_of_decision

BEST = (b"best",)
"""Where a bench keeps the columns of the best plan."""

LOOSENESS = 1e-7
"""Relative width at which continuous decisions are held where the exact value leaves no plan:
rounding of a start that fills a budget to the last unit."""


def starts_of(bench: Bench, decision: int) -> IntArray:
    """(T,) columns of the decision's starts."""
    block = bench.extended.program.block("start")
    assert block is not None
    count = len(bench.parameters.years)
    return block.start + np.arange(decision * count, (decision + 1) * count)


def keeps_of(bench: Bench, decision: int) -> IntArray:
    """(T,) columns of what is kept, none where that is no choice."""
    p = bench.parameters
    region = int(p.decisions.region[decision])
    pair = (
        p.interventions[p.decisions.intervention[decision]],
        p.regions[region] if region >= 0 else "",
    )
    return columns_of_decision(bench.extended.program, "keep", [pair])


def forced_in(bench: Bench, decision: int) -> Change:
    """As if its lock were ``in`` (docs/model.md, Decisions): enough is started, all is kept.

    A lock ``out`` of its own gives way; the years in which it may start and approved starts stay.
    """
    d, program = bench.parameters.decisions, bench.extended.program
    row = bench.extended.forced[decision]
    least = d.lock_threshold[decision] - initial_scale(bench.parameters)[decision]
    starts, keeps = starts_of(bench, decision), keeps_of(bench, decision)
    change = Change.of_rows(np.array([row]), np.array([least]), np.array([np.inf]))
    if d.lock[decision] == "out":
        is_free = d.window[decision] & np.isnan(d.fixed_start[decision])
        upper = np.where(is_free, d.max_scale[decision], program.upper[starts])
        change += Change.of_columns(starts, program.lower[starts], upper)
    kept = np.full(len(keeps), d.initial_scale[decision])
    return change + Change.of_columns(keeps, kept, program.upper[keeps])


def left_out(bench: Bench, decision: int) -> Change:
    """It starts nothing; what runs is ended where that is allowed, as soon as it is."""
    program = bench.extended.program
    starts, keeps = starts_of(bench, decision), keeps_of(bench, decision)
    change = Change.of_columns(starts, program.lower[starts], np.zeros(len(starts)))
    if not len(keeps):
        return change
    kept = least_kept(program.lower[keeps], bench.parameters.decisions.keep_held[decision])
    return change + Change.of_columns(keeps, kept, kept)


def least_kept(lower: FloatArray, is_held: np.ndarray) -> FloatArray:
    """(T,) the least that approved years leave: never rising, and held from year to year.

    Args:
        lower: (T,) least values by themselves.
        is_held: (T,) equal to the year before; in the first year ``lower`` holds it.
    """
    kept = np.maximum.accumulate(lower[::-1])[::-1].copy()
    for t in range(1, len(kept)):
        if is_held[t]:
            kept[t] = kept[t - 1]
    return kept


def holding_others(bench: Bench, decision: int | None, width: float = 0.0) -> Change:
    """Every other start and keep stays where the best plan has it.

    Args:
        bench: with the best plan.
        decision: the one that is free; None where none is.
        width: share of its value by which a continuous decision may differ.
    """
    program, best, d = bench.extended.program, bench.opening.best, bench.parameters.decisions
    change = Change.none()
    for other in range(len(d)):
        if other == decision:
            continue
        for columns, values in (
            (starts_of(bench, other), best.start[other]),
            (keeps_of(bench, other), best.keep[other]),
        ):
            if len(columns):
                slack = 0.0 if d.is_whole[other] else width * np.maximum(values, 1.0)
                low = np.clip(values - slack, program.lower[columns], program.upper[columns])
                high = np.clip(values + slack, program.lower[columns], program.upper[columns])
                change += Change.of_columns(columns, low, high)
    return change


def without_loss(bench: Bench, change: Change) -> Outcome | None:
    """The proven best under a change that takes nothing from the best plan.

    The best plan is where the solver begins, and no worse one is looked at: that halves its work.

    Raises:
        Undecided: the solver stopped.
    """
    if BEST not in bench.known:
        held = each_place_once(holding_others(bench, None, LOOSENESS))
        bench.known[BEST] = bench.settled(bench.resolver.solve(held))
    best = bench.known[BEST]
    outcome = bench.solve(
        change + bench.as_good_as(bench.objective), start=best.x if best is not None else None
    )
    return outcome if outcome is not None else bench.solve(change)


def from_nearby(bench: Bench, change: Change, decision: int) -> Outcome | None:
    """The proven best under a change about one decision, begun near the best plan.

    With the other whole decisions as planned there are few plans to look at. The best of them is
    where the solver begins, and no worse one is looked at: that saves a quarter of its work.

    Raises:
        Undecided: the solver stopped.
    """
    if not bench.extended.program.is_mixed_integer:
        return bench.solve(change)
    nearby = bench.attempt(change + holding_whole_others(bench, decision))
    if nearby is None or nearby.x is None:
        return bench.solve(change)
    found = bench.solve(change + bench.as_good_as(worth(nearby)), start=nearby.x)
    return found if found is not None else bench.solve(change)


def holding_whole_others(bench: Bench, decision: int) -> Change:
    """Every other whole start stays where the best plan has it; who pays for it is free."""
    d, best = bench.parameters.decisions, bench.opening.best
    change = Change.none()
    for other in np.flatnonzero(d.is_whole).tolist():
        if other != decision:
            at = np.round(best.start[other])
            change += Change.of_columns(starts_of(bench, other), at, at)
    return change


def already_holds(bench: Bench, change: Change) -> bool:
    """Whether the best plan keeps a change of starts, keeps and what each decision starts."""
    program, best = bench.extended.program, bench.opening.best
    x = np.full(len(program.lower), np.nan)
    for decision in range(len(bench.parameters.decisions)):
        x[starts_of(bench, decision)] = best.start[decision]
        keeps = keeps_of(bench, decision)
        if len(keeps):
            x[keeps] = best.keep[decision]
    noise = 1e-9
    at = x[change.columns]
    if not ((change.lower - noise <= at) & (at <= change.upper + noise)).all():
        return False
    started = best.start.sum(axis=1)
    first = int(bench.extended.forced[0]) if len(bench.extended.forced) else 0
    return bool((started[change.rows - first] >= change.row_lower - noise).all())
