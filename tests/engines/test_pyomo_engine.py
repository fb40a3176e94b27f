import pytest

from prioritizer.engines import Options, SolverUnavailable, Status
from prioritizer.engines.pyomo_engine import PyomoEngine
from tests.engines.contract import EngineContract
from tests.engines.interrupting import interrupted
from tests.engines.programs import KNAPSACK, LINEAR, market_split


class TestContract(EngineContract):
    engine = "pyomo"
    # one of each of Pyomo's interfaces, and a solver other than HiGHS
    solvers = (None, "scip", "appsi_highs")
    solvers_with_duals = (None,)
    solvers_with_bound = (None, "scip")


def test_an_unknown_solver_is_refused() -> None:
    for solver in ("oracle", "cbc"):
        with pytest.raises(SolverUnavailable, match="not one that Pyomo knows, or not installed"):
            PyomoEngine().open(LINEAR, Options(solver=solver))


@pytest.mark.parametrize("solver", ["highs", "scip"])
def test_a_stop_that_is_wished_for_gives_the_best_plan_so_far(solver: str) -> None:
    hard = market_split(with_slack=True)
    asked, told = [], []

    def should_stop() -> bool:
        asked.append(True)
        return len(asked) > 20

    options = Options(
        solver=solver, should_stop=should_stop, on_progress=told.append, time_limit=60
    )
    outcome = PyomoEngine().open(hard, options).solve(hard.objective, options)
    assert outcome.status is Status.FEASIBLE
    assert outcome.message.endswith("stopped on request")
    assert told
    assert told[0].seconds > 0


def test_threads_are_handed_over() -> None:
    for solver in (None, "scip", "appsi_highs"):
        options = Options(solver=solver, threads=1)
        outcome = PyomoEngine().open(KNAPSACK, options).solve(KNAPSACK.objective, options)
        assert outcome.status is Status.OPTIMAL


def test_ctrl_c_returns_the_best_plan_so_far() -> None:
    said = interrupted("pyomo", None)
    assert said == {"status": "feasible", "was_interrupted": True, "is_quick": True}
