import time

import numpy as np
import pytest

from prioritizer.engines import Status
from prioritizer.tradeoffs.objective_program import ObjectiveProgram
from prioritizer.tradeoffs.objectives import objectives_named
from prioritizer.tradeoffs.region_solving import Limits, RegionSolver, is_settled, limits_until
from tests.tradeoffs.cases import case, expected


def test_the_best_of_a_region() -> None:
    problem = ObjectiveProgram.of(case(), objectives_named(case(), ["o1", "o2"]))
    solver = RegionSolver(problem.program)
    points = expected()
    asked = np.array([points[1][0] + 0.5, points[3][1] + 0.5])
    inside = solver.best_above(asked, np.ones(2), Limits())
    nothing = solver.best_above(np.array(points[2]) + 0.5, np.ones(2), Limits())
    alone = solver.best_of(0, Limits())
    solver.close()

    assert inside.x is not None
    assert [c.value(inside.x) for c in problem.program.criteria] == pytest.approx(points[2])
    assert nothing.status is Status.INFEASIBLE
    assert is_settled(nothing)
    assert alone.objective == pytest.approx(points[-1][0])


def test_limits() -> None:
    assert limits_until(np.inf, lambda: False).seconds is None
    late = limits_until(time.perf_counter() - 5, lambda: True)
    assert late.seconds is not None
    assert late.seconds > 0
    options = late.options()
    assert options.should_stop is not None
    assert options.should_stop()
