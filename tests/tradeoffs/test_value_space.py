import numpy as np

from prioritizer.tradeoffs.value_space import STEP, ValueSpace


def test_levels_and_values() -> None:
    space = ValueSpace(
        np.array([1.0, -1.0]),
        np.array([0.5, 2.0]),
        np.array([1.0, 10.0]),
        np.array([1.0, 0.1]),
        np.array([True, False]),
    )

    assert space.values(np.array([4.0, 3.0])).tolist() == [3.0, 4.0]
    assert space.levels(np.array([3.0000001, 4.0])).tolist() == [4.0, 3.0]
    assert space.resolution().tolist() == [0.0, 0.2]


def test_plain_levels_are_the_values() -> None:
    space = ValueSpace.plain(np.array([1.0, -1.0]), np.array([10.0, 1.0]))

    assert space.values(np.array([4.0, 3.0])).tolist() == [4.0, -3.0]
    assert space.resolution().tolist() == [10 * STEP, STEP]
