from typing import Any

import pytest

from tests.tables.cases import faults, intervention

REGIONS = [{"region": "north", "population": 1}, {"region": "south", "population": 2}]
NORTH = {"intervention": "vetting", "region": "north"}
CONTINUOUS = {"scope": "regional", "decision": "continuous"}


def regional(interventions: dict[str, Any], **cells: Any) -> list[tuple[str | None, str]]:
    found = faults(
        interventions=intervention(**interventions), regions=REGIONS, regional=[NORTH | cells]
    )
    return [(fault.column, fault.message) for fault in found]


def test_regional_needs_regions() -> None:
    (fault,) = faults(interventions=intervention(scope="regional"))
    assert (fault.table, fault.column) == ("interventions", "scope")


@pytest.mark.parametrize(
    ("column", "value"), [("size", 2), ("max_scale", 1), ("lock", "in"), ("initial_scale", 1)]
)
def test_national_interventions_have_effect_factors_alone(column: str, value: object) -> None:
    assert [place for place, _ in regional({}, **{column: value})] == [column]
    assert regional({}, effect_factor=2) == []


@pytest.mark.parametrize("limit", [0.3, 1.5])
def test_regional_max_scale_is_within_the_interventions(limit: float) -> None:
    ((column, _),) = regional(CONTINUOUS | {"min_scale": 0.5}, max_scale=limit)
    assert column == "max_scale"


def test_regional_max_scale_0_is_not_decided_there() -> None:
    assert regional(CONTINUOUS | {"min_scale": 0.5, "initial_scale": 1}, max_scale=0) == []


def test_regional_initial_scale_fits() -> None:
    ((column, _),) = regional(CONTINUOUS, max_scale=0.5, initial_scale=0.7)
    assert column == "initial_scale"


def test_an_inherited_initial_scale_fits() -> None:
    ((column, _),) = regional(CONTINUOUS | {"initial_scale": 0.8}, max_scale=0.5)
    assert column == "max_scale"


@pytest.mark.parametrize("column", ["max_scale", "initial_scale"])
def test_whole_numbers_stay_whole(column: str) -> None:
    found = regional({"scope": "regional"}, **{column: 0.5})
    assert (column, "is of a binary intervention: write 0 or 1") in found
    found = regional({"scope": "regional", "decision": "integer", "max_scale": 3}, **{column: 1.5})
    assert "whole number" in found[0][1]


def test_mandatory_where_it_is_not_decided() -> None:
    ((column, _),) = regional(CONTINUOUS, max_scale=0, lock="in")
    assert column == "lock"


def test_sizes_are_positive() -> None:
    (fault,) = faults(regions=[REGIONS[0] | {"size": 0}])
    assert "above 0" in fault.message


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"baseline": 30, "target": 30}, "target"),
        ({"baseline": 30, "target": 35}, "target"),
        ({"baseline": 9, "target": 10}, "target"),
        ({"baseline": 0}, "baseline"),
        ({"target": 25}, "target"),
    ],
)
def test_directions_are_the_national_ones(cells: dict[str, float], column: str) -> None:
    rows = [{"region": "north", "indicator": "crime", **cells}]
    (fault,) = faults(regions=REGIONS, regional_indicators=rows)
    assert fault.column == column


@pytest.mark.parametrize("cells", [{"baseline": 30}, {"target": 5}, {"baseline": 5, "target": 4}])
def test_directions_that_agree(cells: dict[str, float]) -> None:
    rows = [{"region": "north", "indicator": "crime", **cells}]
    assert faults(regions=REGIONS, regional_indicators=rows) == []
