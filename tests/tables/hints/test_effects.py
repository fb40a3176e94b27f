from typing import Any

import pytest

from prioritizer.tables.advice import advise
from tests.tables.cases import intervention, logic, scenario, tables

SOUND = [row | {"evidence": "B"} for row in tables()["effects"]] + [
    {"intervention": "posts", "indicator": "crime", "effect": -1, "evidence": "C"}
]


def advice(settings: dict[str, Any] | None = None, **changes: Any) -> list[tuple[Any, ...]]:
    found = advise(scenario(settings, **({"effects": SOUND} | changes)))
    tables_of_effects = ("interventions", "indicators", "effects", "scenario")
    return [(f.table, f.column, f.row) for f in found if f.table in tables_of_effects]


def indicators(**cells: Any) -> list[dict[str, Any]]:
    first, *others = tables()["indicators"]
    return [first | cells, *others]


def test_sound_data_need_no_advice() -> None:
    assert advice() == []


def test_idle_interventions() -> None:
    assert advice(effects=SOUND[:2]) == [("interventions", "intervention", 3)]


def test_enablers_are_not_idle() -> None:
    rows = logic("requires", "vetting", other="posts")
    assert advice(effects=SOUND[:2], logic=rows) == []
    supply = [{"intervention": "posts", "resource": "trainers", "running_use": -2}]
    trainers = [{"resource": "trainers", "available": 1}]
    assert advice(effects=SOUND[:2], resources=trainers, resource_use=supply) == []


def test_adverse_effects() -> None:
    rows = [
        *SOUND,
        {"intervention": "posts", "indicator": "trust", "effect": -0.1, "evidence": "D"},
    ]
    assert advice(effects=rows) == [("effects", "effect", 4)]


@pytest.mark.parametrize("effect", [-1e-9, -1e9])
def test_faint_and_huge_effects(effect: float) -> None:
    rows = [*SOUND[:2], SOUND[2] | {"effect": effect}]
    assert advice(effects=rows) == [("effects", "effect", 3)]


def test_relative_effects_are_measured_on_the_baseline() -> None:
    rows = [*SOUND[:2], SOUND[2] | {"effect": -1e-6, "measure": "relative"}]
    assert advice(effects=rows) == []


def test_effects_without_evidence() -> None:
    rows = [*SOUND[:2], SOUND[2] | {"evidence": ""}]
    assert advice(effects=rows) == [("effects", "evidence", None)]


def test_unmoved_indicators() -> None:
    more = [*tables()["indicators"], {"indicator": "time", "baseline": 9, "target": 5}]
    assert advice(indicators=more) == [("indicators", "indicator", 3)]


def test_weightless_indicators() -> None:
    assert advice(indicators=indicators(weight=0)) == [("indicators", "weight", 1)]
    assert ("indicators", "weight", 1) not in advice(indicators=indicators(weight=0, required=12))


def test_impossible_values() -> None:
    assert advice(indicators=indicators(highest=15)) == [("indicators", "baseline", 1)]


@pytest.mark.parametrize(
    ("settings", "changes", "place"),
    [
        ({"evaluate": "final_year"}, {}, ("scenario", "evaluate", None)),
        ({"objective": "min_cost"}, {}, ("scenario", "objective", None)),
        ({}, {"indicators": indicators(required=12)}, ("indicators", "required", 1)),
    ],
)
def test_the_last_year_alone(
    settings: dict[str, Any], changes: dict[str, Any], place: tuple[Any, ...]
) -> None:
    costly = intervention(recurrent_cost=1)
    assert advice(settings, interventions=costly, **changes) == [place]
    assert advice(settings, **changes) == []
