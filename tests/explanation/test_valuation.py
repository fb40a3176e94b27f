from __future__ import annotations

import numpy as np

from prioritizer.explanation.valuation import Valuation
from prioritizer.parameters import resolve
from tests.explanation.infeasible import made
from tests.oracle.cases.build import binary, funds, integer


def test_the_reference_is_the_funders_money() -> None:
    scenario = made("x", [binary("a", 3, 2)], "", funding=funds(4, 6)).scenario
    prices = Valuation.of(resolve(scenario))

    assert prices.reference == 10
    assert prices.relative(5) == 2
    assert prices.relative(-5) == 2
    assert prices.relative(0) == 10
    assert prices.unit_cost.tolist() == [5]


def test_without_funding_it_is_what_everything_costs() -> None:
    scenario = made("x", [binary("a", 3, 2), integer("b", 1, max_scale=4)], "").scenario

    assert Valuation.of(resolve(scenario)).reference == 9


def test_free_decisions_count_for_the_reference() -> None:
    prices = Valuation(7.0, np.array([0.0, 2.0]))

    assert prices.scale(np.array([0]), 3.0) == 7
    assert prices.scale(np.array([0, 1]), np.array([3.0, 4.0])) == 8
