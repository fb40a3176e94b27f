from typing import Any

import pytest

from prioritizer.scenario import Scenario
from prioritizer.tables.faults import ScenarioError
from tests.tables.cases import rule, scenario


def case() -> Scenario:
    every_year = {"resource": "a.b", "available": 1}
    resources = [every_year, every_year | {"available": 2, "year": 2028}]
    return scenario(spending_rules=rule(max_share=0.5), resources=resources)


@pytest.mark.parametrize(
    ("override", "setting", "value"),
    [
        ("evaluate=final_year", "evaluate", "final_year"),
        ('evaluate="final_year"', "evaluate", "final_year"),
        ("discount_rate = 0.05", "discount_rate", 0.05),
        ("years=[2027, 2028, 2029, 2030]", "years", (2027, 2028, 2029, 2030)),
        ("sustainability.tail_ceiling=4", "tail_ceiling", 4.0),
        ("title=a = b", "title", "a = b"),
        ("credit_beyond_target=true", "credit_beyond_target", True),
        ('objective=["min_cost"]', "objective", ("min_cost",)),
    ],
)
def test_settings(override: str, setting: str, value: Any) -> None:
    assert getattr(case().with_overrides([override]).settings, setting) == value


@pytest.mark.parametrize(
    ("override", "table", "row", "column", "value"),
    [
        ("spending_rules.a_rule.active=no", "spending_rules", 0, "active", False),
        ("spending_rules.a_rule.min_share=0.1", "spending_rules", 0, "min_share", 0.1),
        ("interventions.training.max_scale=1.5", "interventions", 1, "max_scale", 1.5),
        ("interventions.training.max_scale=", "interventions", 1, "max_scale", 1.0),
        ("funding.treasury.2027.amount=9", "funding", 0, "amount", 9.0),
        ("effects.vetting.trust.effect=0.05", "effects", 0, "effect", 0.05),
        ("resources.a.b.2028.available=5", "resources", 1, "available", 5.0),
        ("resources.a.b.available=5", "resources", 0, "available", 5.0),
        ("resources.a.b..available=5", "resources", 0, "available", 5.0),
    ],
)
def test_cells(override: str, table: str, row: int, column: str, value: Any) -> None:
    changed = case().with_overrides([override])
    assert changed.table(table)[column][row] == value
    is_cleared = override.endswith("=")
    assert is_cleared or case().table(table)[column][row] != value


def test_several_at_once() -> None:
    overrides = ["funding.eu.2028.amount=7", "funding.treasury.2027.amount=9", "title=x"]
    changed = case().with_overrides(overrides)
    assert changed.table("funding")["amount"].tolist() == [9, 7]
    assert changed.settings.title == "x"


@pytest.mark.parametrize(
    ("override", "problem"),
    [
        ("evaluate", "write KEY=VALUE"),
        ("evalute=final_year", "did you mean evaluate?"),
        ("quorum=1", "did you mean quorum?"),
        ("evaluate=final", "did you mean final_year?"),
        ("interventions.vettng.lock=in", "did you mean vetting?"),
        ("interventions.vetting.lok=in", "did you mean lock?"),
        ("interventions.lock=in", "write interventions.ID.COLUMN"),
        ("logic.a.active=no", "is not in the scenario"),
        ("interventions.vetting.capital_cost=1,5", "write 1.5"),
    ],
)
def test_overrides_at_fault(override: str, problem: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        case().with_overrides([override])
    (fault,) = caught.value.faults
    assert problem in str(fault)


def test_an_ambiguous_row() -> None:
    rows = [{"resource": "a", "available": 1, "year": 2028}, {"resource": "a.2028", "available": 1}]
    with pytest.raises(ScenarioError, match="names 2 rows"):
        scenario(resources=rows).with_overrides(["resources.a.2028.available=3"])


def test_every_fault_at_once() -> None:
    with pytest.raises(ScenarioError) as caught:
        case().with_overrides(["a=1", "b=2"])
    assert len(caught.value.faults) == 2
