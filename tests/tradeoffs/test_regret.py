"""The plan of least largest regret, against every plan."""

from __future__ import annotations

import numpy as np
import pytest

import prioritizer as pr
from prioritizer.tradeoffs.valuing import NoPlan
from tests.tradeoffs.every_plan import INDICATORS, drawn


@pytest.mark.parametrize("seed", [0, 1, 2, 4])
def test_no_plan_has_less_regret(seed: int) -> None:
    scenario, plans = drawn(seed)
    weights = pr.possible_weights(scenario, ["trust >= crime", "complaints <= 0.6"])
    found = pr.minimax_regret(scenario, weights, workers=1)

    value = plans.credit @ weights.extremes.T
    regret = value.max(axis=0) - value
    assert found.status == "optimal"
    assert found.regret == pytest.approx(regret.max(axis=1).min(), abs=1e-9)
    assert found.bound == pytest.approx(found.regret, abs=1e-8)
    assert [entry.best for entry in found.regrets] == pytest.approx(list(value.max(axis=0)))
    assert found.plan is not None
    mine = np.array([found.plan.values[name] for name in weights.indicators])
    assert [entry.value for entry in found.regrets] == pytest.approx(list(weights.extremes @ mine))


def test_no_weights_inside_make_a_larger_regret() -> None:
    scenario, plans = drawn(2)
    hull = pr.hull_of_weights(scenario)
    found = pr.minimax_regret(scenario, hull, workers=1)

    assert found.plan is not None
    mine = np.array([found.plan.values[name] for name in hull.indicators])
    columns = [INDICATORS.index(name) for name in hull.indicators]
    for mixture in np.random.default_rng(1).dirichlet(np.ones(len(hull.extremes)), size=200):
        weights = mixture @ hull.extremes
        best = (plans.credit[:, columns] @ weights).max()
        assert best - weights @ mine <= found.regret + 1e-9


def test_a_stop_names_what_is_missing() -> None:
    scenario, _ = drawn(1)
    found = pr.minimax_regret(
        scenario, pr.possible_weights(scenario), workers=1, should_stop=lambda: True
    )

    assert found.status == "stopped"
    assert found.plan is None
    assert "1, 2, 3" in found.missing[0]


def test_an_infeasible_scenario_has_no_plan() -> None:
    impossible = drawn(1)[0].with_overrides(["indicators.crime.required=1"])
    with pytest.raises(NoPlan):
        pr.minimax_regret(impossible, pr.possible_weights(impossible), workers=1)
