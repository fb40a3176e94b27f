import numpy as np
import pyomo.environ as pyo
import pytest
from pyomo.contrib.solver.common.factory import SolverFactory
from pyomo.core.expr.visitor import identify_variables

from prioritizer.program import Index, ProgramBuilder, Rows
from prioritizer.program.pyomo_form import keys_of, pyomo_form, to_pyomo
from tests.engines.programs import INF, INFEASIBLE, KNAPSACK, LINEAR, MIXED, program
from tests.program.test_files import odd

WHO = Index.of("intervention", ["vetting", "training"])
WHEN = Index.of("year", [2027, 2028])


def regions(*codes: int) -> Index:
    return Index(("region",), (["norte", "sur"],), (np.array(codes),))


def solved(model: pyo.ConcreteModel, objective: str = "benefit") -> float:
    SolverFactory("highs").solve(model)
    return float(pyo.value(model.component(objective)))


def test_a_variable_is_found_by_its_labels() -> None:
    builder = ProgramBuilder()
    x = builder.columns("start", WHO * WHEN, upper=[1, 2, 3, 4], whole=[1, 0, 0, 0])
    builder.add(Rows(WHEN, x[:2], upper=[5, 6], family="budget"))
    builder.add(Rows(Index.single(), x.sum().reshape(1), upper=7, family="tail_ceiling"))
    builder.criterion("weighted_gain", "max", x.sum(), 1.0)
    model = to_pyomo(builder.program())
    assert model.start["vetting", 2028].upper == 2
    assert model.start["vetting", 2027].is_integer()
    assert model.start["training", 2027].is_continuous()
    assert model.budget[2028].upper == 6
    assert model.tail_ceiling.upper == 7
    assert model.weighted_gain.sense == pyo.maximize


def test_a_dimension_that_is_empty_throughout_is_left_out_of_the_key() -> None:
    assert keys_of(WHO.beside(regions(-1, -1))) == ["vetting", "training"]
    assert keys_of(WHO.beside(regions(-1, 1))) == [("vetting", ""), ("training", "sur")]
    assert keys_of(Index.single()) == [None]


def test_labels_that_are_there_twice_get_their_place() -> None:
    twice = Index.of("intervention", ["vetting", "vetting"])
    assert keys_of(twice) == [("vetting", 0), ("vetting", 1)]


def test_a_name_that_is_taken_gets_an_underscore() -> None:
    builder = ProgramBuilder()
    x = builder.columns("clear", WHO, upper=1)
    builder.add(Rows(WHO, x, upper=1, family="clear"))
    builder.add(Rows(WHEN, x, upper=1, family="2nd rule"))
    builder.criterion("clear", "max", x.sum(), 1.0)
    model = to_pyomo(builder.program())
    assert isinstance(model.clear_, pyo.Var)
    assert isinstance(model.clear__, pyo.Objective)
    assert isinstance(model.clear___, pyo.Constraint)
    assert isinstance(model.x_2nd_rule, pyo.Constraint)
    assert solved(model, "clear__") == pytest.approx(2.0)


def test_rows_have_their_bounds_and_terms() -> None:
    given = program([[1, 2], [3, 0], [0, 1], [1, 1]], [-INF, 1, 5, -INF], [4, 3, 5, INF], [1, 0])
    rows = to_pyomo(given).row
    assert (rows["r0"].lower, rows["r0"].upper) == (None, 4)
    assert (rows["r1"].lower, rows["r1"].upper) == (1, 3)
    assert rows["r2"].equality
    assert set(rows) == {"r0", "r1", "r2"}
    assert [v.name for v in identify_variables(rows["r0"].body)] == ["x[c0]", "x[c1]"]


def test_a_row_without_terms_asks_it_of_nothing() -> None:
    model = to_pyomo(INFEASIBLE["a row without terms"])
    assert [v.name for v in identify_variables(model.row["r0"].body)] == ["nothing"]
    assert model.nothing.bounds == (0, 0)


def test_odd_ids_are_keys_as_they_are() -> None:
    given = odd()
    form = pyomo_form(given)
    assert form.model.x["policía"].upper == -1 / 3
    assert [row for row, _ in form.constraints] == list(range(7))
    assert len(form.variables) == len(given.lower)


@pytest.mark.parametrize(
    ("given", "best"), [(LINEAR, 17.5), (KNAPSACK, 13.0), (MIXED, 1.0)], ids=str
)
def test_an_analyst_solves_it_with_pyomo(given, best) -> None:  # type: ignore[no-untyped-def]
    assert solved(to_pyomo(given)) == pytest.approx(best)


def test_an_analyst_adds_a_rule_of_their_own() -> None:
    model = to_pyomo(KNAPSACK)
    model.not_both = pyo.Constraint(expr=model.x["c0"] + model.x["c2"] <= 1)
    assert solved(model) == pytest.approx(10.0)
