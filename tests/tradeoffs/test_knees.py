import numpy as np

from prioritizer.tradeoffs.knees import bulge, knees


def test_the_point_that_bulges_most() -> None:
    levels = np.array([[0.0, 100.0], [8.0, 70.0], [10.0, 0.0]])

    assert knees(levels).tolist() == [False, True, False]
    assert bulge(levels)[1] == (0.8 + 0.7 - 1) / np.sqrt(2)


def test_no_knee_where_nothing_bulges() -> None:
    assert not knees(np.array([[0.0, 1.0], [0.4, 0.4], [1.0, 0.0]])).any()
    assert not knees(np.array([[0.0, 1.0], [1.0, 0.0]])).any()
