"""A session after any sequence of changes, against a solve from scratch of the changed program."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

import prioritizer as pr
from prioritizer.compilation import compile as compile_scenario
from prioritizer.engines import Options, Status, engine_named
from prioritizer.program import Criterion, LinearProgram
from prioritizer.resolving import (
    Change,
    Resolver,
    columns_of_decision,
    difference,
    places_of,
    rows_about,
)
from tests.explanation.purses import purse, with_money
from tests.scripted import ScriptedEngine, ScriptedSession, outcome


def anew(program: LinearProgram, criterion: Criterion | None = None) -> tuple[Status, float | None]:
    session = engine_named("highs").open(program, Options(threads=1))
    try:
        found = session.solve(criterion or program.objective, Options(threads=1))
    finally:
        session.close()
    return found.status, found.objective


def drawn(rng: random.Random, program: LinearProgram) -> Change:
    """Some decisions forced or forbidden, some rows dropped or tightened."""
    start = places_of(program.columns, "start")
    columns = np.array(sorted(rng.sample(start.tolist(), 2)))
    at = np.array([float(rng.randint(0, 1)) for _ in columns])
    rows = places_of(program.rows, "funder_balance")
    chosen = np.array(rng.sample(rows.tolist(), 2))
    top = program.row_upper[chosen] * rng.choice([0.0, 0.5, 2.0])
    change = Change.of_columns(columns, at, at)
    change += Change.of_rows(chosen, program.row_lower[chosen], top)
    return change + Change.dropping(chosen[:1])


@pytest.mark.parametrize("engine", ["highs", "pulp"])
@pytest.mark.parametrize(("seed", "decision"), [(0, "binary"), (1, "binary"), (3, "continuous")])
def test_after_any_changes_a_solve_is_as_one_from_scratch(
    seed: int, decision: str, engine: str
) -> None:
    program, rng = compile_scenario(purse(seed, decision)), random.Random(seed)
    number = 8 if engine == "highs" else 2
    seen = set()
    with Resolver(program, engine=engine) as resolver:
        for change in [None, *(drawn(rng, program) for _ in range(number)), None]:
            found = resolver.solve(change)
            changed = change.applied(program) if change else program
            status, objective = anew(changed)
            assert found.status is status
            assert found.objective == pytest.approx(objective, abs=1e-7)
            seen.add(status)
        assert resolver.solves == number + 2
    assert Status.OPTIMAL in seen


def test_where_two_changes_touch_a_place_the_second_holds() -> None:
    program = compile_scenario(purse(2))
    start = places_of(program.columns, "start")
    off = Change.of_columns(start, np.zeros(len(start)), np.zeros(len(start)))
    back = Change.of_columns(start, program.lower[start], program.upper[start])
    rows = places_of(program.rows, "funder_balance")
    closed = Change.of_rows(rows, np.full(len(rows), -np.inf), np.zeros(len(rows)))

    with Resolver(program) as resolver:
        best = resolver.solve().objective
        assert resolver.solve(off).objective == pytest.approx(0)
        assert resolver.solve(off + back).objective == pytest.approx(best)
        assert resolver.solve(back + off).objective == pytest.approx(0)
        both = closed + Change.dropping(rows)
        assert resolver.solve(both).objective == pytest.approx(anew(both.applied(program))[1])


def test_another_criterion_holds_for_one_solve() -> None:
    program = compile_scenario(purse(2))
    cost = program.tie_breaks[0]

    with Resolver(program) as resolver:
        best = resolver.solve().objective
        assert resolver.solve(criterion=cost).objective == pytest.approx(anew(program, cost)[1])
        assert resolver.solve().objective == pytest.approx(best)


def test_relaxed_decisions_stay_relaxed() -> None:
    program, other = compile_scenario(purse(1)), compile_scenario(purse(5))
    linear = replace(program, is_whole=np.zeros_like(program.is_whole))
    start = places_of(program.columns, "start")
    change = Change.of_columns(start[:2], np.ones(2), np.ones(2))

    with Resolver(program, relaxed=True) as resolver:
        assert resolver.solve().objective == pytest.approx(anew(linear)[1])
        found = resolver.solve(change)
        assert (found.status, found.objective) == anew(change.applied(linear)) or (
            found.objective == pytest.approx(anew(change.applied(linear))[1])
        )
        # a program of another shape is relaxed too
        expected = anew(replace(other, is_whole=np.zeros_like(other.is_whole)))[1]
        assert resolver.solve_scenario(purse(5)).objective == pytest.approx(expected)


def test_infeasible_is_what_a_solve_from_scratch_says(monkeypatch: pytest.MonkeyPatch) -> None:
    program = compile_scenario(purse(2))
    none, plan = outcome(Status.INFEASIBLE), outcome(Status.OPTIMAL, [0.0], 0.0)
    warm, fresh = ScriptedSession([plan, none, none]), ScriptedSession([plan, none])
    sessions = iter([warm, fresh, fresh])
    engine = ScriptedEngine(warm)
    monkeypatch.setattr(engine, "open", lambda *_: next(sessions))
    monkeypatch.setattr("prioritizer.resolving.engine_named", lambda _: engine)

    resolver = Resolver(program)

    assert resolver.solve().status is Status.OPTIMAL
    # also without a change: earlier ones have made the session warm
    assert resolver.solve().status is Status.OPTIMAL
    assert resolver.solve(Change.none()).status is Status.INFEASIBLE


@pytest.mark.parametrize("factor", [0.0, 0.5, 3.0])
def test_another_scenario(factor: float) -> None:
    scenario = purse(2)
    other = with_money(scenario, factor)
    weights = scenario.replace(
        indicators=[{"indicator": "trust", "baseline": 40, "target": 41, "weight": 1}],
        effects=[{"intervention": "a", "indicator": "trust", "effect": 1}],
    )

    with Resolver.of(scenario) as resolver:
        for changed in (other, weights, scenario):
            expected = pr.solve(changed, tie_break=False).objective
            assert resolver.solve_scenario(changed).objective == pytest.approx(expected)


def test_difference() -> None:
    base, other = compile_scenario(purse(2)), compile_scenario(with_money(purse(2), 0.5))
    change = difference(base, other)

    assert change is not None
    applied = change.applied(base)
    for side in ("lower", "upper", "row_lower", "row_upper"):
        assert np.array_equal(getattr(applied, side), getattr(other, side))
    same = difference(base, base)
    assert same is not None
    assert not len(same.columns)
    assert not len(same.rows)


@pytest.mark.parametrize("part", ["cost", "constant", "sense"])
def test_another_criterion_is_more_than_bounds(part: str) -> None:
    base = compile_scenario(purse(2))
    ours = base.objective
    theirs = {
        "cost": replace(ours, cost=ours.cost + 1.0),
        "constant": replace(ours, constant=ours.constant + 1.0),
        "sense": replace(ours, sense="min"),
    }[part]

    assert difference(base, base.with_objective(theirs)) is None
    assert difference(base, replace(base, is_whole=~base.is_whole)) is None
    assert difference(base, replace(base, matrix=base.matrix * 2)) is None
    assert difference(base, base.with_row("r", np.ones(len(base.lower)), 0, 1)) is None


def test_places_by_name_and_label() -> None:
    program = compile_scenario(purse(2))
    start = program.block("start")
    assert start is not None

    assert places_of(program.columns, "start").tolist() == list(range(start.start, start.start + 8))
    assert places_of(program.columns, "nothing").tolist() == []
    of_b = columns_of_decision(program, "start", [("b", "")])
    assert of_b.tolist() == [start.start + 2, start.start + 3]
    assert columns_of_decision(program, "nothing", [("b", "")]).tolist() == []
    rows = rows_about(program, "funder_balance", {"funder": "donor", "year": 2027})
    assert [program.row_names[n] for n in rows] == ["funder_balance[donor,2027]"]
    assert rows_about(program, "nothing", {}).tolist() == []
