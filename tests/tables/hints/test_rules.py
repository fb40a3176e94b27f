from typing import Any

import pytest

from prioritizer.tables.content import build_content
from prioritizer.tables.hints.rules import RULE_HINTS
from tests.tables.cases import SETTINGS, intervention, logic, rule, tables


def advice(**changes: Any) -> list[tuple[Any, ...]]:
    content, faults = build_content(SETTINGS, tables(**changes))
    assert not faults
    return [(f.table, f.column, f.row) for hint in RULE_HINTS for f in hint(content)]


def test_idle_resources() -> None:
    rows = [{"resource": "a", "available": 1}, {"resource": "b", "available": 1}]
    use = [{"intervention": "vetting", "resource": "a", "start_use": 1}]
    assert advice(resources=rows, resource_use=use) == [("resources", "resource", 2)]


def test_inactive_rules() -> None:
    assert advice(spending_rules=rule(active="no", max_share=1)) == [
        ("spending_rules", "active", 1)
    ]


@pytest.mark.parametrize(
    ("kind", "count", "is_odd"),
    [
        ("at_least", 3, True),
        ("exactly", 3, True),
        ("at_least", 2, False),
        ("at_most", 2, True),
        ("at_most", 1, False),
    ],
)
def test_odd_counts(kind: str, count: int, is_odd: bool) -> None:
    found = advice(logic=logic(kind, "vetting;posts", count=count))
    assert found == [("logic", "count", 1)] * is_odd


def test_lonely_together() -> None:
    assert advice(logic=logic("together", "vetting")) == [("logic", "interventions", 1)]


@pytest.mark.parametrize(
    ("rows", "is_odd"),
    [
        (logic("requires", "vetting", other="training"), True),
        (logic("requires", "vetting", other="posts"), False),
        (logic("at_least", "vetting;training", count=1), True),
        (logic("at_most", "vetting;training", count=1), False),
        (logic("requires", "vetting", other="training", active="no"), False),
    ],
)
def test_thresholds_at_full_scale(rows: list[dict[str, Any]], is_odd: bool) -> None:
    found = advice(logic=rows)
    assert (("interventions", "min_scale", 2) in found) == is_odd


def test_a_stated_threshold_needs_no_advice() -> None:
    rows = intervention()
    rows[1]["min_scale"] = 0.5
    assert advice(logic=logic("requires", "vetting", other="training"), interventions=rows) == []


def test_whole_units_at_a_fraction_of_the_price() -> None:
    regions = [{"region": "north", "population": 1}, {"region": "south", "population": 3}]
    regional = intervention(scope="regional")
    place = ("interventions", "decision", 1)
    assert advice(interventions=regional, regions=regions) == [place]
    whole = [row | {"size": 1} for row in regions]
    assert advice(interventions=regional, regions=whole) == []
    own = [{"intervention": "vetting", "region": "north", "size": 1}]
    assert advice(interventions=regional, regions=regions, regional=own) == []
