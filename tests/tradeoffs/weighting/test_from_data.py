"""Weights that follow from the data alone."""

from __future__ import annotations

import sys

import numpy as np
import pytest

import prioritizer as pr
from prioritizer.tradeoffs.weighting.from_data import effect_shares
from tests.tradeoffs.every_plan import small_scenario
from tests.tradeoffs.weighting.asking import asked


def test_entropy_by_its_formula() -> None:
    scenario = small_scenario(1)
    names, matrix = effect_shares(scenario)
    share = matrix / matrix.sum(axis=0)
    logs = np.log(np.where(share > 0, share, 1.0))
    spread = 1 + (share * logs).sum(axis=0) / np.log(len(matrix))

    weights = pr.weights_from_data(scenario, "entropy")

    assert weights.in_order(names) == pytest.approx(spread / spread.sum())
    assert "comparison" in weights.notes[0]


def test_critic_weighs_every_indicator_that_varies() -> None:
    weights = pr.weights_from_data(small_scenario(1), "critic")

    assert weights.array.sum() == pytest.approx(1)
    assert (weights.array > 0).all()


def test_what_cannot_be_weighed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="differ"):
        pr.weights_from_data(asked(), "entropy")
    with pytest.raises(ValueError, match="entropy or critic"):
        pr.weights_from_data(asked(), "equal")
    monkeypatch.setitem(sys.modules, "pymcdm.weights", None)
    with pytest.raises(ValueError, match="pymcdm"):
        pr.weights_from_data(small_scenario(1))
