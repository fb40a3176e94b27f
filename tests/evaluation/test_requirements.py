from dataclasses import replace

import numpy as np
import pytest

from prioritizer.evaluation.outcome import outcome_of
from prioritizer.evaluation.requirements import required_value, required_values
from prioritizer.parameters import resolve
from tests.evaluation.cases import REQUIREMENTS
from tests.evaluation.judged import assert_judged
from tests.evaluation.tiny import Row, by_region, outcome, plan, tiny


@pytest.mark.parametrize("family", REQUIREMENTS)
def test_a_plan_that_breaks_the_family_is_found(family: str) -> None:
    assert_judged(REQUIREMENTS[family]())


THREE: list[Row] = [
    {"indicator": "trust", "baseline": 0, "target": 10},
    {"indicator": "crime", "baseline": 8, "target": 4, "required": 6},
    {"indicator": "delay", "baseline": 8, "target": 4, "weight": 0},
]


def test_least_cost_requires_the_targets_of_what_has_weight() -> None:
    s = tiny({}, indicators=THREE)
    assert required_values(resolve(s)).tolist() == pytest.approx([np.nan, 6, np.nan], nan_ok=True)
    s = tiny({}, indicators=THREE, settings={"objective": "min_cost"})
    assert required_values(resolve(s)).tolist() == pytest.approx([10, 6, np.nan], nan_ok=True)


def test_the_better_side_is_bounded() -> None:
    s = tiny({}, indicators=THREE, settings={"objective": "min_cost"})
    check = required_value(outcome(s, plan(s, {("a", 2027): 1})))
    assert check.names() == ["required_value[trust]", "required_value[crime]"]
    assert check.activity.tolist() == [2.0, 8.0]
    assert (check.lower.tolist(), check.upper.tolist()) == ([10.0, -np.inf], [np.inf, 6.0])
    assert check.slack().tolist() == [-8.0, -2.0]


def test_small_indicators_are_judged_by_their_own_range() -> None:
    trust = {"indicator": "trust", "baseline": 0.001, "target": 0.002, "required": 0.002}
    effect = {"intervention": "a", "indicator": "trust", "effect": 0.0009999}
    s = tiny({}, indicators=[trust], effects=[effect])
    check = required_value(outcome(s, plan(s, {("a", 2026): 1})))
    assert check.broken(1e-6).tolist() == [0]


def test_regions_are_averaged_by_population() -> None:
    s = tiny({}, indicators=[{"indicator": "trust", "baseline": 0, "target": 10, "required": 3}])
    done = outcome_of(by_region(s, [-1]), plan(s))
    value = np.array([[[0.0, 0.0, 4.0], [0.0, 0.0, 2.0]]])
    assert required_value(replace(done, value=value)).activity.tolist() == [2.5]
