import numpy as np
import pytest

from prioritizer.tradeoffs.support import supported


def test_of_two_objectives_those_on_the_hull() -> None:
    levels = np.array([[0.0, 10.0], [4.0, 8.0], [5.0, 6.0], [8.0, 6.0], [9.0, 1.0], [10.0, 0.0]])

    # (5, 6) is dominated by none here but lies below the line from (4, 8) to (8, 6)
    assert supported(levels).tolist() == [True, True, False, True, False, True]


def test_between_two_corners_some_weights_lead_too() -> None:
    third = 1.0 / 3.0

    assert supported(np.array([[0.0, 2.0], [1.0, 1.0], [2.0, 0.0]])).all()
    below = np.array([[0.0, 2.0], [1.0, 1.0 - 2.0**-52], [2.0, 0.0]])
    assert supported(below).tolist() == [True, False, True]
    assert supported(np.array([[0.0, third], [third, 0.0]])).all()


@pytest.mark.parametrize(
    ("inner", "expected"),
    [([1.0, 1.0, 1.0], True), ([1.0, 1.0, 0.9], False), ([1.0, 1.0, 1.1], True)],
)
def test_of_three_objectives(inner: list[float], expected: bool) -> None:
    levels = np.array([[3.0, 0.0, 0.0], [0.0, 3.0, 0.0], [0.0, 0.0, 3.0], inner])

    assert supported(levels).tolist() == [True, True, True, expected]


def test_a_tie_of_many_points_is_proven_exactly() -> None:
    whole = [(a, b, 7 - a - b) for a in range(8) for b in range(8 - a)]

    assert supported(np.array(whole, dtype=float)).all()


def test_few_points() -> None:
    assert supported(np.empty((0, 2))).tolist() == []
    assert supported(np.array([[1.0, 2.0, 3.0]])).tolist() == [True]
