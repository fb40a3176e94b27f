"""The cases of the families about money: see cases.py."""

from __future__ import annotations

from collections.abc import Callable

from prioritizer.evaluation import Plan
from prioritizer.scenario import Scenario
from tests.evaluation.cases import COSTLY, MXN, Case
from tests.evaluation.tiny import YEARS, Row, plan, tiny

FUNDING = [{"funder": "treasury", "year": year, "amount": 6} for year in YEARS]


def funded(*rules: Row) -> Scenario:
    """One programme that costs 4 to start and 1 a year to run; the treasury has 6 a year."""
    return tiny(
        COSTLY, settings=MXN, funding=FUNDING, **({"spending_rules": list(rules)} if rules else {})
    )


def started(s: Scenario, year: int, funder: str = "treasury") -> Plan:
    """The programme starts in a year, and a funder pays it."""
    money = [(funder, "a", year, "capital", 4.0)]
    money += [(funder, "a", t, "current", 1.0) for t in YEARS if t >= year]
    return plan(s, {("a", year): 1}, money=money)


def money_not_negative() -> Case:
    s = tiny(
        {"capital_cost": 4},
        settings=MXN,
        funding=[{"funder": f, "year": 2026, "amount": 9} for f in ("treasury", "donor")],
    )
    both = [("treasury", "a", 2026, "capital", 5.0), ("donor", "a", 2026, "capital", -1.0)]
    one = [("treasury", "a", 2026, "capital", 4.0)]
    return Case(
        s,
        plan(s, {("a", 2026): 1}, money=one),
        plan(s, {("a", 2026): 1}, money=both),
        "money_not_negative[donor,a,2026,capital]",
        1.0,
        "donor pays -1.0 million MXN of the capital cost of a in 2026: below 0.",
    )


def cost_is_funded() -> Case:
    s = funded()
    short = [("treasury", "a", 2028, "capital", 3.5), ("treasury", "a", 2028, "current", 1.0)]
    return Case(
        s,
        started(s, 2028),
        plan(s, {("a", 2028): 1}, money=short),
        "cost_is_funded[a,2028,capital]",
        0.5,
        "The capital cost of a in 2028 is 4.0 million MXN, funders pay 3.5 million MXN: "
        "0.5 million MXN is missing.",
    )


def funder_balance() -> Case:
    s = tiny(
        COSTLY,
        settings=MXN,
        funding=[{"funder": "treasury", "year": t, "amount": 3} for t in YEARS],
        funders=[{"funder": "treasury", "carry_over": 0.5}],
    )
    # In 2027 there are 3 and half of the 3 of 2026; in 2028 3 and half of that 4.5.
    return Case(
        s,
        started(s, 2028),
        started(s, 2027),
        "funder_balance[treasury,2027]",
        0.5,
        "Funding source treasury (2027): pays 0.5 million MXN more than its amount of "
        "3.0 million MXN and what it carried over from the year before.",
    )


def rule_amount() -> Case:
    s = funded({"rule": "cap", "year": 2028, "max_amount": 2})
    return Case(
        s,
        started(s, 2027),
        started(s, 2028),
        "rule_amount[cap,2028]",
        3.0,
        "Spending rule cap (2028): 5.0 million MXN spent on the selection, at most "
        "2.0 million MXN allowed: 3.0 million MXN too much.",
    )


def rule_min_share() -> Case:
    s = funded({"rule": "floor", "economic": "current", "min_share": 0.25})
    # Current cost: 3 of 7 when started in 2026, 1 of 5 in 2028.
    return Case(
        s,
        started(s, 2026),
        started(s, 2028),
        "rule_min_share[floor,all]",
        0.25,
        "Spending rule floor (all years): 1.0 million MXN spent on the selection, at least "
        "1.25 million MXN required by min_share: 0.25 million MXN too little.",
    )


def rule_max_share() -> Case:
    s = funded({"rule": "cap", "share_of": "amount", "funder": "treasury", "max_share": 0.375})
    # The treasury has 18 in all: 6.75 of it may be spent.
    return Case(
        s,
        started(s, 2027),
        started(s, 2026),
        "rule_max_share[cap,all]",
        0.25,
        "Spending rule cap (all years): 7.0 million MXN spent on the selection, at most "
        "6.75 million MXN allowed by max_share: 0.25 million MXN too much.",
    )


def rule_min_change() -> Case:
    s = funded({"rule": "steady", "min_change": -0.5})
    return Case(
        s,
        started(s, 2028),
        started(s, 2027),
        "rule_min_change[steady,2028]",
        1.5,
        "Spending rule steady (2028): 1.0 million MXN spent on the selection, at least "
        "2.5 million MXN required by min_change on the year before: 1.5 million MXN too little.",
    )


def rule_max_change() -> Case:
    s = funded({"rule": "slow", "year": 2026, "max_change": 0.5, "previous_amount": 2})
    return Case(
        s,
        started(s, 2027),
        started(s, 2026),
        "rule_max_change[slow,2026]",
        2.0,
        "Spending rule slow (2026): 5.0 million MXN spent on the selection, at most "
        "3.0 million MXN allowed by max_change on the year before: 2.0 million MXN too much.",
    )


def condition() -> Case:
    s = tiny(
        {"capital_cost": 4},
        {},
        settings=MXN,
        funding=FUNDING,
        conditions=[{"rule": "c", "funder": "treasury", "requires": "b", "lag": 1}],
    )
    money = [("treasury", "a", 2028, "capital", 4.0)]
    return Case(
        s,
        plan(s, {("b", 2027): 1, ("a", 2028): 1}, money=money),
        plan(s, {("b", 2028): 1, ("a", 2028): 1}, money=money),
        "condition[c,treasury,2028]",
        4.0,
        "Condition c (2028): treasury pays 4.0 million MXN, but b, which this money requires, is "
        "not met in time.",
    )


FUNDERS: dict[str, Callable[[], Case]] = {
    made.__name__: made for made in (money_not_negative, cost_is_funded, funder_balance)
}
RULES: dict[str, Callable[[], Case]] = {
    made.__name__: made
    for made in (rule_amount, rule_min_share, rule_max_share, rule_min_change, rule_max_change)
}
CONDITIONS: dict[str, Callable[[], Case]] = {"condition": condition}
