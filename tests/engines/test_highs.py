from dataclasses import replace

import numpy as np
import pytest

import prioritizer as pr
from prioritizer.engines import Options, SolverUnavailable, Status
from prioritizer.engines.highs import HighsEngine
from tests.engines.contract import EngineContract
from tests.engines.interrupting import interrupted
from tests.engines.programs import INF, KNAPSACK, LINEAR, market_split, program


class TestContract(EngineContract):
    engine = "highs"


def test_only_highs_is_its_solver() -> None:
    assert HighsEngine().open(LINEAR, Options(solver="HiGHS"))
    with pytest.raises(SolverUnavailable, match="'pulp' and 'pyomo'"):
        HighsEngine().open(LINEAR, Options(solver="cbc"))


def test_numbers_that_are_none_are_refused() -> None:
    wrong = replace(LINEAR, row_upper=np.array([np.nan, 1, 1, 1]))
    with pytest.raises(ValueError, match="not a number"):
        HighsEngine().open(wrong, Options())


def test_threads_may_change_from_solve_to_solve() -> None:
    session = HighsEngine().open(KNAPSACK, Options())
    for threads in (1, 2, 1, None):
        outcome = session.solve(KNAPSACK.objective, Options(threads=threads))
        assert outcome.status is Status.OPTIMAL


def test_each_solve_has_its_own_time_limit() -> None:
    hard = market_split(with_slack=True)
    session = HighsEngine().open(hard, Options())
    outcomes = [session.solve(hard.objective, Options(time_limit=0.3)) for _ in range(3)]
    assert [outcome.status for outcome in outcomes] == [Status.FEASIBLE] * 3
    assert all(0.2 < outcome.seconds < 2.0 for outcome in outcomes)


def test_an_objective_in_small_numbers_keeps_its_digits() -> None:
    # 1 - 1e-9 against 1: told apart only because the criterion is scaled
    small = program([[1, 1]], [1], [1], [1 - 1e-9, 1], magnitude=1.0)
    outcome = HighsEngine().open(small, Options()).solve(small.objective, Options())
    assert outcome.x == pytest.approx([0.0, 1.0])


def test_a_large_amount_behind_a_binary_does_not_leak() -> None:
    # a binary of 1e-7 would open 0.1 of the million that it guards
    leaky = program([[1, -1e6]], [-INF], [0], [1, -0.5e6], upper=[INF, 1], whole=[False, True])
    cheap = leaky.with_bounds(leaky.lower, np.array([0.4e6, 1.0]))
    outcome = HighsEngine().open(cheap, Options()).solve(cheap.objective, Options())
    assert outcome.status is Status.OPTIMAL
    assert outcome.x is not None
    assert outcome.x.tolist() == [0.0, 0.0]


def test_a_stop_that_is_wished_for_gives_the_best_plan_so_far() -> None:
    hard = market_split(with_slack=True)
    asked = []

    def should_stop() -> bool:
        asked.append(True)
        return len(asked) > 5

    session = HighsEngine().open(hard, Options())
    outcome = session.solve(hard.objective, Options(should_stop=should_stop, time_limit=60))
    assert outcome.status is Status.FEASIBLE
    assert outcome.message == "HiGHS: stopped on request"
    assert not outcome.was_interrupted
    again = session.solve(hard.objective, Options(time_limit=0.3))
    assert again.message == "HiGHS: time limit reached"


def test_progress_is_told_in_the_unit_of_the_criterion() -> None:
    hard, told = market_split(with_slack=True), []
    session = HighsEngine().open(hard, Options())
    outcome = session.solve(hard.objective, Options(on_progress=told.append, time_limit=0.8))
    assert told
    assert told[-1].objective is not None
    assert outcome.objective is not None
    assert outcome.objective - 1e-6 <= told[-1].objective <= 1e4
    assert told[-1].bound == pytest.approx(0.0)


def test_ctrl_c_returns_the_best_plan_so_far() -> None:
    said = interrupted("highs", None)
    assert said == {"status": "feasible", "was_interrupted": True, "is_quick": True}


def test_from_a_mark_a_small_change_needs_few_iterations() -> None:
    scenario = pr.read_scenario("inputs/minimal")
    whole = pr.compile(scenario)
    program = replace(whole, is_whole=np.zeros_like(whole.is_whole))
    options, start = Options(threads=1), program.block("start")
    assert start is not None
    places = np.r_[start.places]
    session = HighsEngine().open(program, options)
    best = session.solve(program.objective, options)
    session.mark()
    session.change_bounds(places, np.zeros(len(places)), np.zeros(len(places)))
    none = session.solve(program.objective, options)
    session.change_bounds(places, program.lower[places], program.upper[places])
    session.return_to_mark()

    again = session.solve(program.objective, options)

    assert none.objective == pytest.approx(0.0)
    assert again.objective == pytest.approx(best.objective)
    assert session._highs.getInfo().simplex_iteration_count == 0
