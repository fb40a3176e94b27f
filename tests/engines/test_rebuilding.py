from dataclasses import replace

import numpy as np
import pytest

from prioritizer.engines import Options, Status
from prioritizer.engines.outcome import FloatArray
from prioritizer.engines.rebuilding import Claim, RebuildingSession, Report
from prioritizer.program import LinearProgram
from tests.engines.programs import INF, INFEASIBLE, KNAPSACK, LINEAR, MIXED


class Liar:
    """A solver that says what it is told to say, and remembers what it was asked."""

    def __init__(self, *reports: Report) -> None:
        self.reports = list(reports)
        self.asked: list[LinearProgram] = []

    def __call__(
        self, program: LinearProgram, options: Options, start: FloatArray | None
    ) -> Report:
        self.asked.append(program)
        return self.reports.pop(0)


def session(program: LinearProgram, liar: Liar) -> RebuildingSession:
    return RebuildingSession(program, liar, "a liar")


def test_the_solver_sees_the_scaled_criterion_and_answers_are_scaled_back() -> None:
    best = np.array([1.0, 0.0, 1.0])
    liar = Liar(Report(Claim.LIMIT, best, bound=14e3, message="time limit reached"))
    outcome = session(KNAPSACK, liar).solve(KNAPSACK.objective, Options())
    assert liar.asked[0].objective.cost.tolist() == [4e3, 6e3, 9e3]
    assert liar.asked[0].objective.scale == 1.0
    assert (outcome.objective, outcome.bound) == (13.0, 14.0)
    assert outcome.status is Status.FEASIBLE
    assert outcome.message == "time limit reached"


def test_optimal_is_not_believed_where_the_bound_says_otherwise() -> None:
    best = np.array([1.0, 0.0, 1.0])
    for gap, status in ((0.0, Status.FEASIBLE), (0.05, Status.FEASIBLE), (0.1, Status.OPTIMAL)):
        liar = Liar(Report(Claim.OPTIMAL, best, bound=14e3))
        outcome = session(KNAPSACK, liar).solve(KNAPSACK.objective, Options(gap=gap))
        assert outcome.status is status


def test_a_point_that_breaks_a_row_is_no_plan() -> None:
    liar = Liar(Report(Claim.LIMIT, np.ones(3), message="limit"))
    outcome = session(KNAPSACK, liar).solve(KNAPSACK.objective, Options())
    assert outcome.status is Status.STOPPED
    assert outcome.x is None
    liar = Liar(Report(Claim.OPTIMAL, np.ones(3), message="done"))
    assert session(KNAPSACK, liar).solve(KNAPSACK.objective, Options()).status is Status.FAILED


def test_infeasible_is_confirmed_without_the_criterion() -> None:
    liar = Liar(Report(Claim.INFEASIBLE), Report(Claim.INFEASIBLE, message="truly"))
    outcome = session(LINEAR, liar).solve(LINEAR.objective, Options())
    assert outcome.status is Status.INFEASIBLE
    assert not liar.asked[1].objective.cost.any()


@pytest.mark.parametrize("claim", [Claim.INFEASIBLE, Claim.UNBOUNDED, Claim.UNDECIDED])
def test_what_has_plans_is_not_infeasible(claim: Claim) -> None:
    liar = Liar(Report(claim, message="odd"), Report(Claim.OPTIMAL, np.zeros(2)))
    outcome = session(LINEAR, liar).solve(LINEAR.objective, Options())
    assert outcome.status is Status.FAILED
    assert outcome.x is None
    assert outcome.message.startswith("odd: there are plans")


def test_a_contradiction_is_not_asked_of_the_solver() -> None:
    for name in ("a row without terms", "crossed bounds"):
        program, liar = INFEASIBLE[name], Liar()
        outcome = session(program, liar).solve(program.objective, Options())
        assert outcome.status is Status.INFEASIBLE
        assert not liar.asked


def test_columns_that_are_nearly_whole_are_made_so_and_the_rest_is_optimised_anew() -> None:
    liar = Liar(
        Report(Claim.OPTIMAL, np.array([0.7 - 1e-7, 1 - 1e-7]), bound=1e3),
        Report(Claim.OPTIMAL, np.array([0.7, 1.0])),
    )
    outcome = session(MIXED, liar).solve(MIXED.objective, Options())
    assert outcome.x is not None
    assert outcome.x.tolist() == [0.7, 1.0]
    assert outcome.status is Status.OPTIMAL
    assert not liar.asked[1].is_whole.any()
    assert liar.asked[1].lower.tolist() == [0.0, 1.0]


def test_ctrl_c_without_a_plan_is_stopped() -> None:
    liar = Liar(Report(Claim.UNDECIDED, was_interrupted=True, message="interrupted"))
    outcome = session(LINEAR, liar).solve(LINEAR.objective, Options())
    assert outcome.status is Status.STOPPED
    assert outcome.was_interrupted


def test_duals_without_proof_are_left_out() -> None:
    best = np.array([1.5, 2.5])
    for prices, is_told in (([2.5, -0.5, 0, 0], True), ([9.0, 0, 0, 0], False)):
        liar = Liar(Report(Claim.OPTIMAL, best, prices=1e3 * np.array(prices)))
        outcome = session(LINEAR, liar).solve(LINEAR.objective, Options())
        assert (outcome.duals is not None) is is_told


def test_changes_are_in_the_next_program_and_not_in_the_old() -> None:
    best = np.array([0.5, 0.5])
    liar = Liar(Report(Claim.LIMIT, best))
    changed = session(LINEAR, liar)
    changed.change_bounds(np.array([0]), np.array([0.5]), np.array([0.5]))
    changed.change_rows(np.array([0]), np.array([-INF]), np.array([1.0]))
    assert changed.add_row("extra", np.array([0.0, 2.0]), 1.0, 1.0) == 4
    changed.relax()
    outcome = changed.solve(LINEAR.objective, Options())
    assert outcome.x is not None
    asked = liar.asked[0]
    assert (asked.lower[0], asked.upper[0], asked.row_upper[0]) == (0.5, 0.5, 1.0)
    assert asked.row_names[-1] == "extra"
    assert asked.matrix.toarray()[-1].tolist() == [0.0, 2.0]
    assert replace(LINEAR).upper[0] == 3.0
