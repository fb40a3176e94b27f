from __future__ import annotations

from tests.explanation.infeasible import REQUIRED_4, made
from tests.explanation.removed import has_plan
from tests.explanation.written import member_of, names_of, written
from tests.oracle.cases.build import binary, funds, rule


def test_a_year_without_an_amount_has_none() -> None:
    scenario = made("x", [binary("a", 3)], "", funding=funds(2)).scenario

    assert names_of(scenario, "funder_balance") == [
        "funder_balance[treasury,2026]",
        "funder_balance[treasury,2027]",
    ]
    told = member_of(scenario, "funder_balance[treasury,2027]").sentence
    assert told == "Funding source treasury has 0.0 in 2027."


def test_without_funding_money_is_no_member() -> None:
    scenario = made("x", [binary("a", 3)], "").scenario

    assert names_of(scenario, "funder_balance") == []
    assert names_of(scenario, "carry_over_limit") == []


def test_an_amount_is_raised_in_its_own_money() -> None:
    scenario = made(
        "x",
        [binary("a", 6)],
        "",
        settings={"years": [2026], "currency": "MXN", "price_year": 2025},
        indicators=REQUIRED_4,
        funding=[
            {
                "funder": "treasury",
                "year": 2026,
                "amount": 2,
                "currency": "USD",
                "prices": "nominal",
            }
        ],
        exchange_rates=[{"currency": "USD", "year": 2026, "rate": 2}],
        deflators=[{"year": 2025, "deflator": 1}, {"year": 2026, "deflator": 1.25}],
    ).scenario

    # 2 USD are 4 MXN, at prices of 2025 3.2; 6 are needed.
    assert written(scenario, "funder_balance[treasury,2026]") == [
        ("amount", 2.0, 3.75, "USD nominal")
    ]


def test_a_higher_amount_also_carries_more() -> None:
    scenario = made(
        "x",
        [binary("a", 4, first_year=2027)],
        "",
        indicators=REQUIRED_4,
        funding=funds(2, 2),
        funders=[{"funder": "treasury", "carry_over": 0.5}],
    ).scenario

    # Of 4 in 2026 half is carried.
    assert written(scenario, "funder_balance[treasury,2026]") == [("amount", 2.0, 4.0, "")]
    assert written(scenario, "carry_over_limit[treasury]") == [("carry_over", 0.5, 1.0, "share")]


def test_a_share_of_the_amounts_follows_them() -> None:
    scenario = made(
        "x",
        [binary("a", 4)],
        "",
        indicators=REQUIRED_4,
        settings={"years": [2026]},
        funding=funds(6),
        spending_rules=rule(max_share=0.5, share_of="amount"),
    ).scenario

    assert written(scenario, "funder_balance[treasury,2026]") == [("amount", 6.0, 8.0, "")]


def test_a_funder_that_carries_all_has_no_limit_to_change() -> None:
    cells = [{"funder": "treasury", "carry_over": 1}]
    scenario = made("x", [binary("a", 3)], "", funding=funds(2, 2), funders=cells).scenario

    assert names_of(scenario, "carry_over_limit") == []


def test_the_forward_cost_names_its_year() -> None:
    scenario = made(
        "x",
        [binary("a", 1, 2)],
        "",
        settings={"sustainability": {"tail_ceiling": 0.5}},
        indicators=REQUIRED_4,
    ).scenario

    assert "2028" in member_of(scenario, "tail_ceiling").sentence
    assert written(scenario, "tail_ceiling") == [("tail_ceiling", 0.5, 2.0, "")]
    assert has_plan(scenario.replace(tail_ceiling=2.0))
    assert not has_plan(scenario.replace(tail_ceiling=1.9))
