from typing import Any

import pytest

from prioritizer.tables.advice import advise
from tests.tables.cases import intervention, rule, scenario

MONEY = ("funding", "funders", "spending_rules", "interventions")


def advice(**changes: Any) -> list[tuple[Any, ...]]:
    """Advice on money, without that on the effects."""
    found = advise(scenario(**({"funding": amounts(2)} | changes)))
    return [(f.table, f.column, f.row) for f in found if f.table in MONEY and f.row != 3]


def amounts(*values: float) -> list[dict[str, Any]]:
    return [
        {"funder": "treasury", "year": 2027 + year, "amount": amount}
        for year, amount in enumerate(values)
    ]


@pytest.mark.parametrize(("amount", "count"), [(2.9, 0), (3, 1), (50, 1)])
def test_more_money_than_everything_costs(amount: float, count: int) -> None:
    assert advice(funding=amounts(amount)) == [("funding", "amount", None)] * count


@pytest.mark.parametrize(("rate", "deflator", "count"), [(1, 1, 0), (2, 1, 1), (2, 1.5, 0)])
def test_money_is_counted_in_the_scenario_s_currency_and_prices(
    rate: float, deflator: float, count: int
) -> None:
    foreign = {"funder": "treasury", "year": 2027, "amount": 2, "currency": "USD"}
    found = advice(
        settings={"price_year": 2026},
        funding=[foreign | {"prices": "nominal"}],
        exchange_rates=[{"currency": "USD", "year": 2027, "rate": rate}],
        deflators=[{"year": year, "deflator": deflator} for year in (2027, 2028, 2029)],
    )
    assert found.count(("funding", "amount", None)) == count


def test_recurrent_cost_counts_every_year_and_a_short_start_every_time() -> None:
    running = intervention(capital_cost=0, recurrent_cost=2)
    assert advice(funding=amounts(5.9), interventions=running) == []
    assert advice(funding=amounts(6), interventions=running) == [("funding", "amount", None)]
    short = intervention(duration=1)
    assert advice(funding=amounts(8), interventions=short) == []


def test_no_money_in_the_window() -> None:
    late = intervention(first_year=2028)
    assert advice(interventions=late) == [("interventions", "capital_cost", 1)]


@pytest.mark.parametrize(
    ("cells", "is_banned"),
    [
        ({"max_amount": 0}, True),
        ({"max_share": 0, "year": "each"}, True),
        ({"max_amount": 0, "funder": "treasury", "intervention": "vetting"}, True),
        ({"max_amount": 0, "intervention": "!training"}, True),
        ({"max_amount": 0, "economic": "current"}, False),
        ({"max_amount": 0, "year": "2028"}, False),
        ({"max_amount": 0, "intervention": "training"}, False),
        ({"max_amount": 1}, False),
    ],
)
def test_bans(cells: dict[str, Any], is_banned: bool) -> None:
    found = advice(spending_rules=rule(**cells))
    assert (("interventions", "capital_cost", 1) in found) == is_banned


def test_another_funder_can_pay() -> None:
    funding = [*amounts(1), {"funder": "eu", "year": 2029, "amount": 1}]
    banned = rule(funder="eu", max_amount=0)
    assert advice(funding=funding, spending_rules=banned) == []


def test_funders_without_money() -> None:
    assert advice(funders=[{"funder": "treasury"}, {"funder": "un"}]) == [("funders", "funder", 2)]


def test_rules_without_bound() -> None:
    assert advice(spending_rules=rule(economic="capital")) == [("spending_rules", "rule", 1)]


def test_a_share_of_nothing() -> None:
    found = advice(spending_rules=rule(share_of="amount", max_amount=1))
    assert found == [("spending_rules", "share_of", 1)]


def test_money_far_apart() -> None:
    assert advice(funding=amounts(2, 1e-9)) == [("funding", "amount", 2)]
    assert advice(funding=amounts(2, 1e-5)) == []


def test_without_funding_there_is_nothing_to_say() -> None:
    assert advice(funding=None) == []
