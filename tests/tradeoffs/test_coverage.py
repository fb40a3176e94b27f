import numpy as np
import pytest

from prioritizer.tradeoffs.coverage import coverage, within
from prioritizer.tradeoffs.findings import Finding
from prioritizer.tradeoffs.front_search import run
from tests.tradeoffs.cases import case, expected, search


def test_nothing_is_missing_where_no_region_is_open() -> None:
    found = search()
    run(found, case(), ("o1", "o2"), "highs", 1)

    assert coverage(found) == 0.0


def test_what_is_missing_lies_within() -> None:
    found = search()
    assert coverage(found) is None
    points = found.explorer.space.levels(np.array(expected()))
    x = np.zeros((1, found.x.shape[1]))
    (root,) = found.regions.corners
    for known in (points[:1], points[-1:], points[2:3]):
        found.note(root, Finding(x, known, is_complete=False, is_settled=True))
    bound = coverage(found)

    assert bound is not None
    span = np.ptp(found.levels, axis=0)
    assert max(within(found.levels, point, span) for point in points) <= bound


def test_within() -> None:
    levels, ranges = np.array([[0.0, 4.0], [10.0, 0.0]]), np.array([10.0, 4.0])

    assert within(levels, np.array([2.0, 4.0]), ranges) == pytest.approx(0.2)
    assert within(levels, np.array([9.0, 0.0]), ranges) == 0.0
