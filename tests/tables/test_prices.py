import pytest

from prioritizer.tables.prices import constant_amounts, deflators
from tests.tables.cases import scenario


def test_foreign_and_nominal_amounts_become_the_scenario_s_own() -> None:
    row = {"funder": "treasury", "amount": 6}
    content = scenario(
        {"price_year": 2026},
        funding=[
            row | {"year": 2027},
            row | {"year": 2028, "currency": "MXN"},
            row | {"year": 2029, "currency": "USD"},
            {"funder": "eu", "year": 2029, "amount": 6, "currency": "USD", "prices": "nominal"},
        ],
        exchange_rates=[{"currency": "USD", "year": 2029, "rate": 20}],
        deflators=[{"year": 2026, "deflator": 1}, {"year": 2029, "deflator": 1.5}],
    ).content

    assert constant_amounts(content) == pytest.approx([6, 6, 120, 80])
    assert deflators(content) == {2026: 1.0, 2029: 1.5}


def test_without_the_tables_nothing_is_changed() -> None:
    content = scenario().content

    assert constant_amounts(content) == pytest.approx([5, 2])
    assert deflators(content) == {}
