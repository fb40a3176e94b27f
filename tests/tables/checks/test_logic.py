from typing import Any

import pytest

from tests.tables.cases import faults, intervention, logic, plan


@pytest.mark.parametrize("kind", ["at_most", "at_least", "exactly"])
def test_counts_need_a_count(kind: str) -> None:
    (fault,) = faults(logic=logic(kind, "vetting;training"))
    assert fault.column == "count"
    assert faults(logic=logic(kind, "vetting;training", count=1)) == []


@pytest.mark.parametrize("kind", ["requires", "requires_any"])
def test_prerequisites_need_others(kind: str) -> None:
    (fault,) = faults(logic=logic(kind, "vetting"))
    assert fault.column == "other"
    assert faults(logic=logic(kind, "vetting", other="training", lag=2)) == []


@pytest.mark.parametrize(
    ("kind", "cells", "column"),
    [
        ("requires", {"other": "training", "count": 1}, "count"),
        ("together", {"count": 1}, "count"),
        ("together", {"other": "training"}, "other"),
        ("together", {"lag": 1}, "lag"),
        ("at_most", {"count": 1, "lag": 1}, "lag"),
        ("at_most", {"count": 1, "other": "training"}, "other"),
    ],
)
def test_columns_of_other_kinds(kind: str, cells: dict[str, Any], column: str) -> None:
    (fault,) = faults(logic=logic(kind, "vetting;posts", **cells))
    assert fault.column == column
    assert "leave it blank" in fault.message


@pytest.mark.parametrize("kind", ["requires", "requires_any"])
def test_nothing_requires_itself(kind: str) -> None:
    (fault,) = faults(logic=logic(kind, "vetting;posts", other="training;vetting"))
    assert "vetting require itself" in fault.message


def circle(lag: int = 1, **cells: Any) -> list[dict[str, Any]]:
    """vetting waits for training, training for posts, posts for vetting."""
    return [
        {"rule": "a", "kind": "requires", "interventions": "vetting", "other": "training"},
        {"rule": "b", "kind": "requires", "interventions": "training", "other": "posts"},
        {"rule": "c", "kind": "requires", "interventions": "posts", "other": "vetting", "lag": lag}
        | cells,
    ]


def test_a_circle_that_waits_for_itself() -> None:
    (fault,) = faults(logic=circle())
    assert (fault.table, fault.row, fault.column) == ("logic", 3, "other")
    assert "vetting -> training -> posts -> vetting" in fault.message
    assert "rules a, b, c" in fault.message


def test_a_circle_without_lag_starts_together() -> None:
    assert faults(logic=circle(lag=0)) == []


@pytest.mark.parametrize("cells", [{"active": "no"}, {"kind": "requires_any"}])
def test_circles_that_do_not_bind(cells: dict[str, Any]) -> None:
    assert faults(logic=circle(**cells)) == []


def test_what_is_met_initially_opens_the_circle() -> None:
    assert faults(logic=circle(), interventions=intervention(initial_scale=1)) == []


def test_a_past_start_opens_the_circle() -> None:
    assert faults(logic=circle(), plan=plan(year=2025)) == []


def test_together_closes_a_circle_too() -> None:
    rows = [
        {"rule": "a", "kind": "together", "interventions": "vetting;training"},
        {
            "rule": "b",
            "kind": "requires",
            "interventions": "vetting",
            "other": "training",
            "lag": 1,
        },
    ]
    (fault,) = faults(logic=rows)
    assert fault.row == 2


def test_a_chain_is_no_circle() -> None:
    assert faults(logic=circle()[1:]) == []
