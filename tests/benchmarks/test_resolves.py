from dataclasses import replace

import numpy as np
import pytest

import prioritizer as pr
from benchmarks.resolves import MEXICO, Load, agree, left_out, relaxed, solver_time
from prioritizer.resolving import Resolver


def program():
    return pr.compile(pr.read_scenario("inputs/minimal"))


def test_each_change_leaves_one_intervention_out():
    compiled = program()
    changes = list(left_out(compiled, 5))

    places = np.concatenate([change.columns for change in changes])
    start = compiled.block("start")
    assert sorted(places.tolist()) == list(range(*start.places.indices(len(compiled.lower))))
    assert all((change.upper == 0).all() for change in changes)


def test_the_relaxed_case_is_solved_alike_by_pulp_and_pyomo():
    figures = relaxed("mexico", pr.read_scenario(MEXICO), Load(2, 1), target=1.0)

    assert [figure.unit for figure in figures] == ["a second", "a second", "", "a second", ""]
    assert [figure.target for figure in figures if figure.unit == ""] == [1.0, 1.0]
    assert all(figure.value > 0 for figure in figures)


def test_the_solver_s_time_is_part_of_the_whole():
    whole = program()
    linear = replace(whole, is_whole=np.zeros_like(whole.is_whole))
    with Resolver(linear) as resolver, solver_time() as spent:
        outcome = resolver.solve()

    assert 0 < spent[0] <= outcome.seconds


@pytest.mark.parametrize("theirs", [[0.5], [None]])
def test_another_optimum_is_told(theirs):
    agree("case", "peer", [0.6, 0.7], [0.6], 0.0)
    with pytest.raises(ArithmeticError, match=r"case: ours 0\.6, peer"):
        agree("case", "peer", [0.6], theirs, 0.0)
