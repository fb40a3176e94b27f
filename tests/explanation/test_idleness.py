"""What is called idle can be dropped without a better plan."""

from __future__ import annotations

import pytest

from prioritizer.explanation.idleness import activity, is_idle
from prioritizer.explanation.prices import price_tasks
from prioritizer.resolving import Change, rows_about
from tests.explanation.anew import NEAR, bench_for, drawn_from
from tests.explanation.tiny import tiny_bench


def test_a_prerequisite_that_holds_nothing_back_is_idle() -> None:
    bench = tiny_bench(funding=None)
    rule = Change.dropping(rows_about(bench.extended.program, "requires", {"rule": "first"}))

    assert is_idle(bench, rule)


def test_a_budget_that_holds_everything_back_is_not() -> None:
    bench = tiny_bench()
    rows = rows_about(bench.extended.program, "funder_balance", {"funder": "treasury"})

    assert not is_idle(bench, Change.dropping(rows))


def test_the_activity_of_a_row_is_what_it_sums() -> None:
    bench = tiny_bench()
    program = bench.extended.program
    row = int(rows_about(program, "funder_balance", {"funder": "treasury"})[0])
    outcome = bench.solve(Change.none())
    assert outcome is not None
    assert outcome.x is not None

    assert activity(bench, row) @ outcome.x == pytest.approx(5)


@pytest.mark.parametrize("place", range(3, 283, 20))
def test_nothing_idle_costs_anything(place: int) -> None:
    bench = bench_for(drawn_from(place))

    for task in price_tasks(bench):
        change = Change.dropping(task.rows)
        if len(task.rows) and is_idle(bench, change):
            outcome = bench.solve(change)
            assert outcome is not None
            assert outcome.objective == pytest.approx(bench.objective, abs=NEAR)
