from __future__ import annotations

import pytest

from prioritizer.explanation.applying import apply_repair, with_cells
from prioritizer.explanation.members import SETTINGS, Cell
from prioritizer.explanation.results import Change, Repair
from tests.explanation.infeasible import made
from tests.oracle.cases.build import binary, funds, rule


def scenario():  # type: ignore[no-untyped-def]
    return made(
        "x",
        [binary("a", 1, x_id="7"), binary("b", 1)],
        "",
        funding=funds(1, 2),
        spending_rules=rule(max_amount=1),
        resources=[
            {"resource": "q", "available": 1},
            {"resource": "q", "available": 2, "year": 2027},
        ],
    ).scenario


def test_only_the_cell_changes() -> None:
    cell = Cell("funding", (("funder", "treasury"), ("year", 2027.0)), "amount")
    changed = with_cells(scenario(), [(cell, 5.0)])

    assert changed.table("funding")["amount"].tolist() == [1.0, 5.0]
    assert changed.replace(funding=funds(1, 2)) == scenario()


def test_a_row_that_is_not_there_is_added() -> None:
    cell = Cell("funders", (("funder", "treasury"),), "carry_over")
    changed = with_cells(scenario(), [(cell, 0.5)])

    assert changed.table("funders")["carry_over"].tolist() == [0.5]


def test_a_blank_key_means_the_row_with_a_blank() -> None:
    cell = Cell("resources", (("resource", "q"), ("year", "")), "available")
    changed = with_cells(scenario(), [(cell, 9.0)])

    assert changed.table("resources")["available"].tolist() == [9.0, 2.0]


def test_settings_and_blanks() -> None:
    changed = with_cells(
        scenario(),
        [
            (Cell(SETTINGS, (), "tail_ceiling"), 3.0),
            (Cell("interventions", (("intervention", "a"),), "lock"), "in"),
        ],
    )
    back = with_cells(
        changed,
        [
            (Cell(SETTINGS, (), "tail_ceiling"), None),
            (Cell("interventions", (("intervention", "a"),), "lock"), None),
        ],
    )

    assert changed.settings.tail_ceiling == 3.0
    assert changed.table("interventions")["lock"].tolist() == ["in", ""]
    assert back.settings.tail_ceiling is None
    assert back.table("interventions")["lock"].tolist() == ["", ""]


def test_a_repair_is_applied_whole() -> None:
    def change(year: float) -> Change:
        cell = Cell("funding", (("funder", "treasury"), ("year", year)), "amount")
        return Change("n", "f", 1.0, 8.0, "", (cell,))

    repair = Repair((change(2026.0), change(2027.0)), "", None, 0.0)

    assert apply_repair(scenario(), repair).table("funding")["amount"].tolist() == [8.0, 8.0]


def test_remarks_are_kept() -> None:
    cell = Cell("interventions", (("intervention", "b"),), "capital_cost")
    given = with_cells(scenario(), [(cell, 5.0)]).given("interventions")

    assert given is not None
    assert given["x_id"].tolist() == ["7", ""]
    assert given["capital_cost"].tolist() == pytest.approx([1.0, 5.0])
