from typing import Any

import pytest

from tests.tables.cases import faults, rule


@pytest.mark.parametrize(
    ("changes", "table", "column"),
    [
        ({"funders": [{"funder": "un"}]}, "funders", None),
        ({"spending_rules": rule(share_of="amount", max_share=1)}, "spending_rules", "share_of"),
    ],
)
def test_without_funding(changes: dict[str, Any], table: str, column: str | None) -> None:
    (fault,) = faults(funding=None, **changes)
    assert (fault.table, fault.column) == (table, column)
    assert "funding" in fault.message


@pytest.mark.parametrize("active", ["yes", "no"])
def test_a_rule_that_names_a_funder_without_funding(active: str) -> None:
    (fault,) = faults(funding=None, spending_rules=rule(funder="eu", max_share=1, active=active))
    assert "names a funder" in fault.message


def test_a_rule_without_funder_needs_no_funding() -> None:
    assert faults(funding=None, spending_rules=rule(economic="capital", max_share=0.5)) == []


@pytest.mark.parametrize(("what", "low", "high"), [
    ("amount", 2, 1), ("share", 0.6, 0.5), ("change", 0.2, 0.1),
])  # fmt: skip
def test_floor_above_cap(what: str, low: float, high: float) -> None:
    cells = {f"min_{what}": low, f"max_{what}": high}
    (fault,) = faults(spending_rules=rule(**cells))
    assert fault.column == f"min_{what}"
    assert f"above max_{what}" in fault.message


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("min_share", -0.1),
        ("max_share", 1.1),
        ("min_amount", -1),
        ("max_amount", -1),
        ("min_change", -1.1),
        ("max_change", -1.1),
    ],
)
def test_bounds_in_range(column: str, value: float) -> None:
    (fault,) = faults(spending_rules=rule(**{column: value}))
    assert (fault.column, fault.value) == (column, str(value))


def test_all_needs_a_funder() -> None:
    (fault,) = faults(spending_rules=rule(share_of="all", max_share=1))
    assert fault.column == "share_of"
    assert faults(spending_rules=rule(share_of="all", max_share=1, funder="eu")) == []


def test_a_previous_amount_belongs_to_a_change() -> None:
    (fault,) = faults(spending_rules=rule(previous_amount=1, max_amount=2))
    assert fault.column == "previous_amount"
    assert faults(spending_rules=rule(previous_amount=1, max_change=0.1)) == []


FOREIGN = [{"funder": "f", "year": 2027, "amount": 1, "currency": "USD"}]
NOMINAL = [{"funder": "f", "year": 2027, "amount": 1, "prices": "nominal"}]


def test_a_rate_for_the_year() -> None:
    rates = [{"currency": "USD", "year": 2028, "rate": 18}]
    assert "2027" in faults(funding=FOREIGN, exchange_rates=rates)[0].message
    rates = [{"currency": "USD", "year": 2027, "rate": 18}]
    assert faults(funding=FOREIGN, exchange_rates=rates) == []


def test_a_deflator_for_the_year() -> None:
    (fault,) = faults(funding=NOMINAL)
    assert "deflator" in fault.message
    assert faults(funding=NOMINAL, deflators=[{"year": 2027, "deflator": 1.1}]) == []


def test_the_deflator_of_the_price_year_is_1() -> None:
    (fault,) = faults({"price_year": 2027}, deflators=[{"year": 2027, "deflator": 1.1}])
    assert fault.column == "deflator"


@pytest.mark.parametrize(("shares", "count"), [((0.5, 0.5), 0), ((0.5, 0.4), 1), ((1 / 3,) * 3, 0)])
def test_capital_shares_add_up_to_1(shares: tuple[float, ...], count: int) -> None:
    rows = [
        {"intervention": "vetting", "age": age, "capital_share": share}
        for age, share in enumerate(shares)
    ]
    assert len(faults(phasing=rows)) == count


def test_current_shares_need_not_add_up() -> None:
    assert faults(phasing=[{"intervention": "vetting", "age": 0, "current_share": 0.5}]) == []


def test_negative_amounts_and_costs() -> None:
    (fault,) = faults(funding=[{"funder": "f", "year": 2027, "amount": -1}])
    assert "at least 0" in fault.message
