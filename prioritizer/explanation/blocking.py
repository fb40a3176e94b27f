"""Which named constraints, together, leave no plan that keeps a change."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from prioritizer.engines.outcome import IntArray
from prioritizer.explanation.bench import Bench
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

    Without any one of them there is a plan. Found by leaving out one group after another, and in
    the groups that are needed one row after another.

    Raises:
        Undecided: the solver stopped.
    """
    unnecessary = bench.unnecessary
    needed = filtered(bench, change, row_groups(bench), np.empty(0, dtype=np.int64))
    if needed is None:
        return (OWN_BOUNDS,)
    dropped = np.setdiff1d(all_rows(bench), np.concatenate([np.empty(0, np.int64), *needed]))
    rows = filtered(bench, change, [row[None] for group in needed for row in group], dropped)
    names = bench.extended.program.row_names
    bench.unnecessary = unnecessary  # to see at once that a plan is impossible is the method here
    return tuple(names[int(row[0])] for row in rows or ())


def all_rows(bench: Bench) -> IntArray:
    """Places of every row that can block."""
    return np.concatenate([np.empty(0, dtype=np.int64), *row_groups(bench)])


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


def filtered(
    bench: Bench, change: Change, groups: Iterable[IntArray], dropped: IntArray
) -> list[IntArray] | None:
    """The groups that are needed for there to be no plan; None where there is none anyway."""
    needed, left = [], list(groups)
    if not is_infeasible(bench, change, np.concatenate([dropped, *left]) if left else dropped):
        while left:
            group = left.pop(0)
            without = np.concatenate([dropped, group])
            if is_infeasible(bench, change, without):
                dropped = without
            else:
                needed.append(group)
        return needed
    return None


def is_infeasible(bench: Bench, change: Change, dropped: IntArray) -> bool:
    """Whether no plan keeps the change even without these rows."""
    anything = Criterion("any", "min", np.zeros(len(bench.extended.program.lower)), 0.0, 1.0)
    return bench.solve(change + Change.dropping(dropped), criterion=anything) is None
