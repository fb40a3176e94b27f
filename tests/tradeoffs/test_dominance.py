import numpy as np

from prioritizer.tradeoffs.dominance import nondominated, thinned, undominated


def test_of_equal_points_the_first_stays() -> None:
    levels = np.array([[1.0, 3.0], [2.0, 2.0], [1.0, 2.0], [2.0, 2.0], [0.0, 3.0]])

    assert nondominated(levels).tolist() == [0, 1]


def test_differences_far_below_the_sums_count() -> None:
    levels = np.array([[1e6, 5.0], [1e6 + 1e-6, 5.0], [1e6, 5.0 + 1e-6]])

    assert nondominated(levels).tolist() == [1, 2]


def test_an_unwanted_point_dominates_nothing() -> None:
    levels = np.array([[2.0, 2.0], [1.0, 1.0], [0.0, 0.0]])
    asked: list[int] = []

    def is_wanted(place: int) -> bool:
        asked.append(place)
        return place == 1

    assert undominated(levels, is_wanted).tolist() == [1]
    assert asked == [0, 1]


def test_points_nearer_than_the_resolution_are_one() -> None:
    levels = np.array([[1.0, 2.0], [1.0 + 1e-12, 2.0 - 1e-12], [3.0, 1.0]])

    assert thinned(levels, np.full(2, 1e-9)).tolist() == [1, 2]
    assert thinned(levels, np.zeros(2)).tolist() == [0, 1, 2]
