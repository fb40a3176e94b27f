"""How much the best plan depends on the weights, all parts together."""

from __future__ import annotations

import json

import numpy as np
import pytest

import prioritizer as pr
from prioritizer.explanation.workers import Step
from prioritizer.tradeoffs.weighting.sampling import random_mixtures
from tests.tradeoffs.every_plan import INDICATORS, drawn


def test_ranges_tolerance_and_shares() -> None:
    scenario, plans = drawn(2)
    found = pr.weight_sensitivity(scenario, samples=15, seed=3, workers=1)

    assert [entry.indicator for entry in found.ranges] == list(INDICATORS)
    assert [entry.weight for entry in found.ranges] == [0.5, 0.25, 0.25]
    for entry in found.ranges:
        assert entry.low is not None
        assert entry.high is not None
        assert entry.low <= entry.weight <= entry.high
        assert (entry.below is None) == (entry.low == 0)
        assert (entry.above is None) == (entry.high == 1)
    assert found.tolerance_is_proven
    sets = []
    for weights in random_mixtures(np.eye(3), 15, 3):
        value = plans.credit @ weights
        best = np.flatnonzero(value > value.max() - 1e-9)
        sets.append(plans.funded[min(best, key=lambda place: plans.cost[place])])
    assert found.samples == 15
    for name, share in found.funded_share.items():
        assert share == pytest.approx(np.mean([name in funded for funded in sets]))
    assert found.missing == ()
    assert json.loads(found.to_json())["plan"]["funded"] == list(found.plan.funded)


def test_other_weights_than_the_scenarios() -> None:
    scenario, plans = drawn(1)
    weights = pr.direct_weights(scenario, {"crime": 3, "complaints": 1})
    found = pr.weight_sensitivity(scenario, weights, samples=0, workers=1)

    values = [found.plan.values[name] for name in ("crime", "complaints")]
    assert np.array([0.75, 0.25]) @ values == pytest.approx(
        plans.best(np.array([0, 0.75, 0.25])), abs=1e-9
    )
    assert found.funded_share == {}


def test_a_stop_names_what_is_missing() -> None:
    scenario, _ = drawn(1)
    steps: list[Step] = []
    found = pr.weight_sensitivity(
        scenario, samples=5, workers=1, on_progress=steps.append,
        should_stop=lambda: len(steps) == 4,
    )  # fmt: skip

    assert "1 random weights" in found.missing
    assert found.samples == 4
    assert any("complaints" in text for text in found.missing)
    with pytest.raises(TimeoutError):
        pr.weight_sensitivity(scenario, should_stop=lambda: True)
