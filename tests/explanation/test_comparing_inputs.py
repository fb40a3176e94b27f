"""Inputs that differ, cell by cell, whatever the order of rows and columns."""

from __future__ import annotations

import prioritizer as pr
from prioritizer.explanation.comparing_inputs import (
    InputDifference,
    RowDifference,
    input_differences,
)
from tests.explanation.choices import choice


def between(
    one: pr.Scenario, other: pr.Scenario
) -> tuple[list[InputDifference], list[RowDifference]]:
    cells, rows = input_differences({"one": one, "other": other})
    return list(cells), list(rows)


def test_the_same_in_another_order_and_with_defaults_stated_does_not_differ() -> None:
    one = choice()
    frame = one.given("interventions")
    assert frame is not None
    other = one.replace(
        interventions=frame.iloc[::-1][["decision", "capital_cost", "intervention"]].assign(
            max_scale=1.0, x_owner="me", notes="reviewed"
        ),
        discount_rate=0.0,
    )
    assert between(one, other) == ([], [])


def test_settings_and_cells_side_by_side() -> None:
    one = choice()
    other = choice({"intervention": "b", "effect": 3.5}).replace(
        quorum=0.5, objective=["largest_shortfall"]
    )
    cells, rows = between(one, other)

    assert rows == []
    assert {(d.table, d.id, d.column): (d.values["one"], d.values["other"]) for d in cells} == {
        ("scenario", "objective", ""): ("weighted_gain", "largest_shortfall"),
        ("scenario", "politics.quorum", ""): (None, 0.5),
        ("effects", "b / trust", "effect"): (3.0, 3.5),
    }


def test_rows_that_only_some_have() -> None:
    one = choice()
    funding = [{"funder": "treasury", "year": 2026, "amount": 3}]
    funding += [{"funder": "donor", "year": 2026, "amount": 1}]
    cells, rows = input_differences(
        {"one": one, "two": one.replace(funding=funding), "three": one.replace(funding=None)}
    )

    assert [(d.id, d.column, d.values) for d in cells] == [
        ("treasury / 2026", "amount", {"one": 2.0, "two": 3.0, "three": None})
    ]
    assert rows == (
        RowDifference("funding", "treasury / 2026", ("one", "two"), ("three",)),
        RowDifference("funding", "donor / 2026", ("two",), ("one", "three")),
    )


def test_a_pair_is_the_same_pair_the_other_way_round() -> None:
    pair = {"intervention_a": "a", "intervention_b": "b", "indicator": "trust", "effect": 1}
    turned = {"intervention_a": "b", "intervention_b": "a", "indicator": "trust", "effect": 1}

    assert between(choice(interactions=[pair]), choice(interactions=[turned])) == ([], [])


def test_the_order_in_which_funders_pay_counts() -> None:
    funding = [{"funder": f, "year": 2026, "amount": 1} for f in ("treasury", "donor")]
    one = choice(funding=funding)
    cells, rows = between(one, choice(funding=funding[::-1]))

    values = {"one": "treasury; donor", "other": "donor; treasury"}
    assert cells == [InputDifference("funders", "", "draw_order", values)]
    assert rows == []


def test_rounding_of_a_file_is_no_difference() -> None:
    one, other = (
        choice({"intervention": "a", "effect": 0.3}),
        choice({"intervention": "a", "effect": 0.1 + 0.2}),
    )
    assert one == other
    assert between(one, other) == ([], [])
