from typing import Any

import pytest

from tests.tables.cases import faults, intervention, plan


def one(column: str, **cells: Any) -> str:
    """The message of the only fault of `vetting` with these cells, in this column."""
    (fault,) = faults(interventions=intervention(**cells))
    assert (fault.table, fault.row, fault.column) == ("interventions", 1, column)
    return fault.message


CONTINUOUS = {"decision": "continuous"}
INTEGER = {"decision": "integer"}


def test_min_above_max() -> None:
    assert "above max_scale" in one("min_scale", **CONTINUOUS, min_scale=2)


@pytest.mark.parametrize("initial", [0.2, 1.5])
def test_initial_scale_is_0_or_between(initial: float) -> None:
    cells = CONTINUOUS | {"min_scale": 0.5, "initial_scale": initial}
    assert "neither 0 nor within" in one("initial_scale", **cells)


@pytest.mark.parametrize("initial", [0, 0.5, 1])
def test_initial_scales_that_fit(initial: float) -> None:
    cells = CONTINUOUS | {"min_scale": 0.5, "initial_scale": initial}
    assert faults(interventions=intervention(**cells)) == []


@pytest.mark.parametrize("column", ["min_scale", "max_scale"])
@pytest.mark.parametrize("value", [0.5, 2])
def test_binary_has_no_other_scales(column: str, value: float) -> None:
    found = faults(interventions=intervention(**{column: value}))
    assert column in {fault.column for fault in found}
    assert any("leave it blank, or 1" in fault.message for fault in found)


def test_binary_takes_1() -> None:
    assert faults(interventions=intervention(min_scale=1, max_scale=1, initial_scale=1)) == []


def test_binary_initial_scale() -> None:
    assert "write 0 or 1" in one("initial_scale", initial_scale=0.5)


@pytest.mark.parametrize("column", ["min_scale", "max_scale", "initial_scale"])
def test_integer_scales_are_whole(column: str) -> None:
    cells = INTEGER | {"max_scale": 3} | {column: 1.5}
    assert "write a whole number" in one(column, **cells)


@pytest.mark.parametrize("lead_time", [2, 3])
def test_what_ends_before_it_acts(lead_time: int) -> None:
    assert "end before it acts" in one("duration", duration=2, lead_time=lead_time)


@pytest.mark.parametrize("last_year", [2028, 2025])
def test_a_window_that_ends_before_it_begins(last_year: int) -> None:
    assert "can never start" in one("first_year", first_year=2029, last_year=last_year)


@pytest.mark.parametrize(
    "cells",
    [
        {"last_year": 2026, "lock": "out"},
        {"last_year": 2026, "initial_scale": 1},
        {"last_year": 2026, "decision": "continuous", "max_scale": 0},
        {"first_year": 2020, "last_year": 2040},
        {"first_year": 2029, "last_year": 2029},
    ],
)
def test_windows_that_need_no_year(cells: dict[str, Any]) -> None:
    assert faults(interventions=intervention(**cells)) == []


def test_a_past_start_needs_no_window() -> None:
    past = plan(year=2025, status="proposed")
    assert faults(interventions=intervention(last_year=2026), plan=past) == []


def test_mandatory_and_impossible() -> None:
    assert "mandatory where" in one("lock", **CONTINUOUS, max_scale=0, lock="in")


def test_a_refused_cell_causes_no_second_fault() -> None:
    assert "decimal comma" in one("max_scale", **CONTINUOUS, min_scale=1.2, max_scale="1,5")
