"""The program with gifts: the same as without while they are closed."""

from __future__ import annotations

import numpy as np
import pytest

import prioritizer as pr
from prioritizer.explanation.extended import ANY_FUNDER, extended, with_money
from prioritizer.resolving import Change, Resolver
from tests.explanation.anew import NEAR, drawn_from
from tests.explanation.tiny import tiny


@pytest.mark.parametrize("place", range(3, 283, 40))
def test_closed_gifts_change_nothing(place: int) -> None:
    scenario = drawn_from(place)
    program = pr.compile(scenario)

    found = extended(scenario)
    with Resolver(program) as plain, Resolver(found.program) as session:
        assert session.solve().objective == pytest.approx(plain.solve().objective, abs=NEAR)
    assert len(found.paid) == len(found.decision)
    assert len(found.program.column_names) == len(found.program.lower)
    assert len(found.program.row_names) == len(found.program.row_lower)


def test_extra_money_pays_for_everything() -> None:
    found = extended(tiny())

    with Resolver(found.program) as session:
        outcome = session.solve(found.opening(found.extra))

    assert outcome.objective == pytest.approx(0.8)


def test_a_subsidy_pays_for_one_alone() -> None:
    found = extended(tiny())
    cameras = found.paid[found.decision == 1]

    with Resolver(found.program) as session:
        outcome = session.solve(found.opening(cameras))

    assert [found.program.column_names[place] for place in cameras] == [
        "subsidy[cameras,2026,capital]"
    ]
    assert outcome.objective == pytest.approx(0.8)  # cameras for nothing, the others for 5


def test_a_floor_keeps_the_objective() -> None:
    found = extended(tiny())

    with Resolver(found.program) as session:
        cheapest = session.solve(found.holding(0.4), criterion=found.program.tie_breaks[0])
        impossible = session.solve(found.holding(0.7))

    assert cheapest.objective == pytest.approx(2)  # vetting alone
    assert not impossible.has_plan


def test_without_funding_the_funder_never_runs_out() -> None:
    scenario = tiny(funding=None)

    found = with_money(scenario)

    assert set(found.table("funding")["funder"]) == {ANY_FUNDER}
    assert pr.solve(found).objective == pytest.approx(pr.solve(scenario).objective)
    assert with_money(found) is found


def test_rows_of_starts_are_those_of_their_decision() -> None:
    found = extended(tiny())
    x = np.zeros(len(found.program.lower))
    x[found.program.column_names.index("start[lighting,2026]")] = 1.0

    assert (found.program.matrix @ x)[found.forced].tolist() == [0.0, 0.0, 1.0, 0.0]
    assert isinstance(found.opening(found.paid), Change)
