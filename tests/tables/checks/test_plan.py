from typing import Any

import pytest

from tests.tables.cases import faults, intervention, plan

RUNNING = intervention(initial_scale=1)
REGIONS = [{"region": "north", "population": 1}, {"region": "south", "population": 2}]


def one(column: str, interventions: Any = None, **cells: Any) -> str:
    """The message of the only fault of one row of the plan, in this column."""
    changes = {"interventions": interventions} if interventions else {}
    (fault,) = faults(plan=plan(**cells), **changes)
    assert (fault.table, fault.row, fault.column) == ("plan", 1, column)
    return fault.message


def test_rows_after_the_last_year() -> None:
    assert "after the last year" in one("year", year=2030)


def test_past_starts_have_no_keep() -> None:
    assert "past start" in one("keep", year=2026, keep=0)
    assert faults(plan=plan(year=2026)) == []


@pytest.mark.parametrize("status", ["fixed", "proposed"])
@pytest.mark.parametrize("year", [2026, 2027])
def test_starts_of_binary_interventions(status: str, year: int) -> None:
    assert "write 0 or 1" in one("start", start=0.5, status=status, year=year)


def test_starts_of_integer_interventions() -> None:
    assert "whole number" in one("start", intervention="posts", start=1.5)


def test_keeps_are_whole() -> None:
    found = faults(plan=plan(keep=0.5, start=0), interventions=intervention(initial_scale=1))
    assert any("write 0 or 1" in fault.message for fault in found)


def test_negative_starts() -> None:
    assert "out of range" in one("start", start=-1)


@pytest.mark.parametrize("window", [{"first_year": 2028}, {"last_year": 2026, "initial_scale": 1}])
def test_fixed_outside_the_window(window: dict[str, int]) -> None:
    assert "outside first_year..last_year" in one("year", intervention(**window))


def test_fixed_and_locked_out() -> None:
    assert "locked out" in one("start", intervention(lock="out"))


@pytest.mark.parametrize("cells", [{"status": "proposed"}, {"start": 0}, {"year": 2025}])
def test_what_is_not_fixed_may_be_forbidden(cells: dict[str, Any]) -> None:
    forbidden = intervention(lock="out", first_year=2028)
    assert faults(plan=plan(**cells), interventions=forbidden) == []


def test_a_national_intervention_has_no_region() -> None:
    found = faults(plan=plan(region="north"), regions=REGIONS)
    assert [fault.column for fault in found] == ["region"]


def test_a_regional_intervention_has_one() -> None:
    regional = intervention(scope="regional")
    (fault,) = faults(plan=plan(), regions=REGIONS, interventions=regional)
    assert "name the region" in fault.message


@pytest.mark.parametrize(
    ("cells", "column"),
    [({"max_scale": 0}, "start"), ({"lock": "out"}, "start")],
)
def test_fixed_where_the_region_forbids(cells: dict[str, Any], column: str) -> None:
    (fault,) = faults(
        plan=plan(region="north"),
        regions=REGIONS,
        interventions=intervention(scope="regional"),
        regional=[{"intervention": "vetting", "region": "north", **cells}],
    )
    assert fault.column == column


def test_a_fixed_keep_above_the_initial_scale() -> None:
    assert "above initial_scale" in one("keep", keep=1, start=0)


def test_a_fixed_keep_of_what_may_not_end() -> None:
    assert "may not end" in one("keep", RUNNING, keep=0, start=0)
    ending = intervention(initial_scale=1, may_end="yes")
    assert faults(plan=plan(keep=0, start=0), interventions=ending) == []


def test_a_fixed_keep_that_ends_what_is_mandatory() -> None:
    mandatory = {"initial_scale": 1, "may_end": "yes", "lock": "in"}
    assert "mandatory" in one("keep", intervention(**mandatory), keep=0, start=0)
    assert faults(plan=plan(keep=1, start=0), interventions=intervention(**mandatory)) == []


def test_a_keep_never_rises() -> None:
    rows = [*plan(year=2028, keep=1, start=0), *plan(year=2027, keep=0, start=0)]
    ending = intervention(initial_scale=1, may_end="yes")
    (fault,) = faults(plan=rows, interventions=ending)
    assert (fault.row, fault.column) == (1, "keep")
    assert "never rises" in fault.message


def test_a_missing_table_of_interventions_is_one_fault() -> None:
    found = faults(plan=plan(), interventions=None, effects=[])
    assert {fault.table for fault in found} == {"interventions"}
