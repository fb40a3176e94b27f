from typing import Any

import pytest

from tests.tables.cases import faults, logic, rule, tables

EFFECT = {"intervention": "vetting", "indicator": "trust", "effect": 0.1}


@pytest.mark.parametrize("name", ["interventions", "indicators", "effects"])
def test_required_tables(name: str) -> None:
    found = [fault for fault in faults(None, **{name: None}) if fault.table == name]
    assert [fault.message for fault in found if fault.message.startswith("is missing: add the")]


@pytest.mark.parametrize("name", ["interventions", "indicators"])
def test_tables_that_may_not_be_empty(name: str) -> None:
    assert any("has no row" in fault.message for fault in faults(None, **{name: []}))


def test_effects_may_be_empty() -> None:
    assert faults(effects=[]) == []


@pytest.mark.parametrize(
    ("changes", "table", "column", "row"),
    [
        (
            {"interventions": [*tables()["interventions"], *tables()["interventions"][:1]]},
            "interventions",
            "intervention",
            4,
        ),
        ({"effects": [EFFECT, EFFECT]}, "effects", "intervention", 2),
        (
            {"resources": [{"resource": "a", "available": 1}, {"resource": "a", "available": 2}]},
            "resources",
            "resource",
            2,
        ),
        ({"spending_rules": [*rule(max_share=1), *rule(max_share=1)]}, "spending_rules", "rule", 2),
    ],
)
def test_keys_are_unique(changes: dict[str, Any], table: str, column: str, row: int) -> None:
    (fault,) = faults(**changes)
    assert (fault.table, fault.column, fault.row) == (table, column, row)
    assert "keep one of the two" in fault.message


def test_the_same_resource_in_another_year_is_another_row() -> None:
    rows = [{"resource": "a", "available": 1}, {"resource": "a", "available": 2, "year": 2028}]
    assert faults(resources=rows) == []


@pytest.mark.parametrize(
    ("changes", "column", "hint"),
    [
        ({"effects": [EFFECT | {"intervention": "veting"}]}, "intervention", "mean vetting?"),
        ({"effects": [EFFECT | {"indicator": "trst"}]}, "indicator", "mean trust?"),
        ({"spending_rules": rule(funder="treasry", max_share=1)}, "funder", "mean treasury?"),
        ({"spending_rules": rule(intervention="!veting", max_share=1)}, "intervention", "vetting"),
        ({"spending_rules": rule(economic="capitals", max_share=1)}, "economic", "mean capital?"),
        ({"spending_rules": rule(category="police", max_share=1)}, "category", "none to choose"),
        ({"logic": logic("together", "vetting;trainng")}, "interventions", "mean training?"),
        ({"logic": logic("requires", "vetting", other="trainng")}, "other", "mean training?"),
    ],
)
def test_references_are_known(changes: dict[str, Any], column: str, hint: str) -> None:
    (fault,) = faults(**changes)
    assert (fault.column, fault.row) == (column, 1)
    assert hint in fault.message


@pytest.mark.parametrize(
    ("listed", "problem"),
    [
        ("vetting;vetting", "lists vetting twice"),
        ("vetting;", "lists a blank"),
        ("vetting;;training", "lists a blank"),
    ],
)
def test_lists(listed: str, problem: str) -> None:
    (fault,) = faults(logic=logic("together", listed))
    assert problem in fault.message


@pytest.mark.parametrize("selector", ["!", "!;", ";"])
def test_a_selector_selects_something(selector: str) -> None:
    found = faults(spending_rules=rule(intervention=selector, max_share=1))
    assert "lists a blank" in found[0].message


def test_a_funder_without_amounts_may_be_named() -> None:
    assert faults(funders=[{"funder": "un"}], spending_rules=rule(funder="un", max_amount=1)) == []
