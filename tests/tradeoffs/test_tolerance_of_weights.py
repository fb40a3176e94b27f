"""The error of all weights at once, against every plan."""

from __future__ import annotations

import numpy as np
import pytest

from prioritizer.tradeoffs import tolerance_of_weights
from prioritizer.tradeoffs.tolerance_of_weights import common_tolerance
from prioritizer.tradeoffs.valuing import Allowance, Valuation, require_best
from tests.tradeoffs.every_plan import INDICATORS, EveryPlan, drawn

WEIGHTS = np.array([0.5, 0.3, 0.2])


def true_tolerance(plans: EveryPlan, values: np.ndarray) -> float:
    """The least t at which some plan reaches this one at its own worst corner."""
    lead = (plans.credit - values) @ WEIGHTS
    spread = np.abs(plans.credit - values) @ WEIGHTS
    other = spread > 1e-9
    return float(min([1.0, *(-lead[other] / spread[other])]))


@pytest.mark.parametrize("seed", [1, 2, 3, 7])
def test_the_tolerance_is_that_of_every_plan(seed: int) -> None:
    scenario, plans = drawn(seed)
    with Valuation(scenario, INDICATORS) as valuation:
        best = require_best(valuation, WEIGHTS)
        found = common_tolerance(valuation, WEIGHTS, best.values)

    assert found.is_proven
    assert found.share == pytest.approx(true_tolerance(plans, best.values), abs=1e-6)
    assert (found.other is None) == (found.share == 1.0)


def test_more_weights_than_corners_can_be_tried_for_give_an_upper_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tolerance_of_weights, "MOST_WEIGHED", 2)
    scenario, plans = drawn(2)
    with Valuation(scenario, INDICATORS) as valuation:
        best = require_best(valuation, WEIGHTS)
        found = common_tolerance(valuation, WEIGHTS, best.values)

    assert not found.is_proven
    assert found.share >= true_tolerance(plans, best.values) - 1e-9


def test_a_limit_leaves_it_unproven() -> None:
    scenario, _ = drawn(2)
    asked: list[bool] = []
    allowance = Allowance(should_stop=lambda: bool(asked))
    with Valuation(scenario, INDICATORS, allowance=allowance) as valuation:
        best = require_best(valuation, WEIGHTS)
        asked.append(True)
        found = common_tolerance(valuation, WEIGHTS, best.values)

    assert not found.is_proven
    assert found.share == 1.0
