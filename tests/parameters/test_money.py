"""Money by funder and year in constant prices, and when cost falls due."""

from prioritizer.parameters import resolve
from prioritizer.parameters.money import Funding
from tests.models.examples.tiny import tiny
from tests.oracle.cases.build import Row, binary, funds, plan


def funding(settings: Row | None = None, **tables: list[Row]) -> Funding:
    return resolve(tiny(binary("a"), settings=settings, **tables)).funding


def test_funders_come_in_draw_order_with_0_in_years_without_a_row() -> None:
    found = funding(
        funding=[*funds(1, 2, 3), *funds(5, funder="donor"), *funds(0, 7, funder="bank")],
        funders=[
            {"funder": "treasury", "draw_order": 3},
            {"funder": "donor", "draw_order": 1, "carry_over": 0.5},
            {"funder": "bank", "draw_order": 2},
        ],
    )

    assert found.funders == ("donor", "bank", "treasury")
    assert found.amount.tolist() == [[5, 0, 0], [0, 7, 0], [1, 2, 3]]
    assert found.carry_over.tolist() == [0.5, 0, 0]
    assert found.is_limited


def test_without_an_order_the_table_gives_it() -> None:
    found = funding(
        funding=[*funds(1), *funds(1, funder="donor")],
        funders=[{"funder": "donor"}, {"funder": "treasury"}],
    )

    assert found.funders == ("donor", "treasury")


def test_without_a_table_money_is_unlimited() -> None:
    assert not funding().is_limited


def test_foreign_money_is_exchanged_and_nominal_money_deflated() -> None:
    found = funding(
        settings={"currency": "MXN", "price_year": 2026},
        funding=[
            {"funder": "donor", "year": 2026, "amount": 2, "currency": "USD"},
            {"funder": "donor", "year": 2027, "amount": 2, "currency": "USD", "prices": "nominal"},
            {"funder": "donor", "year": 2028, "amount": 3, "prices": "nominal"},
        ],
        exchange_rates=[
            {"currency": "USD", "year": 2026, "rate": 18},
            {"currency": "USD", "year": 2027, "rate": 20},
        ],
        deflators=[
            {"year": 2026, "deflator": 1},
            {"year": 2027, "deflator": 1.25},
            {"year": 2028, "deflator": 1.5},
        ],
    )

    assert found.amount.tolist() == [[36, 32, 2]]


def test_capital_is_due_at_once_and_current_cost_always_unless_phased() -> None:
    phasing = resolve(
        tiny(
            binary("a", 1, 1),
            binary("b", 1, 1),
            phasing=[
                {"intervention": "a", "age": 0, "current_share": 0.5},
                {"intervention": "a", "age": 1, "capital_share": 0.25},
                {"intervention": "a", "age": 2, "capital_share": 0.75},
            ],
        )
    ).phasing

    assert phasing.capital[0, :4].tolist() == [0, 0.25, 0.75, 0]
    assert phasing.current[0, :3].tolist() == [0.5, 1, 1]
    assert phasing.capital[1, :3].tolist() == [1, 0, 0]
    assert phasing.is_plain.tolist() == [False, True]


def test_ages_reach_from_the_oldest_past_start() -> None:
    young = resolve(tiny(binary("a", 1))).phasing
    old = resolve(tiny(binary("a", 1), plan=plan(("a", 2020, 1)))).phasing

    assert old.capital.shape[1] == young.capital.shape[1] + 6
