"""Optima worked out by hand for every row of docs/model.md: the oracle and the solver agree."""

from __future__ import annotations

import pytest

import prioritizer as pr
from tests.oracle import optimum
from tests.oracle.cases import SECTIONS, Case

ALL = [(section, case) for section, cases in SECTIONS.items() for case in cases]


def named(cases: list[tuple[str, Case]]) -> pytest.MarkDecorator:
    ids = [f"{section}: {case.name}" for section, case in cases]
    return pytest.mark.parametrize("case", [case for _, case in cases], ids=ids)


# Cost is a later criterion than the objective: it is held to what its own solve can promise.
OBJECTIVE, COST = 1e-6, 1e-5


@named(ALL)
def test_the_oracle_finds_the_hand_worked_optimum(case: Case) -> None:
    best = optimum(case.scenario())

    if case.objective is None:
        assert best.status == "infeasible"
        return
    assert best.status == "optimal"
    # With a tolerance the returned plan is at the floor that the tolerance leaves.
    assert best.floors[best.first] == pytest.approx(case.objective, abs=OBJECTIVE)
    assert best.total_cost == pytest.approx(case.cost, abs=COST)
    assert best.total_started == pytest.approx(case.started, abs=COST)
    for name, value in case.criteria.items():
        assert best.objectives[name] == pytest.approx(value, abs=OBJECTIVE)
    for funder, amount in case.spent.items():
        assert best.spent[funder] == pytest.approx(amount, abs=COST)


@named(ALL)
def test_the_solver_finds_the_hand_worked_optimum(case: Case) -> None:
    answer = pr.solve(case.scenario())

    if case.objective is None:
        assert answer.status == "infeasible"
        return
    assert answer.status == "optimal"
    assert answer.objective == pytest.approx(case.objective, abs=OBJECTIVE)
    assert answer.total_cost == pytest.approx(case.cost, abs=COST)
    assert answer.allocation["start"].sum() == pytest.approx(case.started, abs=COST)
    values = {criterion.name: criterion.value for criterion in answer.objectives}
    for name, value in case.criteria.items():
        assert values[name] == pytest.approx(value, abs=OBJECTIVE)
    for funder, amount in case.spent.items():
        drawn = answer.funds.loc[answer.funds["funder"] == funder, "spent"].sum()
        assert drawn == pytest.approx(amount, abs=COST)


def test_every_section_is_worked_out_and_names_are_unique() -> None:
    names = [case.name for _, case in ALL]

    assert len(names) == len(set(names))
    assert all(len(cases) >= 8 for cases in SECTIONS.values())
