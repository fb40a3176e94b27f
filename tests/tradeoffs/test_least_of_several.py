"""The plan whose least value is greatest."""

from __future__ import annotations

import numpy as np
import pytest

from prioritizer.tradeoffs.least_of_several import plan_of_greatest_least
from prioritizer.tradeoffs.valuing import Allowance, NoPlan
from tests.tradeoffs.every_plan import INDICATORS, drawn


@pytest.mark.parametrize("seed", [1, 3])
def test_no_plan_has_a_greater_least_value(seed: int) -> None:
    scenario, plans = drawn(seed)
    slopes = np.array([[1.0, 0.5, 0.0], [0.0, 2.0, 1.0]])
    constants = np.array([-0.1, 0.2])
    found = plan_of_greatest_least(scenario, INDICATORS, slopes, constants, Allowance())

    values = plans.credit @ slopes.T + constants
    assert found.values is not None
    mine = slopes @ found.values + constants
    assert mine.min() == pytest.approx(values.min(axis=1).max(), abs=1e-9)
    assert found.bound == pytest.approx(mine.min(), abs=1e-8)
    # of these plans the one with the greatest mean, then the cheapest
    fair = values.min(axis=1) > mine.min() - 1e-9
    assert mine.mean() == pytest.approx(values[fair].mean(axis=1).max(), abs=1e-9)
    best = fair & (values.mean(axis=1) > mine.mean() - 1e-9)
    assert found.answer is not None
    assert found.answer.total_cost == pytest.approx(plans.cost[best].min())


def test_the_answer_is_one_of_the_scenario_as_given() -> None:
    scenario, _ = drawn(1)
    found = plan_of_greatest_least(scenario, INDICATORS, np.eye(3), np.zeros(3), Allowance())

    assert found.answer is not None
    assert found.answer.scenario is scenario
    assert found.values is not None
    weights = np.array([0.5, 0.25, 0.25])  # those of the table indicators
    assert found.answer.objective == pytest.approx(weights @ found.values)
    assert found.answer.funds["spent"].sum() == pytest.approx(found.answer.total_cost)


def test_an_infeasible_scenario_has_none() -> None:
    impossible = drawn(1)[0].with_overrides(["indicators.crime.required=1"])
    with pytest.raises(NoPlan):
        plan_of_greatest_least(impossible, INDICATORS, np.eye(3), np.zeros(3), Allowance())


def test_a_stop_gives_no_answer() -> None:
    stop = Allowance(should_stop=lambda: True)
    found = plan_of_greatest_least(drawn(1)[0], INDICATORS, np.eye(3), np.zeros(3), stop)

    assert found.status == "stopped"
    assert found.answer is None
