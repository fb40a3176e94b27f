from dataclasses import replace

import numpy as np
import pytest

from prioritizer.engines.duals import certified
from tests.engines.programs import LINEAR

BEST, PRICES = np.array([1.5, 2.5]), np.array([2.5, -0.5, 0.0, 0.0])
SMALLEST = replace(LINEAR.objective, sense="min")


@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_either_sign_is_made_the_worth_of_the_bound(sign: float) -> None:
    proof = certified(LINEAR, LINEAR.objective, BEST, sign * PRICES)
    assert proof is not None
    assert proof[0].tolist() == PRICES.tolist()
    assert proof[1] == pytest.approx([0.0, 0.0])


def test_reduced_costs_are_the_worth_of_the_columns_bounds() -> None:
    proof = certified(LINEAR, SMALLEST, np.zeros(2), np.zeros(4))
    assert proof is not None
    assert proof[1].tolist() == [2.0, 3.0]


def test_prices_that_prove_nothing_are_none() -> None:
    assert certified(LINEAR, LINEAR.objective, BEST, np.array([2.0, -0.5, 0.0, 0.0])) is None


def test_a_plan_that_is_not_the_best_has_no_proof() -> None:
    assert certified(LINEAR, LINEAR.objective, np.array([1.0, 2.0]), PRICES) is None
    assert certified(LINEAR, LINEAR.objective, np.zeros(2), np.zeros(4)) is None
