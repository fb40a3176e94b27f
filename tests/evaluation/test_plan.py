import numpy as np
import pytest

from prioritizer.evaluation.plan import Money, Plan, proposed_plan, require_fitting
from prioritizer.parameters import resolve
from tests.evaluation.money_cases import funded, started
from tests.evaluation.tiny import plan, tiny


def test_blank_cells_of_a_proposed_plan() -> None:
    s = tiny(
        {"initial_scale": 1, "may_end": "yes"},
        {},
        {"initial_scale": 1},
        plan=[
            {"intervention": "a", "year": 2027, "start": 0, "keep": 0},
            {"intervention": "a", "year": 2028, "start": 1},
            {"intervention": "b", "year": 2026, "start": 1, "status": "fixed"},
            {"intervention": "c", "year": 2025, "start": 0},
        ],
    )
    found = proposed_plan(resolve(s))
    assert found.start.tolist() == [[0, 0, 1], [1, 0, 0], [0, 0, 0]]
    assert found.keep.tolist() == [[1, 0, 0], [0, 0, 0], [1, 1, 1]]
    assert found.money is None


def test_a_plan_copies_its_arrays() -> None:
    start = np.zeros((1, 3))
    given = Plan(start, start)
    start[0, 0] = 1.0
    assert given.start[0, 0] == 0.0
    with pytest.raises(ValueError, match="read-only"):
        given.start[0, 0] = 1.0


def test_payments_have_one_length() -> None:
    one, two = np.zeros(1, dtype=np.int64), np.zeros(2, dtype=np.int64)
    assert len(Money(one, one, one, one, np.ones(1))) == 1
    with pytest.raises(ValueError, match="one entry per payment"):
        Money(one, one, two, one, np.ones(1))


def test_a_plan_must_be_of_the_scenario() -> None:
    limited, free = funded(), tiny({})
    good = started(limited, 2027)
    require_fitting(resolve(limited), good)
    with pytest.raises(ValueError, match="table funding"):
        require_fitting(resolve(limited), Plan(good.start, good.keep))
    with pytest.raises(ValueError, match="table funding"):
        require_fitting(resolve(free), good)
    with pytest.raises(ValueError, match=r"plan.keep has shape \(1, 2\)"):
        require_fitting(resolve(free), Plan(np.zeros((1, 3)), np.zeros((1, 2))))
    with pytest.raises(ValueError, match="not finite"):
        require_fitting(resolve(free), plan(free, {("a", 2026): np.nan}))


def test_payments_must_be_of_the_scenario() -> None:
    s = funded()
    money = started(s, 2027).money
    assert money is not None
    start = np.zeros((1, 3))
    elsewhere = Money(money.funder + 1, money.decision, money.year, money.economic, money.amount)
    with pytest.raises(ValueError, match=r"plan.money.funder must lie in 0..0"):
        require_fitting(resolve(s), Plan(start, start, elsewhere))
    endless = Money(money.funder, money.decision, money.year, money.economic, money.amount + np.inf)
    with pytest.raises(ValueError, match="amounts that are not finite"):
        require_fitting(resolve(s), Plan(start, start, endless))
