import pytest

from prioritizer.evaluation import judge
from prioritizer.evaluation.selections import chosen
from prioritizer.evaluation.spending_rules import selected_money
from tests.evaluation.judged import assert_judged
from tests.evaluation.money_cases import RULES, funded, started
from tests.evaluation.tiny import YEARS, Row, outcome, plan, tiny

TWO_FUNDERS = [{"funder": f, "year": t, "amount": 9} for f in ("treasury", "donor") for t in YEARS]


@pytest.mark.parametrize("family", RULES)
def test_a_plan_that_breaks_the_family_is_found(family: str) -> None:
    assert_judged(RULES[family]())


def test_without_funding_the_rules_speak_of_the_cost() -> None:
    rule = {"rule": "cap", "category": "police", "economic": "current", "max_amount": 2}
    s = tiny(
        {"category": "police", "capital_cost": 4, "recurrent_cost": 1},
        {"category": "justice", "recurrent_cost": 5},
        spending_rules=[rule],
    )
    late = plan(s, {("a", 2027): 1, ("b", 2026): 1})
    assert judge(s, late).is_admissible
    found = judge(s, plan(s, {("a", 2026): 1, ("b", 2026): 1})).violations
    assert [(v.name, v.amount) for v in found] == [("rule_amount[cap,all]", 1.0)]


def row_of(rule: Row, *money: tuple[str, str, int, str, float]) -> list[tuple[float, float, float]]:
    """Activity, lower and upper of the rows of one rule, for payments of one year and two uses."""
    s = tiny(
        {"category": "police", "agency": "state"},
        {"category": "justice"},
        funding=TWO_FUNDERS,
        spending_rules=[{"rule": "r"} | rule],
    )
    checks = judge(s, plan(s, money=list(money))).checks
    return [
        (float(check.activity[row]), float(check.lower[row]), float(check.upper[row]))
        for check in checks
        if check.family.startswith("rule_")
        for row in range(len(check))
    ]


PAID = (
    ("treasury", "a", 2027, "capital", 3.0),
    ("treasury", "b", 2027, "current", 5.0),
    ("donor", "a", 2027, "current", 2.0),
    ("donor", "a", 2028, "current", 1.0),
)
NO = float("inf")


@pytest.mark.parametrize(
    ("rule", "row"),
    [
        ({"max_amount": 9}, (11.0, -NO, 9.0)),
        ({"min_amount": 1, "max_amount": 9, "year": 2027}, (10.0, 1.0, 9.0)),
        ({"funder": "donor", "economic": "current", "max_amount": 0}, (3.0, -NO, 0.0)),
        ({"funder": "!donor", "max_amount": 0}, (8.0, -NO, 0.0)),
        ({"category": "!police", "max_amount": 0}, (5.0, -NO, 0.0)),
        ({"agency": "!state", "max_amount": 0}, (5.0, -NO, 0.0)),
        ({"intervention": "a;b", "year": 2028, "max_amount": 0}, (1.0, -NO, 0.0)),
        # own: all money of the same funders in the same years
        ({"category": "police", "max_share": 0.5, "year": 2027}, (5.0, -NO, 5.0)),
        ({"category": "police", "funder": "treasury", "max_share": 0.5}, (3.0, -NO, 4.0)),
        # all: the same use, by all funders
        (
            {"category": "police", "funder": "treasury", "share_of": "all", "min_share": 0.25},
            (3.0, 1.5, NO),
        ),
        # amount: what the funders have, whatever else is selected
        (
            {"category": "police", "funder": "donor", "share_of": "amount", "min_share": 0.25},
            (3.0, 6.75, NO),
        ),
        ({"share_of": "amount", "year": 2027, "max_share": 0.5}, (10.0, -NO, 9.0)),
        ({"year": 2028, "min_change": -0.5}, (1.0, 5.0, NO)),
        ({"year": 2026, "max_change": 0.5, "previous_amount": 4}, (0.0, -NO, 6.0)),
    ],
)
def test_activity_and_bounds_of_a_rule(rule: Row, row: tuple[float, float, float]) -> None:
    assert row_of(rule, *PAID) == [row]


def test_each_year_is_a_row_of_its_own() -> None:
    rows = row_of({"category": "police", "year": "each", "max_share": 0.5}, *PAID)
    assert rows == [(0.0, -NO, 0.0), (5.0, -NO, 5.0), (1.0, -NO, 0.5)]


def test_a_change_with_a_blank_year_binds_every_year_that_has_one_before() -> None:
    assert row_of({"max_change": 1}, *PAID) == [(10.0, -NO, 0.0), (1.0, -NO, 20.0)]
    rows = row_of({"max_change": 1, "previous_amount": 3}, *PAID)
    assert rows == [(0.0, -NO, 6.0), (10.0, -NO, 0.0), (1.0, -NO, 20.0)]


def test_selected_money_by_year() -> None:
    s = funded({"rule": "all", "max_amount": 100})
    done = outcome(s, started(s, 2027))
    (rule,) = done.parameters.spending_rules
    assert selected_money(done, chosen(rule)).tolist() == [0.0, 5.0, 1.0]
