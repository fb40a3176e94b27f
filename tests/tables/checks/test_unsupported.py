from typing import Any

import pytest

from prioritizer.tables.faults import ScenarioError
from tests.tables.cases import intervention, plan, rule, scenario

REGIONS = [{"region": "north", "population": 1}]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("regions", REGIONS),
        ("stakeholders", [{"stakeholder": "union"}]),
        ("deflators", [{"year": 2027, "deflator": 1}]),
        ("exchange_rates", [{"currency": "USD", "year": 2027, "rate": 18}]),
        ("milestones", [{"indicator": "crime", "year": 2027, "required": 15}]),
        ("phasing", [{"intervention": "vetting", "age": 0, "capital_share": 1}]),
        ("response", [{"intervention": "vetting", "scale": 1, "share": 1}]),
    ],
)
def test_tables(table: str, rows: list[dict[str, Any]]) -> None:
    with pytest.raises(ScenarioError, match=f"{table}: is not supported yet in this version"):
        scenario(**{table: rows})


@pytest.mark.parametrize(
    "settings",
    [
        {"politics": {"quorum": 0.5}},
        {"politics": {"political_capital": 2}},
        {"objective": "largest_shortfall"},
        {"objective": ["weighted_gain", "min_cost"]},
    ],
)
def test_settings(settings: dict[str, Any]) -> None:
    with pytest.raises(ScenarioError, match="not supported yet in this version"):
        scenario(settings)


@pytest.mark.parametrize(
    "changes",
    [
        {"interventions": intervention(scope="regional"), "regions": REGIONS},
        {"spending_rules": rule(region="north", max_share=1), "regions": REGIONS},
        {"plan": plan(region="north"), "regions": REGIONS},
        {"funding": [{"funder": "f", "year": 2027, "amount": 1, "currency": "USD"}]},
        {"funding": [{"funder": "f", "year": 2027, "amount": 1, "prices": "nominal"}]},
    ],
)
def test_cells(changes: dict[str, Any]) -> None:
    with pytest.raises(ScenarioError) as caught:
        scenario(**changes)
    later = [fault for fault in caught.value.faults if "not supported yet" in fault.message]
    assert [fault for fault in later if fault.row == 1]


@pytest.mark.parametrize("objective", ["weighted_gain", "min_cost", ["min_cost"]])
def test_supported_objectives(objective: str | list[str]) -> None:
    scenario({"objective": objective})


def test_the_scenarios_own_currency_is_no_foreign_one() -> None:
    scenario(funding=[{"funder": "f", "year": 2027, "amount": 1, "currency": "MXN"}])
