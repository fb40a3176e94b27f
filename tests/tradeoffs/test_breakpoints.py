"""The range of one weight, against the lines of every plan."""

from __future__ import annotations

import numpy as np
import pytest

from prioritizer.tradeoffs.breakpoints import crossing, interval_end, weights_at
from prioritizer.tradeoffs.valuing import Valuation, require_best
from tests.tradeoffs.every_plan import INDICATORS, EveryPlan, drawn

WEIGHTS = np.array([0.5, 0.3, 0.2])


def true_end(plans: EveryPlan, place: int, values: np.ndarray, towards: float) -> float:
    """Where the first line of all crosses that of a plan."""
    at_near, at_far = (
        weights_at(WEIGHTS, place, WEIGHTS[place]),
        weights_at(WEIGHTS, place, towards),
    )
    ends = [towards]
    for other in plans.credit:
        near, far = at_near @ (other - values), at_far @ (other - values)
        if far > 1e-9:
            ends.append(crossing(WEIGHTS[place], towards, near, far))
    return min(ends, key=lambda end: abs(end - WEIGHTS[place]))


@pytest.mark.parametrize("seed", [1, 2, 4, 7])
def test_no_plan_is_better_within_and_one_is_beyond(seed: int) -> None:
    scenario, plans = drawn(seed)
    with Valuation(scenario, INDICATORS) as valuation:
        best = require_best(valuation, WEIGHTS)
        for place in range(3):
            for towards in (0.0, 1.0):
                end = interval_end(valuation, WEIGHTS, place, best.values, towards)
                expected = true_end(plans, place, best.values, towards)
                assert end.weight == pytest.approx(expected, abs=1e-6)
                assert (end.other is None) == (end.weight == towards)
                if end.other is not None:
                    beyond = weights_at(WEIGHTS, place, end.weight + (towards > 0.5) * 2e-3 - 1e-3)
                    assert beyond @ end.other.values > beyond @ best.values


def test_the_others_keep_their_proportions() -> None:
    assert weights_at(WEIGHTS, 0, 0.0) == pytest.approx([0, 0.6, 0.4])
    assert weights_at(np.array([1.0, 0.0, 0.0]), 0, 0.5) == pytest.approx([0.5, 0.25, 0.25])
