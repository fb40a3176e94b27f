import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritizer.evaluation import Evaluation, evaluate, judge
from prioritizer.evaluation.facts import Facts
from prioritizer.evaluation.financing import bill_of, cleaned, dealt, financed
from prioritizer.parameters import resolve
from tests.evaluation.tiny import YEARS, Row, plan, tiny


def financing(
    *rules: Row,
    amounts: dict[str, float],
    funders: list[Row] | None = None,
    interventions: tuple[Row, ...] = ({"capital_cost": 6, "recurrent_cost": 2},),
) -> Evaluation:
    """Everything is started in 2026; every funder has its amount each year."""
    funding = [{"funder": f, "year": t, "amount": a} for f, a in amounts.items() for t in YEARS]
    tables: dict[str, list[Row]] = {"funding": funding}
    if rules:
        tables["spending_rules"] = list(rules)
    if funders:
        tables["funders"] = funders
    rows = [{"intervention": "abc"[n], "year": 2026, "start": 1} for n in range(len(interventions))]
    return evaluate(tiny(*interventions, plan=rows, **tables))


def spent(found: Evaluation) -> dict[str, list[float]]:
    names = found.parameters.funding.funders
    return {name: np.round(row, 6).tolist() for name, row in zip(names, found.spent, strict=True)}


def broken(found: Evaluation) -> list[tuple[str, float]]:
    return [(v.name, round(v.amount, 6)) for v in found.violations]


def test_earlier_funders_are_drawn_first() -> None:
    found = financing(amounts={"treasury": 5, "donor": 5})
    assert found.is_admissible
    assert spent(found) == {"treasury": [5, 2, 2], "donor": [3, 0, 0]}


def test_draw_order_turns_it_round() -> None:
    funders: list[Row] = [
        {"funder": "treasury", "draw_order": 2},
        {"funder": "donor", "draw_order": 1},
    ]
    found = financing(amounts={"treasury": 5, "donor": 5}, funders=funders)
    assert spent(found) == {"donor": [5, 2, 2], "treasury": [3, 0, 0]}


def test_a_ban_moves_money_to_another_use() -> None:
    ban = {"rule": "ban", "funder": "treasury", "economic": "capital", "max_amount": 0}
    found = financing(ban, amounts={"treasury": 5, "donor": 6})
    assert found.is_admissible
    assert spent(found) == {"treasury": [2, 2, 2], "donor": [6, 0, 0]}


def test_co_financing_limits_the_first_funder() -> None:
    rule = {"rule": "r", "funder": "donor", "share_of": "all", "min_share": 0.5}
    found = financing(rule, amounts={"treasury": 9, "donor": 9})
    assert found.is_admissible
    assert sum(found.spent[1]) == pytest.approx(6.0)


def test_money_is_carried_over_where_that_helps() -> None:
    funders: list[Row] = [{"funder": "treasury", "carry_over": 1}]
    rows: list[Row] = [{"intervention": "a", "year": 2028, "start": 1}]
    s = tiny(
        {"capital_cost": 9},
        plan=rows,
        funders=funders,
        funding=[
            {"funder": f, "year": t, "amount": 3} for f in ("treasury", "donor") for t in YEARS
        ],
    )
    found = evaluate(s)
    assert found.is_admissible
    assert spent(found) == {"treasury": [0, 0, 9], "donor": [0, 0, 0]}


def test_what_nobody_can_pay_is_an_overdraft_of_the_first() -> None:
    found = financing(amounts={"treasury": 3, "donor": 4})
    assert broken(found) == [("funder_balance[treasury,2026]", 1.0)]


def test_a_funder_of_its_own_is_simply_overdrawn() -> None:
    found = financing(amounts={"treasury": 3})
    assert broken(found) == [("funder_balance[treasury,2026]", 5.0)]


def test_a_rule_that_no_split_can_keep_is_missed_by_the_least() -> None:
    cap = {"rule": "cap", "economic": "capital", "max_amount": 4}
    floor = {"rule": "floor", "funder": "donor", "year": 2027, "min_amount": 3}
    found = financing(cap, floor, amounts={"treasury": 9, "donor": 9})
    # The donor pays all of the 2 that there is to pay in 2027.
    assert broken(found) == [("rule_amount[cap,all]", 2.0), ("rule_amount[floor,2027]", 1.0)]


def test_changes_from_year_to_year_are_seen() -> None:
    steady = {"rule": "steady", "funder": "donor", "min_change": 0, "previous_amount": 1}
    found = financing(steady, amounts={"treasury": 9, "donor": 9})
    assert found.is_admissible
    assert spent(found) == {"treasury": [7, 1, 1], "donor": [1, 1, 1]}
    slow = {"rule": "slow", "funder": "treasury", "max_change": 0.5, "previous_amount": 2}
    found = financing(slow, amounts={"treasury": 9, "donor": 9})
    assert found.is_admissible
    assert spent(found)["treasury"] == [3, 2, 2]


def test_shares_of_amounts_are_seen() -> None:
    share = {
        "rule": "r",
        "funder": "treasury",
        "share_of": "amount",
        "year": "each",
        "max_share": 0.25,
    }
    found = financing(share, amounts={"treasury": 4, "donor": 9})
    assert found.is_admissible
    assert spent(found)["treasury"] == [1, 1, 1]


def test_decisions_that_rules_tell_apart_are_financed_apart() -> None:
    police: Row = {"category": "police", "capital_cost": 3}
    justice: Row = {"category": "justice", "capital_cost": 2}
    ban = {"rule": "ban", "funder": "treasury", "category": "police", "max_amount": 0}
    found = financing(
        ban, amounts={"treasury": 9, "donor": 9}, interventions=(police, justice, police)
    )
    assert found.is_admissible
    assert spent(found) == {"treasury": [2, 0, 0], "donor": [6, 0, 0]}


def test_the_bill_groups_what_rules_treat_alike() -> None:
    s = tiny(
        {"category": "police"},
        {"category": "justice"},
        {"category": "police"},
        funding=[{"funder": "x", "year": 2026, "amount": 1}],
        spending_rules=[{"rule": "r", "category": "police", "max_amount": 1}],
    )
    cost = np.zeros((3, 3, 2))
    cost[:, 1, 0] = [1.0, 2.0, 4.0]
    bill = bill_of(resolve(s), cost, Facts(resolve(s), plan(s)))
    assert bill.group[0] == bill.group[2] != bill.group[1]
    assert sorted(bill.cost.tolist()) == [2.0, 5.0]
    assert set(bill.year) == {1}
    assert set(bill.economic) == {0}


def test_a_plan_without_cost_needs_no_money() -> None:
    s = tiny({"capital_cost": 1}, funding=[{"funder": "x", "year": 2026, "amount": 1}])
    money = financed(resolve(s), plan(s)).money
    assert money is not None
    assert len(money) == 0


def test_a_table_without_funders_pays_nothing() -> None:
    s = tiny({"capital_cost": 1}, funding=[])
    money = financed(resolve(s), plan(s)).money
    assert money is not None
    assert len(money) == 0
    late = evaluate(s.replace(plan=[{"intervention": "a", "year": 2028, "start": 1}]))
    assert broken(late) == [("cost_is_funded[a,2028,capital]", 1.0)]


def test_a_condition_sets_decisions_apart_and_forbids_cells() -> None:
    s = tiny(
        {},
        {},
        {},
        funding=[{"funder": f, "year": 2026, "amount": 1} for f in "xy"],
        conditions=[{"rule": "c", "funder": "x", "requires": "c", "intervention": "a"}],
    )
    cost = np.ones((3, 3, 2))
    facts = Facts(resolve(s), plan(s, {("c", 2027): 1}))
    bill = bill_of(resolve(s), cost, facts)
    assert bill.group[1] == bill.group[2] != bill.group[0]
    waits = (bill.cell_group == bill.group[0]) & (bill.year == 0)
    assert bill.may_pay.tolist() == [(~waits).tolist(), [True] * 12]


def test_payments_add_up_without_dust() -> None:
    paid = cleaned(np.array([[1.0, 1e-12], [2.000001, 4.0]]), np.array([3.0, 4.0]))
    assert paid.sum(axis=0) == pytest.approx([3.0, 4.0], abs=1e-15)
    assert paid[0, 1] == 0.0


amount = st.integers(0, 6).map(float)


@given(st.lists(amount, min_size=1, max_size=5), st.lists(amount, min_size=1, max_size=4))
def test_dealing_keeps_both_sums(due: list[float], share: list[float]) -> None:
    if sum(due) == 0 or sum(share) == 0:
        return
    dues = np.array(due)
    shares = np.array(share) * (sum(due) / sum(share))
    funder, place, paid = dealt(shares, dues)
    assert (paid >= 0).all()
    assert np.bincount(place, paid, minlength=len(due)) == pytest.approx(dues)
    assert np.bincount(funder, paid, minlength=len(share)) == pytest.approx(shares)


@given(st.lists(amount, min_size=6, max_size=6), st.lists(amount, min_size=3, max_size=3))
@settings(max_examples=25)
def test_the_overdraft_is_what_all_funders_together_lack(
    amounts: list[float], costs: list[float]
) -> None:
    funding = [
        {"funder": f, "year": t, "amount": amounts[3 * n + y]}
        for n, f in enumerate(("treasury", "donor"))
        for y, t in enumerate(YEARS)
    ]
    s = tiny(
        *({"capital_cost": cost} for cost in costs),
        funding=funding,
        plan=[
            {"intervention": i, "year": t, "start": 1} for i, t in zip("abc", YEARS, strict=True)
        ],
    )
    found = judge(s, evaluate(s).plan)
    lacking = [max(0.0, costs[y] - amounts[y] - amounts[3 + y]) for y in range(3)]
    assert sum(v.amount for v in found.violations) == pytest.approx(sum(lacking), abs=1e-6)
    drawn = [min(costs[y], amounts[y]) for y in range(3)]
    assert found.spent[0].sum() == pytest.approx(sum(drawn) + sum(lacking), abs=1e-6)
