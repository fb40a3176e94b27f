import itertools

import numpy as np
import pytest

from prioritizer.tradeoffs.search_regions import SearchRegions


@pytest.mark.parametrize("goals", [2, 3, 4])
def test_regions_hold_what_no_point_is_as_good_as(goals: int) -> None:
    rng = np.random.default_rng(goals)
    regions = SearchRegions(np.full(goals, -1.0), np.full(goals, 5.0))
    points = rng.integers(0, 5, (7, goals)).astype(float)
    for point in points:
        regions.split(point)

    corners = regions.corners
    for cell in itertools.product(range(5), repeat=goals):
        level = np.array(cell, dtype=float)
        is_open = not (points >= level).all(axis=1).any()
        assert (corners < level).all(axis=1).any() == is_open
    inside = [(np.delete(corners, n, 0) <= c).all(axis=1).any() for n, c in enumerate(corners)]
    assert not any(inside)


def test_the_largest_comes_first_and_stays_open() -> None:
    regions = SearchRegions(np.array([-1.0, -1.0]), np.array([9.0, 9.0]))
    regions.split(np.array([8.0, 3.0]))

    # above (8, -1) lies a strip of width 1, above (-1, 3) one of height 6
    assert [c.tolist() for c in regions.largest(5)] == [[-1.0, 3.0], [8.0, -1.0]]
    assert len(regions) == 2


def test_what_is_closed_stays_closed() -> None:
    regions = SearchRegions(np.array([-1.0, -1.0]), np.array([9.0, 9.0]))
    regions.split(np.array([4.0, 4.0]))
    regions.close(np.array([4.0, -1.0]))
    regions.split(np.array([2.0, 6.0]))

    # (4, 6) would be a child too, but lies in the closed region
    assert regions.corners.tolist() == [[-1.0, 6.0], [2.0, 4.0]]


def test_nothing_is_above_the_ideal() -> None:
    regions = SearchRegions(np.array([-1.0, -1.0]), np.array([9.0, 9.0]))
    regions.split(np.array([9.0, 9.0]))

    assert len(regions) == 0
    assert regions.largest() == []
