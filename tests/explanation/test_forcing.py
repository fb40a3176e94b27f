"""Forced in, left out, and everything else held."""

from __future__ import annotations

import numpy as np
import pytest

from prioritizer.explanation.forcing import (
    already_holds,
    forced_in,
    from_nearby,
    holding_others,
    least_kept,
    left_out,
    without_loss,
)
from prioritizer.resolving import Change, rows_about
from tests.explanation.tiny import INTERVENTIONS, place, tiny_bench


def test_a_lock_out_gives_way_to_being_forced_in() -> None:
    rows = [{**row, "decision": "binary"} for row in INTERVENTIONS]
    rows[2]["lock"] = "out"
    bench = tiny_bench(interventions=rows)
    assert bench.objective == pytest.approx(0.4)

    outcome = bench.solve(forced_in(bench, place(bench, "lighting")))

    assert outcome is not None
    assert outcome.objective == pytest.approx(0.6)


def test_with_the_rest_held_nothing_takes_its_place() -> None:
    bench = tiny_bench(logic=None)
    vetting = place(bench, "vetting")

    free = bench.solve(left_out(bench, vetting))
    held = bench.solve(left_out(bench, vetting) + holding_others(bench, vetting))

    assert free is not None
    assert held is not None
    assert free.objective == held.objective == pytest.approx(0.2)
    assert bench.plan(held).total_cost == pytest.approx(3)


def test_what_may_not_end_is_left_out_already() -> None:
    bench = tiny_bench()

    assert already_holds(bench, left_out(bench, place(bench, "archive")))
    assert not already_holds(bench, left_out(bench, place(bench, "vetting")))
    assert already_holds(bench, forced_in(bench, place(bench, "vetting")))


@pytest.mark.parametrize(
    ("lower", "is_held", "expected"),
    [
        ([0, 0, 0], [False, False, False], [0, 0, 0]),
        ([2, 0, 0], [True, True, False], [2, 2, 0]),
        ([0, 1, 0], [False, False, False], [1, 1, 0]),
        ([0, 0, 1], [False, True, False], [1, 1, 1]),
    ],
)
def test_approved_years_keep_what_they_say(
    lower: list[float], is_held: list[bool], expected: list[float]
) -> None:
    assert least_kept(np.array(lower, dtype=float), np.array(is_held)).tolist() == expected


def test_begun_nearby_or_not_the_best_is_the_same() -> None:
    bench = tiny_bench(logic=None)

    for name in ("vetting", "lighting", "cameras"):
        change = left_out(bench, place(bench, name))
        nearby, plain = from_nearby(bench, change, place(bench, name)), bench.solve(change)
        assert nearby is not None
        assert plain is not None
        assert nearby.objective == pytest.approx(plain.objective)


def test_without_loss_the_best_is_found_from_the_best_plan() -> None:
    bench = tiny_bench()
    rows = rows_about(bench.extended.program, "funder_balance", {"funder": "treasury"})

    outcome = without_loss(bench, Change.dropping(rows))

    assert outcome is not None
    assert outcome.objective == pytest.approx(0.8)
