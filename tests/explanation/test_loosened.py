from __future__ import annotations

import numpy as np
import pytest

import prioritizer as pr
from prioritizer.explanation.drafting import has_own_limit
from prioritizer.explanation.loosened import MOST_SCALE, Loosened, loosened
from prioritizer.parameters import resolve
from tests.explanation.infeasible import made
from tests.oracle.cases.build import Row, binary, continuous, effect, funds, integer, logic, plan


def loose(scenario: pr.Scenario) -> Loosened:
    given = resolve(scenario)
    return loosened(given, has_own_limit(scenario, given))


def test_no_lock_window_or_approval_is_left() -> None:
    scenario = made(
        "x",
        [binary("a", 2, first_year=2027), binary("b", 1, lock="out"), binary("c", 1, lock="in")],
        "",
        plan=plan(("a", 2026, 0), status="fixed"),
    ).scenario
    found = loose(scenario)
    start = found.program.block("start")

    assert start is not None
    assert found.program.lower[start.places].tolist() == [0.0] * 6
    assert found.program.upper[start.places].tolist() == [1.0] * 6
    assert not any(block.name == "lock_in" for block in found.program.rows)


@pytest.mark.parametrize(
    ("row", "tables", "grows"),
    [
        (integer("a", 1, max_scale=2), {}, True),
        (continuous("a", 1, max_scale=2), {}, True),
        (binary("a", 1), {}, False),
        (continuous("a", 1, lock="in"), {}, False),
        (continuous("a", 1, lock="in", min_scale=0.5), {}, True),
        (integer("a", 1), {"response": [{"intervention": "a", "scale": 1, "share": 1}]}, False),
        (
            continuous("a", 1),
            {
                "stakeholders": [{"stakeholder": "union"}],
                "positions": [{"stakeholder": "union", "intervention": "a", "support": 1}],
            },
            False,
        ),
    ],
)
def test_max_scale_is_a_limit_only_where_it_is_nothing_else(
    row: Row, tables: dict[str, list[Row]], grows: bool
) -> None:
    found = loose(made("x", [row], "", **tables).scenario)
    limit = row.get("max_scale", 1)

    assert np.isnan(found.limits).tolist() == [not grows]
    assert found.parameters.decisions.max_scale[0] == (MOST_SCALE * limit if grows else limit)


def test_a_threshold_is_no_limit() -> None:
    scenario = made(
        "x", [continuous("a", 1), binary("b", 1)], "", logic=logic("requires", "b", "a")
    ).scenario

    assert np.isnan(loose(scenario).limits).all()


def test_a_limit_of_a_region_is_loosened_to_that_of_the_intervention() -> None:
    scenario = made(
        "x",
        [continuous("a", 1, max_scale=3, scope="regional")],
        "",
        effects=[effect("a", 4)],
        regions=[{"region": "north", "population": 1}, {"region": "south", "population": 1}],
        regional=[{"intervention": "a", "region": "south", "max_scale": 2}],
    ).scenario
    found = loose(scenario)

    assert found.limits.tolist() == [3.0, 2.0]
    assert found.parameters.decisions.max_scale.tolist() == [30.0, 3.0]


def test_amounts_stay_and_conditions_hold_for_greater_ones() -> None:
    scenario = made(
        "x",
        [binary("a", 4), binary("b", 1)],
        "",
        funding=funds(1, 1),
        conditions=[{"rule": "c", "funder": "treasury", "requires": "b", "intervention": "a"}],
    ).scenario
    found = loose(scenario)
    upper = dict(zip(found.program.row_names, found.program.row_upper, strict=True))
    condition = next(block for block in found.program.rows if block.name == "condition")

    assert upper["funder_balance[treasury,2026]"] == 1.0
    assert found.most_money > 5
    big = -found.program.matrix[condition.start : condition.start + 1].toarray().min()
    assert big == 4.0  # all that the selection can cost, more than the funder has


def test_every_payment_has_an_end() -> None:
    scenario = made("x", [binary("a", 4)], "", funding=funds(1, 1)).scenario
    found = loose(scenario)
    for name in ("money", "carried"):
        block = found.program.block(name)
        assert block is not None
        assert np.isfinite(found.program.upper[block.places]).all()
