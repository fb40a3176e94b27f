from __future__ import annotations

import pytest

from tests.explanation.infeasible import REQUIRED_4, made
from tests.explanation.written import member_of, names_of, written
from tests.oracle.cases.build import Row, binary, effect, funds, rule


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (
            {"min_amount": 2, "year": "each", "intervention": "a"},
            "at least 2.0 (min_amount) in each year for intervention a.",
        ),
        (
            {"min_amount": 2, "max_amount": 3, "basis": "policy"},
            "at least 2.0 (min_amount) and at most 3.0 (max_amount) over all years for all money "
            "(basis: policy).",
        ),
        (
            {"min_share": 0.25, "funder": "treasury", "category": "x", "year": "2026"},
            "funder treasury, category x gets at least 25 % of what funder treasury pays in 2026 "
            "(min_share).",
        ),
        (
            {"max_share": 0.5, "share_of": "all", "funder": "treasury", "basis": "agreement"},
            "funder treasury gets at most 50 % of what all funders pay for it over all years "
            "(max_share, basis: agreement).",
        ),
        (
            {"max_share": 0.5, "share_of": "amount"},
            "all money gets at most 50 % of the amounts of all funders over all years (max_share).",
        ),
        (
            {"min_change": -0.1},
            "all money changes by at least -10 % from year to year (min_change).",
        ),
    ],
)
def test_a_rule_is_told_with_its_numbers(cells: Row, sentence: str) -> None:
    scenario = made(
        "x", [binary("a", 3, category="x")], "", funding=funds(9, 9), spending_rules=rule(**cells)
    ).scenario
    family = (
        "rule_amount" if "min_amount" in cells else f"rule_{next(k for k in cells if '_' in k)}"
    )

    told = member_of(scenario, f"{family}[the rule]").sentence
    assert told == f"Spending rule the rule: {sentence}"


def test_each_family_of_a_rule_is_a_member() -> None:
    scenario = made(
        "x",
        [binary("a", 3)],
        "",
        spending_rules=rule(min_amount=1, max_share=0.5, max_change=1, min_change=-1),
    ).scenario
    families = ("rule_amount", "rule_max_share", "rule_min_change", "rule_max_change")

    assert [name for family in families for name in names_of(scenario, family)] == [
        f"{family}[the rule]" for family in families
    ]


def test_an_inactive_rule_says_nothing() -> None:
    scenario = made("x", [binary("a", 3)], "", spending_rules=rule(max_amount=1, active=False))

    assert names_of(scenario.scenario, "rule_amount") == []


def test_a_floor_is_lowered_and_a_cap_raised() -> None:
    floor = made("x", [binary("a", 3)], "", spending_rules=rule(min_amount=4)).scenario
    cap = made(
        "x", [binary("a", 3)], "", indicators=REQUIRED_4, spending_rules=rule(max_amount=1)
    ).scenario

    assert written(floor, "rule_amount[the rule]") == [("min_amount", 4.0, 3.0, "")]
    assert written(cap, "rule_amount[the rule]") == [("max_amount", 1.0, 3.0, "")]


def test_a_share_is_what_the_plan_needs() -> None:
    scenario = made(
        "x",
        [binary("a", 3), binary("b", 1)],
        "",
        effects=[effect("a", 4), effect("b", 0)],
        indicators=REQUIRED_4,
        spending_rules=rule(max_share=0.5, intervention="a"),
    ).scenario

    assert written(scenario, "rule_max_share[the rule]") == [("max_share", 0.5, 0.75, "share")]


def test_a_change_from_nothing_is_taken_away() -> None:
    scenario = made(
        "x",
        [binary("a", 3, first_year=2027)],
        "",
        indicators=REQUIRED_4,
        spending_rules=rule(max_change=0.5),
    ).scenario

    # Money that follows a year without any grows without a limit: no number keeps it.
    assert written(scenario, "rule_max_change[the rule]") == [
        ("max_change", 0.5, None, "share of the year before")
    ]


def test_a_change_is_measured_from_the_previous_amount() -> None:
    scenario = made(
        "x",
        [binary("a", 3)],
        "",
        settings={"years": [2026]},
        indicators=REQUIRED_4,
        spending_rules=rule(max_change=0.5, previous_amount=1),
    ).scenario

    assert written(scenario, "rule_max_change[the rule]") == [
        ("max_change", 0.5, 2.0, "share of the year before")
    ]
