from dataclasses import replace

import pytest

from prioritizer.evaluation.objectives import CRITERIA, credited, objectives
from tests.evaluation.tiny import Row, outcome, plan, tiny

TWO: list[Row] = [
    {"indicator": "trust", "baseline": 0, "target": 10, "weight": 3},
    {"indicator": "crime", "baseline": 8, "target": 4, "weight": 1},
]
EFFECTS: list[Row] = [
    {"intervention": "a", "indicator": "trust", "effect": 20},
    {"intervention": "a", "indicator": "crime", "effect": -1},
    {"intervention": "b", "indicator": "crime", "effect": 2},
]


def test_credit_ends_at_the_target_and_harm_counts() -> None:
    s = tiny({}, {}, indicators=TWO, effects=EFFECTS, settings={"discount_rate": 1})
    done = outcome(s, plan(s, {("a", 2027): 1, ("b", 2028): 1}))
    # d = 4/7, 2/7, 1/7. trust: 1 in the last two; crime: 1/4, then 1/4 - 1/2.
    assert credited(done) == pytest.approx([3 / 7, 0.25 * 2 / 7 - 0.25 / 7])
    ((name, value),) = objectives(done)
    assert (name, value) == ("weighted_gain", pytest.approx(0.75 * 3 / 7 + 0.25 * 0.25 / 7))


def test_credit_beyond_the_target_where_it_is_asked_for() -> None:
    s = tiny({}, {}, indicators=TWO, effects=EFFECTS, settings={"credit_beyond_target": True})
    assert credited(outcome(s, plan(s, {("a", 2026): 1})))[0] == pytest.approx(2.0)


def test_the_final_year_alone() -> None:
    s = tiny({}, {}, indicators=TWO, effects=EFFECTS, settings={"evaluate": "final_year"})
    assert credited(outcome(s, plan(s, {("a", 2028): 1})))[0] == pytest.approx(1.0)


def test_least_cost_is_followed_by_the_gain() -> None:
    s = tiny({"capital_cost": 4}, settings={"objective": "min_cost"})
    first, last = objectives(outcome(s, plan(s, {("a", 2026): 1})))
    assert first == ("min_cost", 4.0)
    assert last == ("weighted_gain", pytest.approx(0.2))


def test_a_list_keeps_its_order() -> None:
    s = tiny({"capital_cost": 4})
    done = outcome(s, plan(s))
    listed = replace(
        done, parameters=replace(done.parameters, objective=("weighted_gain", "min_cost"))
    )
    assert [name for name, _ in objectives(listed)] == ["weighted_gain", "min_cost"]
    assert set(CRITERIA) >= {"weighted_gain", "min_cost"}
