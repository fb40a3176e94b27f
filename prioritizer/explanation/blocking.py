"""Which named constraints, together, leave no plan that keeps a change."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from prioritizer.engines.outcome import IntArray
from prioritizer.explanation.bench import Bench
from prioritizer.explanation.idleness import rows_of
from prioritizer.program import Criterion
from prioritizer.resolving import Change

BLOCKING = (
    "lock_in",
    "funder_balance",
    "carry_over_limit",
    "rule_amount",
    "rule_min_share",
    "rule_max_share",
    "rule_min_change",
    "rule_max_change",
    "condition",
    "tail_ceiling",
    "resource_capacity",
    "requires",
    "together",
    "requires_any",
    "at_most",
    "at_least",
    "veto",
    "political_capital",
    "quorum",
    "required_value",
    "milestone",
)
"""Families that say what someone wants; the others say what words mean."""

OWN_BOUNDS = "bounds"
"""Stands for the years, approved starts and approved keeps of an intervention, where these alone
leave no plan."""


def blocking_constraints(bench: Bench, change: Change) -> tuple[str, ...]:
    """Names of constraints that together leave no plan that keeps ``change``, none too many.

    Without any one of them there is a plan. First the rules, funders and resources that are
    needed are found, then which of their rows.

    Raises:
        Undecided: the solver stopped.
    """
    unnecessary = bench.unnecessary
    groups = row_groups(bench)
    every = rows_of(groups)

    def is_conflict(kept: list[IntArray]) -> bool:
        dropped = Change.dropping(np.setdiff1d(every, rows_of(kept)))
        return bench.solve(change + dropped, criterion=anything(bench)) is None

    if is_conflict([]):
        return (OWN_BOUNDS,)
    needed = narrowed(is_conflict, [], groups)
    rows = narrowed(is_conflict, [], [row[None] for group in needed for row in group])
    bench.unnecessary = unnecessary  # to see at once that a plan is impossible is the method here
    names = bench.extended.program.row_names
    return tuple(names[int(row[0])] for row in rows)


def anything(bench: Bench) -> Criterion:
    """A criterion that every plan serves as well."""
    return Criterion("anything", "min", np.zeros(len(bench.extended.program.lower)), 0.0, 1.0)


def row_groups(bench: Bench) -> list[IntArray]:
    """Places of the rows that can block: by the rule, funder or resource that they are of."""
    groups: list[IntArray] = []
    for block in bench.extended.program.rows:
        if block.name not in BLOCKING:
            continue
        places = block.start + np.arange(len(block.index))
        if not block.index.dimensions:
            groups.append(places)
            continue
        first = block.index.codes[0]
        groups += [places[first == code] for code in np.unique(first)]
    return groups


def narrowed(
    is_conflict: Callable[[list[IntArray]], bool], kept: list[IntArray], groups: list[IntArray]
) -> list[IntArray]:
    """The groups that, with those kept, are needed for there to be no plan.

    Found by halves, so that a conflict of a few among many takes few solves (Junker, QuickXplain:
    preferred explanations and relaxations for over-constrained problems, AAAI 2004).

    Args:
        is_conflict: whether some groups alone leave no plan.
        kept: groups that stay.
        groups: with them and ``kept`` there is no plan; with ``kept`` alone there is one.
    """
    if len(groups) <= 1:
        return groups
    middle = len(groups) // 2
    first, second = groups[:middle], groups[middle:]
    of_second = [] if is_conflict(kept + first) else narrowed(is_conflict, kept + first, second)
    is_settled = bool(of_second) and is_conflict(kept + of_second)
    of_first = [] if is_settled else narrowed(is_conflict, kept + of_second, first)
    return of_first + of_second
