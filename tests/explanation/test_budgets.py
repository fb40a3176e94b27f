"""Scaled money, and the program in which the money is a column."""

from __future__ import annotations

import numpy as np
import pytest

import prioritizer as pr
from prioritizer.compilation import compile as compile_scenario
from prioritizer.engines import Status
from prioritizer.explanation.budgets import BUDGET, scaled_budget, with_budget_column
from prioritizer.resolving import Change, Resolver
from tests.explanation.purses import purse, with_money


@pytest.mark.parametrize("funder", [None, "donor"])
def test_amounts_are_multiplied(funder: str | None) -> None:
    scaled = scaled_budget(purse(3), 1.5, funder)

    assert scaled.digest == with_money(purse(3), 1.5, funder or "").digest


def test_what_is_no_scale() -> None:
    with pytest.raises(ValueError, match="no table funding"):
        scaled_budget(purse(2).replace(funding=None, funders=None), 2.0)
    with pytest.raises(ValueError, match=r"factor -1\.0: give 0 or more"):
        scaled_budget(purse(2), -1.0)
    with pytest.raises(ValueError, match="factor nan"):
        scaled_budget(purse(2), float("nan"))
    with pytest.raises(ValueError, match=r"'donner' has no money: .*donor"):
        scaled_budget(purse(2), 2.0, "donner")


@pytest.mark.parametrize("seed", [0, 1, 2, 3, 9])
@pytest.mark.parametrize("funder", [None, "treasury"])
def test_with_the_column_held_it_is_the_scaled_scenario(seed: int, funder: str | None) -> None:
    program = with_budget_column(purse(seed), 100.0, funder).program
    block = program.block(BUDGET)
    assert block is not None
    place = np.array([block.start])
    with Resolver(program) as resolver:
        for factor in (1.3, 0.0, 0.7):
            held = resolver.solve(Change.of_columns(place, np.array([factor]), np.array([factor])))
            anew = pr.solve(with_money(purse(seed), factor, funder or ""), tie_break=False)
            assert held.objective == pytest.approx(anew.objective, abs=1e-7)
            assert (held.status is Status.INFEASIBLE) == (anew.status == "infeasible")


@pytest.mark.parametrize("seed", [0, 3])
def test_bounds_are_those_of_the_scaled_scenario(seed: int) -> None:
    # seed 0 and 3 have shares of amounts, above and below, and carry-over limits
    money = with_budget_column(purse(seed), 100.0).program
    for factor in (0.25, 2.0):
        scaled = compile_scenario(with_money(purse(seed), factor))
        shift = money.matrix[:, [-1]].toarray()[:, 0] * factor
        assert money.row_lower - shift == pytest.approx(scaled.row_lower, abs=1e-9)
        assert money.row_upper - shift == pytest.approx(scaled.row_upper, abs=1e-9)
