from dataclasses import replace

import pytest

from prioritizer.evaluation.objectives import (
    CRITERIA,
    credited,
    is_reached,
    largest_shortfall,
    objectives,
    targets_met,
)
from tests.evaluation.tiny import LAND, REGIONAL, Row, outcome, plan, tiny

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
    assert set(CRITERIA) == {"weighted_gain", "largest_shortfall", "targets_met", "min_cost"}


def test_the_least_credit_of_what_has_weight() -> None:
    none: Row = {"indicator": "delay", "baseline": 5, "target": 1, "weight": 0}
    s = tiny({}, {}, indicators=[*TWO, none], effects=EFFECTS)
    # trust 1 in all years, crime 1/4
    assert largest_shortfall(outcome(s, plan(s, {("a", 2026): 1}))) == pytest.approx(0.25)
    # harm counts
    assert largest_shortfall(outcome(s, plan(s, {("b", 2026): 1}))) == pytest.approx(-0.5)


@pytest.mark.parametrize(
    ("effect", "met"), [(10, 0.75), (11, 0.75), (9.99999, 0.75), (9.99998, 0.0), (9, 0.0)]
)
def test_a_target_is_met_to_a_millionth_of_the_way(effect: float, met: float) -> None:
    effects: list[Row] = [{"intervention": "a", "indicator": "trust", "effect": effect}]
    s = tiny({}, indicators=TWO, effects=effects)
    assert targets_met(outcome(s, plan(s, {("a", 2028): 1}))) == pytest.approx(met)
    assert targets_met(outcome(s, plan(s))) == 0.0


def test_targets_are_met_on_national_average_by_the_value_with_its_trend() -> None:
    crime: Row = {"indicator": "crime", "baseline": 8, "target": 4, "trend": -0.5}
    effects: list[Row] = [{"intervention": "a", "indicator": "crime", "effect": -4}]
    s = tiny(REGIONAL, regions=LAND, indicators=[crime], effects=effects)
    # 8 - 1 in the last year; 3/4 * 4 less in the south alone
    assert is_reached(outcome(s, plan(s, {("a/south", 2026): 1}))).tolist() == [True]
    assert is_reached(outcome(s, plan(s, {("a/north", 2026): 1}))).tolist() == [False]


def test_every_criterion_of_a_list() -> None:
    names = ["targets_met", "min_cost", "largest_shortfall"]
    s = tiny({"capital_cost": 4}, settings={"objective": names})
    found = objectives(outcome(s, plan(s, {("a", 2026): 1})))
    assert found == (
        ("targets_met", 0.0),
        ("min_cost", 4.0),
        ("largest_shortfall", pytest.approx(0.2)),
        ("weighted_gain", pytest.approx(0.2)),
    )
