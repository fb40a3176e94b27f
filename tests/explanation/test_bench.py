"""What a bench answers, and what it says when it cannot."""

from __future__ import annotations

import numpy as np
import pytest

from prioritizer.explanation.bench import Undecided, crosses, each_place_once
from prioritizer.explanation.forcing import forced_in
from prioritizer.resolving import Change
from tests.explanation.anew import bench_for
from tests.explanation.tiny import place, tiny, tiny_bench


def test_a_proven_optimum_and_a_proven_impossibility() -> None:
    bench = tiny_bench()

    outcome = bench.solve(Change.none())
    assert outcome is not None
    assert outcome.objective == pytest.approx(0.6)
    # vetting and cameras cost 6 of 5: even fractions of starts cannot pay for both
    assert bench.solve(forced_in(bench, place(bench, "cameras"))) is None


def test_out_of_time_is_undecided() -> None:
    bench = bench_for(tiny(), seconds=0.0)

    with pytest.raises(Undecided):
        bench.solve(Change.none())


def test_rounding_is_no_difference() -> None:
    bench = tiny_bench()

    assert bench.better(0.6 + 1e-10, 0.6) == 0
    assert bench.better(0.7, 0.6) == pytest.approx(0.1)


def test_the_last_change_of_a_place_holds() -> None:
    ones, twos = np.ones(2), np.full(2, 2.0)
    places = np.array([3, 1])
    both = Change.of_columns(places, ones, ones) + Change.of_columns(places[:1], twos[:1], twos[:1])

    once = each_place_once(both)

    assert once.columns.tolist() == [1, 3]
    assert once.lower.tolist() == [1.0, 2.0]


def test_crossed_bounds_need_no_solve() -> None:
    bench = tiny_bench()
    impossible = Change.of_columns(np.array([0]), np.array([1.0]), np.array([0.0]))

    assert crosses(impossible)
    assert bench.solve(impossible) is None
    assert (bench.solves, bench.unnecessary) == (0, 1)


def test_a_tidied_plan_is_as_good_and_holds_nothing_useless() -> None:
    bench = tiny_bench()
    outcome = bench.solve(Change.none())
    assert outcome is not None

    tidied = bench.tidied(Change.none(), outcome)

    assert tidied.objective == outcome.objective
    assert bench.plan(tidied).total_cost == pytest.approx(5)
