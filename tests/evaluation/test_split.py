from dataclasses import replace

import numpy as np
import pytest

from prioritizer.evaluation.facts import Facts
from prioritizer.evaluation.financing import bill_of
from prioritizer.evaluation.split import Bill, best_split, rule_rows, split_program
from prioritizer.parameters import Parameters, resolve
from tests.evaluation.tiny import Row, plan, tiny


def bill(*rules: Row, amounts: tuple[float, ...] = (3, 9)) -> tuple[Parameters, Bill]:
    """One cost of 4 and one of 2, both capital, in 2026 and 2027; funders x and y."""
    funding = [
        {"funder": "xyz"[n], "year": t, "amount": a}
        for n, a in enumerate(amounts)
        for t in (2026, 2027)
    ]
    tables: dict[str, list[Row]] = {"funding": funding}
    if rules:
        tables["spending_rules"] = [{"rule": f"r{n}"} | rule for n, rule in enumerate(rules)]
    s = tiny({}, **tables)
    parameters = resolve(s)
    cost = np.zeros((1, 3, 2))
    cost[0, :2, 0] = [4.0, 2.0]
    return parameters, bill_of(parameters, cost, Facts(parameters, plan(s)))


def test_every_bound_of_a_rule_is_a_row() -> None:
    parameters, costs = bill({"funder": "x", "min_amount": 1, "max_amount": 5, "year": 2026})
    least, most = rule_rows(parameters, costs)
    assert (least.coefficients.tolist(), least.bound) == ([[-1, 0], [0, 0]], -1.0)
    assert (most.coefficients.tolist(), most.bound) == ([[1, 0], [0, 0]], 5.0)


def test_shares_and_changes_as_rows() -> None:
    parameters, costs = bill(
        {"funder": "x", "share_of": "all", "min_share": 0.25, "max_share": 0.5},
        {"funder": "x", "share_of": "amount", "max_share": 0.5},
        {"funder": "y", "min_change": -0.5, "max_change": 1, "year": 2027},
    )
    rows = rule_rows(parameters, costs)
    assert [(row.coefficients.tolist(), row.bound) for row in rows] == [
        ([[-0.75, -0.75], [0.25, 0.25]], 0.0),
        ([[0.5, 0.5], [-0.5, -0.5]], 0.0),
        ([[1, 1], [0, 0]], 3.0),
        ([[0, 0], [0.5, -1]], 0.0),
        ([[0, 0], [-2, 1]], 0.0),
    ]


def test_the_program_is_in_units_of_the_bill() -> None:
    parameters, costs = bill()
    split = split_program(parameters, costs)
    assert split.unit == pytest.approx(4e-4)
    assert split.due.max() == pytest.approx(1e4)
    assert (split.payments, split.excess) == (4, 6)
    # payments, carried by funder and year, excess of each balance
    assert split.upper[4:10].tolist() == [np.inf, np.inf, 0, np.inf, np.inf, 0]


def test_the_first_funder_pays_what_it_can() -> None:
    assert best_split(*bill()) == pytest.approx(np.array([[3.0, 2.0], [1.0, 0.0]]))


def test_three_funders_are_drawn_one_after_the_other() -> None:
    found = best_split(*bill(amounts=(1, 2, 9)))
    assert found == pytest.approx(np.array([[1.0, 1.0], [2.0, 1.0], [1.0, 0.0]]))


def test_who_may_not_pay_pays_nothing() -> None:
    parameters, costs = bill()
    barred = replace(costs, may_pay=np.array([[False, True], [True, True]]))
    assert split_program(parameters, barred).upper[:4].tolist() == [0, np.inf, np.inf, np.inf]
    assert best_split(parameters, barred) == pytest.approx(np.array([[0.0, 2.0], [4.0, 0.0]]))


def test_one_funder_pays_all() -> None:
    assert best_split(*bill(amounts=(1,))).tolist() == [[4.0, 2.0]]
