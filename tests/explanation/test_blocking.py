"""The constraints that stand in the way: all are needed, none is too many."""

from __future__ import annotations

import numpy as np
import pytest

from prioritizer.explanation.blocking import OWN_BOUNDS, blocking_constraints
from prioritizer.explanation.forcing import forced_in
from prioritizer.explanation.why import why_tasks
from prioritizer.resolving import Change
from tests.explanation.anew import bench_for, drawn_from
from tests.explanation.tiny import place, tiny_bench


def test_a_budget_and_a_prerequisite_block_together() -> None:
    bench = tiny_bench()

    found = blocking_constraints(bench, forced_in(bench, place(bench, "cameras")))

    assert set(found) == {"funder_balance[treasury,2026]", "requires[first,cameras,vetting,2026]"}


def test_years_without_a_start_block_alone() -> None:
    bench = tiny_bench(
        plan=[{"intervention": "cameras", "year": 2026, "start": 0, "status": "fixed"}]
    )

    assert blocking_constraints(bench, forced_in(bench, place(bench, "cameras"))) == (OWN_BOUNDS,)


@pytest.mark.parametrize("start", range(3, 123, 20))
def test_every_blocking_constraint_is_needed(start: int) -> None:
    bench = bench_for(drawn_from(start))
    names = bench.extended.program.row_names

    for task in why_tasks(bench):
        why = task(bench)
        if why.funded or not why.blocked_by or why.blocked_by == (OWN_BOUNDS,):
            continue
        change = forced_in(bench, task.decision)
        rows = np.array([names.index(name) for name in why.blocked_by])
        others = np.setdiff1d(np.flatnonzero(named_rows(bench)), rows)
        assert bench.solve(change + Change.dropping(others)) is None
        for row in rows:
            spared = np.append(others, row)
            assert bench.solve(change + Change.dropping(spared)) is not None


def named_rows(bench: object) -> np.ndarray:
    from prioritizer.explanation.blocking import BLOCKING

    names = bench.extended.program.row_names  # type: ignore[attr-defined]
    return np.array([name.partition("[")[0] in BLOCKING for name in names])
