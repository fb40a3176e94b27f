"""One program for all weights."""

from __future__ import annotations

import numpy as np
import pytest

import prioritizer as pr
from prioritizer.tradeoffs.valuing import (
    Allowance,
    Interrupted,
    NoPlan,
    Valuation,
    require_best,
)
from tests.tradeoffs.every_plan import INDICATORS, drawn


@pytest.mark.parametrize("seed", [1, 2, 5])
def test_the_best_for_any_weights_is_the_best_there_is(seed: int) -> None:
    scenario, plans = drawn(seed)
    generator = np.random.default_rng(seed)
    with Valuation(scenario, INDICATORS) as valuation:
        for weights in [*np.eye(3), *generator.dirichlet(np.ones(3), size=4)]:
            found = require_best(valuation, weights)
            assert weights @ found.values == pytest.approx(plans.best(weights), abs=1e-9)
            same = np.abs(plans.credit - found.values).max(axis=1) < 1e-9
            assert found.cost == pytest.approx(plans.cost[same].min())


def test_indicators_of_no_weight_are_not_counted() -> None:
    scenario, plans = drawn(2)
    with Valuation(scenario, ("crime",)) as valuation:
        found = require_best(valuation, np.ones(1))

    assert found.values == pytest.approx(plans.credit[:, 1].max())


def test_weights_decide_only_a_weighted_gain() -> None:
    scenario, _ = drawn(1)
    with pytest.raises(ValueError, match="weighted_gain"):
        Valuation(scenario.with_overrides(['objective="min_cost"']), INDICATORS)


def test_infeasible_and_interrupted_are_told_apart() -> None:
    scenario, _ = drawn(1)
    impossible = scenario.with_overrides(["indicators.crime.required=1"])
    with Valuation(impossible, INDICATORS) as valuation, pytest.raises(NoPlan, match="no plan"):
        require_best(valuation, np.ones(3) / 3)
    stopped = Allowance(should_stop=lambda: True)
    with (
        Valuation(scenario, INDICATORS, allowance=stopped) as valuation,
        pytest.raises(Interrupted),
    ):
        require_best(valuation, np.ones(3) / 3)


def test_a_time_limit_is_above_0() -> None:
    with pytest.raises(ValueError, match="time_limit"):
        pr.weight_sensitivity(drawn(1)[0], time_limit=0)
