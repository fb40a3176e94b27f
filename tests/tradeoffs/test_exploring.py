import numpy as np
import pytest

from prioritizer.tradeoffs.exploring import opened
from prioritizer.tradeoffs.region_solving import Limits
from tests.tradeoffs.cases import case, expected, explorer


@pytest.mark.parametrize("search", [True, False])
def test_the_frame_holds_every_point(search: bool) -> None:
    found = explorer(search=search)
    frame = found.frame(Limits)
    found.close()

    levels = found.space.levels(np.array(expected()))
    assert (levels <= frame.ideal + 1e-9).all()
    assert (levels > frame.root).all()
    assert frame.has_plans
    assert (found.system is not None) == search


@pytest.mark.parametrize("search", [True, False])
def test_a_region_is_emptied_or_gives_a_point_of_its_own(search: bool) -> None:
    found = explorer(search=search)
    frame = found.frame(Limits)
    found.use(found.space, frame.ranges)
    points = np.array(expected())
    corner = found.space.levels(np.array([points[1][0], points[3][1]]))
    inside = found.explore(corner, frame.root, Limits())
    beyond = found.explore(found.space.levels(points[2]), frame.root, Limits())
    found.close()

    # between the second and the fourth point lies the third alone
    assert found.space.values(inside.levels).tolist() == [pytest.approx(points[2].tolist())]
    assert beyond.is_complete
    assert len(beyond.levels) == 0
    assert found.subproblems == 2
    assert (found.solves > 0) != search


def test_the_upper_corner_bounds_a_region() -> None:
    found = explorer(search=True)
    frame = found.frame(Limits)
    found.use(found.space, frame.ranges)
    levels = found.space.levels(np.array(expected()))
    corner = levels.min(axis=0) - 1
    most = found.upper_corner(corner)
    empty = found.upper_corner(frame.ideal)
    found.close()

    assert most is not None
    assert (levels <= most).all()
    assert empty is None


def test_another_process_opens_one_that_agrees() -> None:
    mine = explorer(search=True)
    theirs = opened(case(), ("o1", "o2"), "highs", True, mine.space, np.array([3.0, 4.0]))

    assert theirs.space is mine.space
    assert theirs.system is not None
    for one in (mine, theirs):
        one.close()
