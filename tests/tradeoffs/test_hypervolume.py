import itertools

import numpy as np
import pytest

from prioritizer.tradeoffs.hypervolume import hypervolume


@pytest.mark.parametrize("goals", [2, 3, 4])
@pytest.mark.parametrize("seed", range(3))
def test_it_counts_the_cells_below_some_point(goals: int, seed: int) -> None:
    points = np.random.default_rng(seed).integers(-1, 6, (9, goals)).astype(float)
    cells = sum(
        any(all(c < v for c, v in zip(cell, point, strict=True)) for point in points)
        for cell in itertools.product(range(6), repeat=goals)
    )

    assert hypervolume(points, np.zeros(goals)) == cells


def test_what_does_not_exceed_the_reference_adds_nothing() -> None:
    points = np.array([[2.0, 2.0], [9.0, 1.0]])

    assert hypervolume(points, np.array([1.0, 1.0])) == 1.0
