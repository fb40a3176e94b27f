"""A plan in short."""

from __future__ import annotations

import numpy as np
import pytest

import prioritizer as pr
from prioritizer.tradeoffs.rated import rated, rated_answer
from prioritizer.tradeoffs.valuing import Valuation, require_best
from tests.tradeoffs.every_plan import INDICATORS, drawn


def test_a_plan_and_its_answer_are_told_alike() -> None:
    scenario, plans = drawn(2)
    weights = np.array([0.5, 0.25, 0.25])
    with Valuation(scenario, INDICATORS) as valuation:
        best = require_best(valuation, weights)
        short = rated(valuation, INDICATORS, best)
    answer = pr.solve(scenario)

    assert weights @ list(short.values.values()) == pytest.approx(plans.best(weights))
    again = rated_answer(INDICATORS, best.values, answer)
    assert (again.funded, again.total_cost) == (short.funded, pytest.approx(short.total_cost))
    assert short.to_dict()["funded"] == list(short.funded)
