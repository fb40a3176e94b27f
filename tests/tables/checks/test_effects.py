from typing import Any

import pytest

from tests.tables.cases import faults, tables

CURVE = {"intervention": "training", "curve": "saturating", "rate": 3}


def indicators(**cells: Any) -> list[dict[str, Any]]:
    first, *others = tables()["indicators"]
    return [first | cells, *others]


def test_a_target_differs_from_its_baseline() -> None:
    (fault,) = faults(indicators=indicators(target=20))
    assert (fault.column, fault.row) == ("target", 1)


def test_lowest_is_below_highest() -> None:
    (fault,) = faults(indicators=indicators(lowest=5, highest=5))
    assert fault.column == "lowest"


def test_weights_are_not_all_0() -> None:
    rows = [row | {"weight": 0} for row in tables()["indicators"]]
    (fault,) = faults(indicators=rows)
    assert (fault.column, fault.row) == ("weight", None)


def test_weights_are_not_negative() -> None:
    (fault,) = faults(indicators=indicators(weight=-1))
    assert "out of range" in fault.message


def test_preferences_of_a_stakeholder_are_not_all_0() -> None:
    people = [{"stakeholder": "union"}, {"stakeholder": "mayors"}]
    rows = [
        {"stakeholder": "union", "indicator": "crime", "weight": 0},
        {"stakeholder": "union", "indicator": "trust", "weight": 0},
        {"stakeholder": "mayors", "indicator": "trust", "weight": 0},
        {"stakeholder": "mayors", "indicator": "crime", "weight": 1},
    ]
    (fault,) = faults(stakeholders=people, preferences=rows)
    assert "of union" in fault.message


@pytest.mark.parametrize(("column", "value"), [("low", -1.9), ("high", -2.1)])
def test_intervals_hold_the_effect(column: str, value: float) -> None:
    row = tables()["effects"][1] | {column: value}
    (fault,) = faults(effects=[row])
    assert fault.column == column
    assert "low <= effect <= high" in fault.message


def test_an_interval_round_a_negative_effect() -> None:
    assert faults(effects=[tables()["effects"][1] | {"low": -3, "high": -1}]) == []


@pytest.mark.parametrize(
    "rows",
    [
        [CURVE],
        [{**CURVE, "curve": "s_shaped", "midpoint": 0.3}],
        [
            {"intervention": "training", "scale": 1, "share": 0.8},
            {"intervention": "training", "scale": 2, "share": 1},
        ],
    ],
)
def test_responses(rows: list[dict[str, Any]]) -> None:
    assert faults(response=rows) == []


@pytest.mark.parametrize(
    ("rows", "column"),
    [
        ([CURVE | {"rate": 0}], "rate"),
        ([CURVE | {"rate": None}], "rate"),
        ([CURVE | {"scale": 1}], "scale"),
        ([CURVE | {"share": 1}], "share"),
        ([CURVE | {"midpoint": 0.5}], "midpoint"),
        ([{"intervention": "training", "scale": 2}], "share"),
        ([{"intervention": "training", "share": 2}], "scale"),
        ([{"intervention": "training", "scale": 0, "share": 0}], "scale"),
        ([{"intervention": "training", "scale": 2, "share": 1, "rate": 2}], "rate"),
        ([{"intervention": "training", "scale": 2, "share": 1, "midpoint": 2}], "midpoint"),
        ([{"intervention": "training", "scale": 1, "share": 1}], "scale"),
        ([CURVE, {"intervention": "training", "scale": 2, "share": 1}], "curve"),
    ],
)
def test_responses_at_fault(rows: list[dict[str, Any]], column: str) -> None:
    assert column in {fault.column for fault in faults(response=rows)}


def pair(first: str, second: str) -> dict[str, Any]:
    return {"intervention_a": first, "intervention_b": second, "indicator": "crime", "effect": -1}


def test_a_pair_is_of_two() -> None:
    (fault,) = faults(interactions=[pair("vetting", "vetting")])
    assert "twice" in fault.message


def test_a_pair_in_the_other_order_is_the_same() -> None:
    (fault,) = faults(interactions=[pair("vetting", "training"), pair("training", "vetting")])
    assert fault.row == 2
    assert "other order" in fault.message
