import math

import numpy as np
import pulp
import pytest

from prioritizer.program.names import decode
from prioritizer.program.pulp_form import NOTHING, pulp_form, to_pulp
from tests.engines.programs import IDLE, INF, INFEASIBLE, KNAPSACK, LINEAR, MIXED, program
from tests.program.test_files import odd


def rows_of(problem: pulp.LpProblem) -> dict[str, tuple[int, float, dict[str, float]]]:
    return {
        c.name: (c.sense, -c.constant, {v.name: value for v, value in c.items()})
        for c in problem.constraints()
    }


def test_variables_have_readable_names_bounds_and_kinds() -> None:
    given = odd()
    form = pulp_form(given)
    for variable, lower, upper, whole in zip(
        form.variables, given.lower, given.upper, given.is_whole, strict=True
    ):
        # no bound is None in PuLP 3 and infinite in PuLP 4
        assert (variable.lowBound is None) == math.isinf(lower) or variable.lowBound == lower
        assert (variable.upBound is None) == math.isinf(upper) or variable.upBound == upper
        assert variable.cat == ("Integer" if whole else "Continuous")
    names = [variable.name for variable in form.variables]
    assert len(set(names)) == len(names)
    assert decode(names[2]) == "x[policía]"


def test_rows_have_their_sense_and_terms() -> None:
    three = program(
        [[1, 2], [3, 0], [0, 1]], [-INF, 1, 5], [4, INF, 5], [1, 0], sense="min", constant=2
    )
    assert rows_of(to_pulp(three)) == {
        "row(r0)": (pulp.LpConstraintLE, 4.0, {"x(c0)": 1.0, "x(c1)": 2.0}),
        "row(r1)": (pulp.LpConstraintGE, 1.0, {"x(c0)": 3.0}),
        "row(r2)": (pulp.LpConstraintEQ, 5.0, {"x(c1)": 1.0}),
    }


def test_a_row_with_two_bounds_is_two_and_one_without_is_none() -> None:
    given = program([[1, 1], [1, 0]], [1, -INF], [2, INF], [1, 1])
    assert {name: row[:2] for name, row in rows_of(to_pulp(given)).items()} == {
        "row(r0)~lower": (pulp.LpConstraintGE, 1.0),
        "row(r0)~upper": (pulp.LpConstraintLE, 2.0),
    }


def test_a_row_without_terms_asks_it_of_nothing() -> None:
    problem = to_pulp(INFEASIBLE["a row without terms"])
    assert rows_of(problem)["row(r0)"] == (pulp.LpConstraintGE, 1.0, {NOTHING: 1.0})


def test_every_column_is_among_the_variables() -> None:
    assert {variable.name for variable in to_pulp(IDLE).variables()} == {"x(c0)", "x(c1)"}


@pytest.mark.parametrize(
    ("given", "best"), [(LINEAR, 17.5), (KNAPSACK, 13.0), (MIXED, 1.0)], ids=str
)
def test_an_analyst_solves_it_with_pulp(given, best) -> None:  # type: ignore[no-untyped-def]
    problem = to_pulp(given)
    problem.solve(pulp.HiGHS(msg=False))
    assert pulp.value(problem.objective) == pytest.approx(best)


def test_an_analyst_adds_a_rule_of_their_own() -> None:
    problem = to_pulp(KNAPSACK)
    by_name = {variable.name: variable for variable in problem.variables()}
    problem += by_name["x(c0)"] + by_name["x(c2)"] <= 1, "not_both"
    problem.solve(pulp.HiGHS(msg=False))
    assert pulp.value(problem.objective) == pytest.approx(10.0)


def test_constraints_know_their_row() -> None:
    form = pulp_form(odd())
    assert [row for row, _ in form.constraints] == [0, 1, 2, 3, 3, 4, 5, 5, 6]
    assert np.isfinite([constraint.constant for _, constraint in form.constraints]).all()
