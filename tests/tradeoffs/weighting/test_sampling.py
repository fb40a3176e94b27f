"""Random weights."""

from __future__ import annotations

import numpy as np
import pytest

from prioritizer.tradeoffs.weighting.sampling import random_mixtures


def test_weights_are_mixtures_and_the_same_for_the_same_seed() -> None:
    extremes = np.array([[1.0, 0.0, 0.0], [0.5, 0.5, 0.0]])
    found = random_mixtures(extremes, 50, 7)

    assert found.shape == (50, 3)
    assert found.sum(axis=1) == pytest.approx(1)
    assert (found[:, 2] == 0).all()
    assert (found[:, 0] >= found[:, 1]).all()
    assert (found == random_mixtures(extremes, 50, 7)).all()
    assert (found != random_mixtures(extremes, 50, 8)).any()


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="samples"):
        random_mixtures(np.eye(2), -1, 0)
