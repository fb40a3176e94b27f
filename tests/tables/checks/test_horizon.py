from typing import Any

import pytest

from tests.tables.cases import faults, rule


@pytest.mark.parametrize(
    "changes",
    [
        {"funding": [{"funder": "f", "year": 2026, "amount": 1}]},
        {"funding": [{"funder": "f", "year": 2030, "amount": 1}]},
        {"resources": [{"resource": "q", "year": 2030, "available": 1}]},
        {"milestones": [{"indicator": "crime", "year": 2026, "required": 15}]},
        {"spending_rules": rule(year="2030", max_amount=1)},
    ],
)
def test_rows_outside_the_years(changes: dict[str, Any]) -> None:
    (fault,) = faults(**changes)
    assert (fault.column, fault.row) == ("year", 1)
    assert "outside the years 2027 to 2029" in fault.message


@pytest.mark.parametrize("year", ["2029", 2029, 2029.0, "each", ""])
def test_years_of_rules(year: object) -> None:
    assert faults(spending_rules=rule(year=year, max_amount=1)) == []


def test_deflators_and_rates_may_reach_beyond() -> None:
    rates = [{"currency": "USD", "year": 2020, "rate": 18}]
    assert faults(deflators=[{"year": 2020, "deflator": 0.8}], exchange_rates=rates) == []


def test_a_resource_for_every_year() -> None:
    assert faults(resources=[{"resource": "q", "available": 1}]) == []


def test_years_at_fault_cause_no_other_fault() -> None:
    (fault,) = faults({"years": [2027, 2029]})
    assert fault.column == "years"
