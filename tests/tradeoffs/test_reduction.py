import numpy as np

import prioritizer as pr
from prioritizer.tradeoffs.objective_program import ObjectiveProgram
from prioritizer.tradeoffs.objectives import objectives_named
from prioritizer.tradeoffs.reduction import Reduced, activity, reduced
from tests.tradeoffs.knapsacks import scenario


def reduce(case: pr.Scenario, names: list[str]) -> Reduced | None:
    problem = ObjectiveProgram.of(case, objectives_named(case, names))
    return reduced(problem.program, problem.is_whole_by_meaning(), problem.is_decided())


def test_only_the_starts_are_left_of_a_knapsack() -> None:
    found = reduce(scenario([[2.0, 1.0], [1.0, 3.0]], [1, 4], 4), ["o1", "o2"])

    assert found is not None
    assert found.whole.tolist() == [0, 1]
    assert found.rows.tolist() == [[1.0, 4.0]]
    assert found.sides.tolist() == [4.0]
    assert found.objectives.tolist() == [[2.0, 1.0], [1.0, 3.0]]
    assert found.columns(np.array([1.0, 0.0]))[:2].tolist() == [1.0, 0.0]


def test_one_funder_leaves_no_money_and_two_do() -> None:
    base = scenario([[2.0, 1.0], [1.0, 3.0]], [1, 1], 2)
    rows = base.table("interventions")[["intervention", "decision"]].assign(capital_cost=[2, 3])
    one = base.replace(
        interventions=rows, funding=[{"funder": "treasury", "year": 2027, "amount": 4}]
    )
    two = one.replace(
        funding=[{"funder": name, "year": 2027, "amount": 2} for name in ("treasury", "donor")]
    )

    alone, shared = reduce(one, ["o1", "cost"]), reduce(two, ["o1", "cost"])
    assert alone is not None
    assert alone.rest.tolist() == []
    assert [2.0, 3.0] in alone.rows.tolist()
    assert alone.objectives[1].tolist() == [-2.0, -3.0]
    assert shared is not None
    assert len(shared.rest)


def test_no_reduction_where_an_objective_needs_a_continuous_column() -> None:
    case = scenario([[2.0, 1.0], [1.0, 3.0]], [1, 1], 2)
    rows = case.table("interventions")[["intervention"]].assign(decision=["binary", "continuous"])

    assert reduce(case.replace(interventions=rows), ["o1", "o2"]) is None


def test_activity() -> None:
    lower, upper = np.array([0.0, -1.0]), np.array([2.0, 3.0])

    assert activity(lower, upper, {0: 2.0, 1: -1.0}) == (-3.0, 5.0)
