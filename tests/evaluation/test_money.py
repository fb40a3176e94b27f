import numpy as np

from prioritizer.evaluation.money import (
    carried_in,
    carried_over,
    costs,
    forward_cost,
    spent_by_funder,
)
from prioritizer.parameters import resolve
from tests.evaluation.money_cases import funded, started
from tests.evaluation.tiny import outcome, plan, tiny


def test_capital_is_paid_once_and_current_cost_while_it_operates() -> None:
    s = tiny({"capital_cost": 4, "recurrent_cost": 1, "duration": 2, "lead_time": 1})
    done = outcome(s, plan(s, {("a", 2026): 1}))
    assert done.capital.tolist() == [[4.0, 0.0, 0.0]]
    assert done.current.tolist() == [[1.0, 1.0, 0.0]]
    assert done.total_cost == 6.0


def test_past_starts_have_current_cost_alone() -> None:
    s = tiny(
        {"capital_cost": 4, "recurrent_cost": 1, "duration": 3},
        plan=[{"intervention": "a", "year": 2025, "start": 1}],
    )
    done = outcome(s, plan(s))
    capital, current = costs(resolve(s), done.plan, done.scale)
    assert capital.tolist() == [[0.0, 0.0, 0.0]]
    assert current.tolist() == [[1.0, 1.0, 0.0]]


def test_forward_cost_is_that_of_the_year_after_the_last() -> None:
    s = tiny(
        {"recurrent_cost": 1, "duration": 2},
        {"recurrent_cost": 10, "initial_scale": 1},
        plan=[{"intervention": "a", "year": 2020, "start": 1}],
    )
    parameters = resolve(s)
    assert forward_cost(parameters, plan(s, {("a", 2027): 1})) == 10.0
    assert forward_cost(parameters, plan(s, {("a", 2028): 1})) == 11.0


def test_forward_cost_of_past_starts_that_still_run() -> None:
    past = [{"intervention": "a", "year": 2025, "start": 1}]
    for duration, expected in ((4, 0.0), (5, 1.0), (None, 1.0)):
        s = tiny({"recurrent_cost": 1, "duration": duration}, plan=past)
        assert forward_cost(resolve(s), plan(s)) == expected


def test_as_much_is_carried_over_as_may_be() -> None:
    s = tiny(
        {},
        funding=[
            {"funder": f, "year": y, "amount": a}
            for f, y, a in (("x", 2026, 8), ("x", 2027, 2), ("y", 2026, 8), ("z", 2026, 8))
        ],
        funders=[{"funder": f, "carry_over": c} for f, c in (("x", 0.5), ("y", 1), ("z", 0))],
    )
    spent = np.array([[0.0, 5.0, 0.0], [3.0, 9.0, 0.0], [0.0, 0.0, 0.0]])
    carried = carried_over(resolve(s).funding, spent)
    # x: half of 8; then 2 + 4 - 5 = 1, less than half of 6. y: 5 unspent, then overdrawn.
    assert carried.tolist() == [[4.0, 1.0, 0.0], [5.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
    assert carried_in(carried).tolist() == [[0.0, 4.0, 1.0], [0.0, 5.0, 0.0], [0.0, 0.0, 0.0]]


def test_money_by_funder_and_year() -> None:
    s = funded()
    assert spent_by_funder(resolve(s), started(s, 2027)).tolist() == [[0.0, 5.0, 1.0]]
