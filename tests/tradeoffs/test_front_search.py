from dataclasses import replace
from typing import Any

import numpy as np

from prioritizer.tradeoffs.front_search import FrontProgress, Look, _hand_out, run
from tests.tradeoffs.cases import case, expected, search


def test_it_ends_with_every_point_and_no_open_region() -> None:
    steps: list[FrontProgress] = []
    found = search(on_progress=steps.append)
    run(found, case(), ("o1", "o2"), "highs", 1)
    found.explorer.close()

    values = found.explorer.space.values(found.levels)
    assert sorted(map(tuple, values.tolist())) == expected()
    assert len(found.open_corners) == 0
    assert not found.was_stopped
    assert steps[-1].points == len(expected())
    assert steps[-1].regions == 0
    assert steps[-1].subproblems == found.subproblems == len(steps)


def test_a_stop_before_the_first_region() -> None:
    found = search(should_stop=lambda: True)
    run(found, case(), ("o1", "o2"), "highs", 1)
    found.explorer.close()

    assert found.was_stopped
    assert len(found.levels) == 0
    assert len(found.open_corners) == 1


def test_a_region_is_asked_about_from_its_middle_upwards() -> None:
    found = search()
    found.frame = replace(
        found.frame, ideal=np.array([10.0, 10.0]), root=np.zeros(2), ranges=np.array([10.0, 20.0])
    )
    found.levels = np.array([[2.0, 9.0], [8.0, 3.0]])
    between = np.array([2.0, 3.0])

    # what beats 8 in the first objective, or 9 in the second, and lies above the corner, would be
    # better than that point in both
    assert found.most_above(between).tolist() == [8.0, 9.0]
    assert found.most_above(np.array([8.0, 0.0])).tolist() == [10.0, 3.0]
    # 6 of 10 is wider than 6 of 20
    middle = found.middle(between)
    assert middle is not None
    assert middle.tolist() == [5.0, 3.0]
    # what lies at the root has no middle, and what is small needs none
    assert found.middle(np.array([8.0, 0.0])).tolist() == [9.0, 0.0]  # type: ignore[union-attr]
    found.levels = np.array([[2.0, 3.5], [2.3, 3.0]])
    assert found.middle(between) is None
    found.explorer.close()


def test_a_half_without_a_plan_is_closed_and_the_region_stays_open() -> None:
    found = search()
    corner = found.frame.root
    middle = found.frame.ideal + 1.0
    finding = found.explorer._solved(corner, corner, found.limits(), middle)
    found.explorer.close()

    assert finding.empty is middle
    assert len(finding.levels) == 1
    assert not finding.is_complete


class DeadlyCrew:
    """Takes every task, and whoever takes it dies: the task is not among the keys any more."""

    has_room, keys = True, ()

    def __init__(self) -> None:
        self.taken = 0

    def hand(self, key: tuple[float, ...], task: Look) -> bool:
        self.taken += 1
        return True

    def done(self, seconds: float) -> list[Any]:
        return []


def test_what_dead_processes_leave_is_looked_at_here() -> None:
    found, crew = search(), DeadlyCrew()
    _hand_out(found, crew, 2)  # type: ignore[arg-type]
    found.explorer.close()

    values = found.explorer.space.values(found.levels)
    assert sorted(map(tuple, values.tolist())) == expected()
    assert len(found.open_corners) == 0
    assert crew.taken > 0
