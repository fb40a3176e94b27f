import numpy as np
import pytest

from prioritizer.tradeoffs.guide import Guide


def guide() -> Guide:
    """x + y <= 1; levels 2x and 3y."""
    return Guide(np.array([[1.0, 1.0]]), np.ones(1), np.diag([2.0, 3.0]), np.zeros(2), np.ones(2))


def test_how_far_a_region_reaches() -> None:
    asked = guide()
    asked.widen_to(np.array([2.0, 3.0]))
    found = asked.ask(np.zeros(2))
    asked.close()

    # at x = y = 1/2 each level is half a range beyond 0
    assert found is not None
    assert found.reach == pytest.approx(0.5)
    # the dual combines the row and the objectives to: reach is at most 1/2
    bound = found.on_rows @ np.ones(1)
    assert bound == pytest.approx(0.5)
    assert found.on_objectives @ np.array([2.0, 3.0]) == pytest.approx(1.0)


def test_an_empty_region_reaches_below_0() -> None:
    asked = guide()
    found = asked.ask(np.array([2.0, 3.0]))
    asked.close()

    assert found is not None
    assert found.reach < 0


def test_the_relaxed_best() -> None:
    asked = guide()
    best = asked.best(1)
    asked.close()

    assert best is not None
    assert best[0] == pytest.approx(3.0)
    assert best[1] == pytest.approx([0.0, 3.0])
