import numpy as np
import pytest

from prioritizer.evaluation import evaluate, phasing
from prioritizer.parameters import resolve
from tests.evaluation.tiny import Row, outcome, plan, tiny

COSTLY: Row = {"capital_cost": 8, "recurrent_cost": 2}


def phased(*shares: tuple[float | None, float | None]) -> list[Row]:
    return [
        {"intervention": "a", "age": age, "capital_share": capital, "current_share": current}
        for age, (capital, current) in enumerate(shares)
    ]


def test_capital_is_due_by_age_and_current_cost_while_it_operates() -> None:
    s = tiny(COSTLY | {"duration": 2}, phasing=phased((0.5, 0.25), (0.25, None), (0.25, 9)))
    done = outcome(s, plan(s, {("a", 2026): 1}))
    # The start of 2026 ends after 2027; the last quarter of its capital is due all the same.
    assert done.capital.tolist() == [[4.0, 2.0, 2.0]]
    assert done.current.tolist() == [[0.5, 2.0, 0.0]]
    assert done.total_cost == 10.5


def test_blank_capital_shares_leave_all_capital_at_the_start() -> None:
    s = tiny(COSTLY, phasing=phased((None, 0.5)))
    done = outcome(s, plan(s, {("a", 2027): 1}))
    assert done.capital.tolist() == [[0.0, 8.0, 0.0]]
    assert done.current.tolist() == [[0.0, 1.0, 2.0]]


def test_only_the_phased_are_spread() -> None:
    s = tiny(COSTLY, COSTLY, phasing=phased((0, None), (1, None)))
    done = outcome(s, plan(s, {("a", 2027): 1, ("b", 2027): 1}))
    assert done.capital.tolist() == [[0.0, 0.0, 8.0], [0.0, 8.0, 0.0]]
    assert done.current.tolist() == [[0.0, 2.0, 2.0], [0.0, 2.0, 2.0]]


def test_past_starts_owe_what_falls_in_the_horizon() -> None:
    s = tiny(
        COSTLY | {"duration": 3},
        phasing=phased((0.25, 1), (0.25, 0.5), (0.25, 2), (0.25, 1)),
        plan=[{"intervention": "a", "year": 2025, "start": 1}],
    )
    done = outcome(s, plan(s))
    # Ages 1, 2 and 3; at age 3 it no longer operates.
    assert done.capital.tolist() == [[2.0, 2.0, 2.0]]
    assert done.current.tolist() == [[1.0, 4.0, 0.0]]


def test_what_is_kept_has_its_full_recurrent_cost() -> None:
    running: Row = {"decision": "continuous", "max_scale": 2, "initial_scale": 1, "may_end": "yes"}
    s = tiny(COSTLY | running, phasing=phased((None, 0.5)))
    done = outcome(s, plan(s, {("a", 2027): 1}, {("a", 2028): 0.5}))
    assert done.current.tolist() == [[2.0, 3.0, 3.0]]


@pytest.mark.parametrize("rows", [None, phased((1, 1))])
def test_the_plain_formula_is_the_one_without_the_table(rows: list[Row] | None) -> None:
    tables = {"phasing": rows} if rows else {}
    cells: Row = {"decision": "continuous", "max_scale": 4, "initial_scale": 1, "duration": 2}
    past: list[Row] = [{"intervention": "a", "year": 2025, "start": 0.5}]
    s = tiny(COSTLY | cells, plan=past, **tables)
    done = outcome(s, plan(s, {("a", 2026): 1, ("a", 2028): 0.5}))
    assert done.capital.tolist() == [[8.0, 0.0, 4.0]]
    assert done.current.tolist() == [[5.0, 4.0, 3.0]]


def test_years_after_the_last() -> None:
    s = tiny(COSTLY | {"duration": 4}, phasing=phased((0, 1), (0.5, 0.5), (0, 1), (0.5, 3)))
    capital, current = phasing.due(resolve(s), plan(s, {("a", 2027): 1}), np.arange(6))
    assert capital.tolist() == [[0.0, 0.0, 4.0, 0.0, 4.0, 0.0]]
    assert current.tolist() == [[0.0, 2.0, 1.0, 2.0, 6.0, 0.0]]


def test_the_forward_cost_takes_both_kinds() -> None:
    s = tiny(
        COSTLY,
        {"recurrent_cost": 1, "initial_scale": 1},
        phasing=phased((0.5, 1), (0.5, 0.25)),
        plan=[{"intervention": "a", "year": 2028, "start": 1}],
        settings={"sustainability": {"tail_ceiling": 5}},
    )
    found = evaluate(s)
    # 4 of capital, 0.5 of current cost at age 1, and 1 for b, which runs.
    assert found.forward_cost == 5.5
    assert [(v.name, v.amount) for v in found.violations] == [("tail_ceiling", 0.5)]


def test_funders_pay_when_it_is_due() -> None:
    s = tiny(
        COSTLY,
        phasing=phased((0.5, 0), (0.5, 0)),
        plan=[{"intervention": "a", "year": 2027, "start": 1}],
        funding=[{"funder": "treasury", "year": t, "amount": 4} for t in (2027, 2028)],
    )
    found = evaluate(s)
    assert found.is_admissible
    assert found.spent.tolist() == [[0.0, 4.0, 4.0]]
