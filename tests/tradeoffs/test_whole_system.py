import itertools

import numpy as np
import pytest

from prioritizer.tradeoffs.reduction import Reduced
from prioritizer.tradeoffs.whole_system import WholeSystem


def system(row: list[float], side: float, objective: list[float]) -> WholeSystem:
    n = len(row)
    reduced = Reduced(
        width=n,
        whole=np.arange(n),
        lower=np.zeros(n),
        upper=np.full(n, 2.0),
        rest=np.empty(0, dtype=np.int64),
        rest_lower=np.empty(0),
        rest_upper=np.empty(0),
        rows=np.array([row]),
        rest_rows=np.empty((1, 0)),
        sides=np.array([side]),
        objectives=np.array([objective, objective[::-1]]),
        constants=np.array([0.0, 1.0]),
        fixed=np.full(n, np.nan),
    )
    return WholeSystem.of(reduced, np.ones(2))


def choices(n: int) -> np.ndarray:
    return np.array(list(itertools.product(range(3), repeat=n)))


def test_decimals_are_kept_exactly() -> None:
    found = system([0.1, 0.2], 0.3, [0.25, 1.5])

    assert found.is_exact
    # 0.1 + 0.2 is no more than 0.3
    assert (found.rows @ np.array([1, 1]) <= found.sides).all()
    assert not (found.rows @ np.array([2, 1]) <= found.sides).all()
    assert found.space.values(found.levels(np.array([1, 1]))).tolist() == [1.75, 2.75]


@pytest.mark.parametrize("row", [[np.pi, 1.0, -np.e], [1 / 3, np.sqrt(2), 1.0]])
def test_other_numbers_admit_no_less(row: list[float]) -> None:
    found = system(row, 2.0, [np.pi, 1.0, 2.0])

    assert not found.is_exact
    for x in choices(3):
        if x @ np.array(row) <= 2.0:
            assert (found.rows @ x <= found.sides).all()


@pytest.mark.parametrize("seed", range(5))
def test_a_combined_row_keeps_every_plan_of_the_region(seed: int) -> None:
    rng = np.random.default_rng(seed)
    row = rng.normal(size=4).tolist()
    found = system(row, 1.0, rng.normal(size=4).tolist())
    least = found.levels(choices(4)).mean(axis=0) - 1.0
    terms, side = found.combined(rng.random(1), rng.random(2), least)
    floors, sides = found.floors(least)

    kept = 0
    for x in choices(4):
        if x @ np.array(row) <= 1.0 and (found.levels(x) >= least).all():
            kept += 1
            assert terms @ x <= side
            assert (floors @ x <= sides).all()
    assert kept
