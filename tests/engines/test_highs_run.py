import math

import highspy
import pytest

from prioritizer.engines import Options
from prioritizer.engines.highs_run import HighsRunner, known
from prioritizer.engines.watching import Cause


def small_program() -> highspy.Highs:
    highs = highspy.Highs()
    highs.silent()
    x = highs.addVariable(lb=0, ub=3)
    highs.addConstr(2 * x <= 5)
    highs.setObjective(x, highspy.ObjSense.kMaximize)
    return highs


def test_it_runs_as_often_as_wanted() -> None:
    highs = small_program()
    runner = HighsRunner(highs)
    for threads in (1, 2, 1):
        highs.setOptionValue("threads", threads)
        assert runner.run(Options()) is Cause.NONE
        assert highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
        assert highs.getObjectiveValue() == pytest.approx(2.5)
    runner.close()


def test_a_number_that_is_not_known_is_none() -> None:
    assert known(math.inf, 2.0) is None
    assert known(-math.inf, 2.0) is None
    assert known(3.0, 2.0) == 1.5
