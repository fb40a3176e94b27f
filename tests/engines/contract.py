"""What every engine must do, whatever solver it drives."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from prioritizer.engines import Options, Outcome, Status, engine_named
from prioritizer.program import LinearProgram
from tests.engines.programs import (
    IDLE,
    INF,
    INFEASIBLE,
    KNAPSACK,
    LINEAR,
    MIXED,
    PRICED,
    UNBOUNDED,
    flipped,
    market_split,
)

STEP = 1e-4


class EngineContract:
    """The cases; a subclass says which engine and solvers, and what they can do."""

    engine = ""
    solvers: tuple[str | None, ...] = (None,)
    solvers_with_duals: tuple[str | None, ...] = (None,)
    solvers_with_bound: tuple[str | None, ...] = (None,)

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        if "solver" in metafunc.fixturenames:
            names = [solver or "default" for solver in self.solvers]
            metafunc.parametrize("solver", self.solvers, ids=names)

    def solved(self, program: LinearProgram, solver: str | None, **options: object) -> Outcome:
        chosen = replace(Options(solver=solver), **options)  # type: ignore[arg-type]
        session = engine_named(self.engine).open(program, chosen)
        try:
            return session.solve(program.objective, chosen)
        finally:
            session.close()

    def test_a_linear_program_is_optimal(self, solver: str | None) -> None:
        for program, sign in ((LINEAR, 1), (flipped(LINEAR), -1)):
            outcome = self.solved(program, solver)
            assert outcome.status is Status.OPTIMAL
            assert outcome.objective == pytest.approx(sign * 17.5, abs=1e-8)
            assert outcome.bound == outcome.objective
            assert outcome.x == pytest.approx([1.5, 2.5], abs=1e-8)
            assert outcome.message == ""
            assert outcome.solver

    def test_an_integer_program_is_optimal_and_whole(self, solver: str | None) -> None:
        for program, sign in ((KNAPSACK, 1), (flipped(KNAPSACK), -1)):
            outcome = self.solved(program, solver)
            assert outcome.status is Status.OPTIMAL
            assert outcome.objective == pytest.approx(sign * 13.0)
            assert outcome.x is not None
            assert outcome.x.tolist() == [1.0, 0.0, 1.0]
            assert outcome.bound == pytest.approx(sign * 13.0)
            assert outcome.duals is None

    def test_continuous_columns_of_a_mixed_program_are_exact(self, solver: str | None) -> None:
        outcome = self.solved(MIXED, solver)
        assert outcome.status is Status.OPTIMAL
        assert outcome.x is not None
        assert outcome.x[1] == 1.0
        assert outcome.x == pytest.approx([0.7, 1.0], abs=1e-9)

    def test_an_infeasible_program_is_infeasible(self, solver: str | None) -> None:
        for name, program in INFEASIBLE.items():
            outcome = self.solved(program, solver)
            assert outcome.status is Status.INFEASIBLE, name
            assert outcome.x is None
            assert outcome.bound is None
            assert outcome.message

    def test_an_unbounded_program_fails_and_is_not_called_infeasible(
        self, solver: str | None
    ) -> None:
        for name, program in UNBOUNDED.items():
            outcome = self.solved(program, solver)
            assert outcome.status is Status.FAILED, name
            assert outcome.x is None
            assert "bound the decisions" in outcome.message

    def test_a_column_that_stands_in_no_row_lies_between_its_bounds(
        self, solver: str | None
    ) -> None:
        outcome = self.solved(IDLE, solver)
        assert outcome.status is Status.OPTIMAL
        assert outcome.x is not None
        assert outcome.x[0] == pytest.approx(0.5)
        assert 2 <= outcome.x[1] <= 3

    def test_a_limit_with_a_plan_is_feasible(self, solver: str | None) -> None:
        program = market_split(with_slack=True)
        outcome = self.solved(program, solver, time_limit=0.5)
        assert outcome.status is Status.FEASIBLE
        assert outcome.x is not None
        assert outcome.objective == pytest.approx(program.objective.value(outcome.x))
        assert outcome.objective > 0.5
        if solver in self.solvers_with_bound:
            assert outcome.bound is not None
            assert outcome.bound <= outcome.objective
        assert not outcome.was_interrupted
        assert outcome.message

    def test_a_limit_without_a_plan_is_stopped(self, solver: str | None) -> None:
        outcome = self.solved(market_split(with_slack=False), solver, time_limit=0.3)
        assert outcome.status is Status.STOPPED
        assert outcome.x is None
        assert outcome.objective is None
        assert "imit" in outcome.message

    def test_a_gap_lets_it_end_early(self, solver: str | None) -> None:
        outcome = self.solved(KNAPSACK, solver, gap=0.5)
        assert outcome.status is Status.OPTIMAL
        assert outcome.objective is not None
        assert outcome.objective >= 13 / 1.5 - 1e-9

    def test_duals_are_what_one_unit_more_of_a_bound_is_worth(self, solver: str | None) -> None:
        opposite = PRICED.with_objective(replace(PRICED.objective, sense="min"))
        for program in (PRICED, flipped(PRICED), opposite):
            outcome = self.solved(program, solver)
            if solver not in self.solvers_with_duals:
                assert outcome.duals is None
                continue
            assert outcome.duals is not None
            assert outcome.reduced_costs is not None
            for row, dual in enumerate(outcome.duals):
                worth = self.worth_of_a_row(program, outcome, row)
                assert dual == pytest.approx(worth, abs=1e-5), row
            for column, cost in enumerate(outcome.reduced_costs):
                worth = self.worth_of_a_column(program, outcome, column)
                assert cost == pytest.approx(worth, abs=1e-5), column

    def worth_of_a_row(self, program: LinearProgram, outcome: Outcome, row: int) -> float:
        activity = (program.matrix @ outcome.x)[row]
        move = np.zeros(len(program.row_lower))
        move[row] = STEP
        at_lower = abs(program.row_lower[row] - activity) < 1e-6
        at_upper = abs(program.row_upper[row] - activity) < 1e-6
        moved = replace(
            program,
            row_lower=program.row_lower + move * at_lower,
            row_upper=program.row_upper + move * at_upper,
        )
        return self.difference(moved, program)

    def worth_of_a_column(self, program: LinearProgram, outcome: Outcome, column: int) -> float:
        assert outcome.x is not None
        move = np.zeros(len(program.lower))
        move[column] = STEP
        at_lower = abs(program.lower[column] - outcome.x[column]) < 1e-6
        at_upper = abs(program.upper[column] - outcome.x[column]) < 1e-6
        moved = program.with_bounds(
            program.lower + move * at_lower, program.upper + move * at_upper
        )
        return self.difference(moved, program)

    def difference(self, moved: LinearProgram, program: LinearProgram) -> float:
        # by HiGHS whatever the engine: CBC answers with 8 digits
        before, after = (
            engine_named("highs").open(given, Options()).solve(given.objective, Options())
            for given in (program, moved)
        )
        assert after.objective is not None
        assert before.objective is not None
        return (after.objective - before.objective) / STEP

    def test_a_program_is_changed_and_solved_again(self, solver: str | None) -> None:
        chosen = Options(solver=solver)
        session = engine_named(self.engine).open(LINEAR, chosen)
        best = [session.solve(LINEAR.objective, chosen).objective]
        session.change_bounds(np.array([1]), np.array([0.0]), np.array([2.0]))
        best.append(session.solve(LINEAR.objective, chosen).objective)
        session.change_rows(np.array([0]), np.array([-INF]), np.array([3.0]))
        best.append(session.solve(LINEAR.objective, chosen).objective)
        place = session.add_row("at_most_one", np.array([1.0, 0.0]), -INF, 0.5)
        best.append(session.solve(LINEAR.objective, chosen).objective)
        session.change_rows(np.array([place]), np.array([-INF]), np.array([INF]))
        other = replace(LINEAR.objective, cost=np.array([0.0, 1.0]), constant=0.0, sense="min")
        best.append(session.solve(other, chosen).objective)
        session.close()
        assert place == 4
        assert best == pytest.approx([17.5, 17.0, 15.0, 12.5, 0.0], abs=1e-8)

    def test_a_relaxed_program_is_linear(self, solver: str | None) -> None:
        chosen = Options(solver=solver)
        session = engine_named(self.engine).open(KNAPSACK, chosen)
        whole = session.solve(KNAPSACK.objective, chosen)
        session.relax()
        relaxed = session.solve(KNAPSACK.objective, chosen)
        session.close()
        assert whole.objective == pytest.approx(13.0)
        assert relaxed.objective == pytest.approx(4 + 9 + 6 / 5)

    def test_a_known_plan_is_taken_as_start(self, solver: str | None) -> None:
        chosen = Options(solver=solver)
        session = engine_named(self.engine).open(KNAPSACK, chosen)
        for start in ([1.0, 0.0, 1.0], [0.0, 0.0, 0.0], [1.0, 1.0, 1.0]):
            outcome = session.solve(KNAPSACK.objective, chosen, np.array(start))
            assert outcome.status is Status.OPTIMAL
            assert outcome.objective == pytest.approx(13.0)
        session.close()

    def test_nothing_is_written_to_standard_output(
        self, solver: str | None, capfd: pytest.CaptureFixture[str]
    ) -> None:
        self.solved(KNAPSACK, solver)
        self.solved(LINEAR, solver)
        assert capfd.readouterr().out == ""
