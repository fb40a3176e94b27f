"""Best plans for several weights at once."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from prioritizer.explanation.workers import Step
from prioritizer.tradeoffs.extremes import BestFor, Opening, best_for_each
from prioritizer.tradeoffs.valuing import Allowance
from tests.tradeoffs.every_plan import INDICATORS, drawn


def test_each_plan_is_the_best_for_its_weights() -> None:
    scenario, plans = drawn(2)
    weights = np.vstack([np.eye(3), np.ones(3) / 3])
    told: list[Step] = []
    found = best_for_each(
        scenario, INDICATORS, weights, list("abcd"), Allowance(), workers=1,
        on_progress=told.append,
    )  # fmt: skip

    for row, plan in zip(weights, found, strict=True):
        assert plan is not None
        assert row @ plan.values == pytest.approx(plans.best(row), abs=1e-9)
    assert [step.done for step in told] == [1, 2, 3, 4]


def test_another_process_can_take_tasks_and_send_plans() -> None:
    scenario, plans = drawn(2)
    task = pickle.loads(pickle.dumps(BestFor("a", (1.0, 0.0, 0.0))))
    opening = pickle.loads(pickle.dumps(Opening(INDICATORS, None)))
    with opening(pickle.loads(pickle.dumps(scenario))) as valuation:
        plan = pickle.loads(pickle.dumps(task(valuation)))

    assert plan.values[0] == pytest.approx(plans.credit[:, 0].max())


def test_what_is_not_done_is_none() -> None:
    calls = iter([False, False, True, True, True])
    found = best_for_each(
        drawn(2)[0], INDICATORS, np.eye(3), list("abc"),
        Allowance(should_stop=lambda: next(calls, True)), workers=1,
    )  # fmt: skip

    assert found[0] is not None
    assert found[-1] is None
