"""Every family of hand-made conflicts, checked by the tables alone; random ones too."""

from __future__ import annotations

import json
import random

import pytest

import prioritizer as pr
from prioritizer.engines import Status
from prioritizer.explanation import conflicts
from prioritizer.explanation.applying import apply_repair
from prioritizer.explanation.diagnose import diagnose
from prioritizer.explanation.statements import statements
from tests.explanation.infeasible import BY_TABLES, CASES, Infeasible
from tests.explanation.removed import has_plan, problems_of
from tests.oracle.features import FEATURES
from tests.oracle.generate import random_scenario

by_name = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


@by_name
def test_the_conflict_is_the_one_worked_out(case: Infeasible) -> None:
    found = diagnose(case.scenario)

    assert found.feasible is False
    assert [frozenset(m.name for m in c) for c in found.conflicts] == [case.conflict]


@by_name
def test_a_worked_out_conflict_is_irreducible_by_the_tables(case: Infeasible) -> None:
    every = [member.name for member in statements(case.scenario).members]
    if case.name == BY_TABLES:
        every = [name for name in every if not name.startswith("funder_balance")]

    assert problems_of(case.scenario, every, sorted(case.conflict)) == []


@by_name
def test_every_repair_gives_a_plan_of_the_stated_worth(case: Infeasible) -> None:
    found = diagnose(case.scenario)

    assert found.repairs
    for repair in found.repairs:
        answer = pr.solve(apply_repair(case.scenario, repair))
        assert answer.status == "optimal"
        assert answer.objective == pytest.approx(repair.objective, abs=1e-6)


@pytest.mark.parametrize(
    "case", [c for c in CASES if c.weight is not None], ids=lambda case: case.name
)
def test_the_cheapest_repair_is_the_one_worked_out(case: Infeasible) -> None:
    repairs = diagnose(case.scenario).repairs

    assert repairs[0].weight == pytest.approx(case.weight)
    cheapest = [r for r in repairs if r.weight == pytest.approx(case.weight)]
    assert case.changed in [frozenset(change.name for change in r.changes) for r in cheapest]


def drawn(seed: int) -> pr.Scenario | None:
    """A random scenario without a plan; None where there is one, or where amounts rule rules."""
    rng = random.Random(f"diagnosis {seed}")
    try:
        found = random_scenario(rng, rng.sample(list(FEATURES), rng.randint(4, 9)))
    except RuntimeError:
        return None
    # An amount cannot be taken out of the tables where a floor is a share of it.
    if any(r.get("share_of") == "amount" for r in found.tables.get("spending_rules", [])):
        return None
    return None if has_plan(found.scenario) else found.scenario


@pytest.mark.parametrize("seed", range(36))
def test_random_conflicts_are_irreducible_and_repairs_hold(seed: int) -> None:
    scenario = drawn(seed)
    if scenario is None:
        return
    found = diagnose(scenario, limit=3)
    every = [member.name for member in statements(scenario).members]

    assert found.feasible is False
    names = [[member.name for member in conflict] for conflict in found.conflicts]
    assert names
    assert len({name for c in names for name in c}) == sum(len(c) for c in names)
    for conflict in names:
        assert problems_of(scenario, every, conflict) == []
    for repair in found.repairs:
        answer = pr.solve(apply_repair(scenario, repair))
        assert answer.objective == pytest.approx(repair.objective, abs=1e-6)
    assert found.repairs or found.message
    assert json.loads(found.to_json())["feasible"] is False


def test_enough_random_scenarios_have_no_plan() -> None:
    assert sum(drawn(seed) is not None for seed in range(36)) >= 7


@pytest.mark.parametrize("seed", range(24))
def test_the_statements_say_what_the_scenario_says(seed: int) -> None:
    rng = random.Random(f"statements {seed}")
    try:
        scenario = random_scenario(rng, rng.sample(list(FEATURES), rng.randint(3, 8))).scenario
    except RuntimeError:
        return
    found = statements(scenario)
    judge = conflicts.Judge(found.program, found.members)

    assert judge.can_hold(found.members) == has_plan(scenario)


def test_a_scenario_with_a_plan_has_no_conflict() -> None:
    found = diagnose(CASES[0].scenario.replace(funding=None))

    assert found.feasible is True
    assert found.conflicts == ()
    assert found.repairs == ()
    assert [(a.indicator, a.attainable) for a in found.attainable] == [("trust", 4.0)]


def test_law_is_not_offered_for_change() -> None:
    scenario = pr.Scenario(
        {"years": [2026]},
        {
            "interventions": [{"intervention": "a", "decision": "binary", "capital_cost": 4}],
            "indicators": [{"indicator": "trust", "baseline": 0, "target": 10}],
            "effects": [{"intervention": "a", "indicator": "trust", "effect": 4}],
            "spending_rules": [
                {"rule": "floor", "min_amount": 3, "basis": "law"},
                {"rule": "ban", "max_amount": 1, "basis": "law"},
            ],
        },
    )
    found = diagnose(scenario)

    assert [[m.name for m in c] for c in found.conflicts] == [
        ["rule_amount[floor]", "rule_amount[ban]"]
    ]
    assert found.repairs == ()
    assert "without changing the law: rule_amount[floor], rule_amount[ban]" in found.message


def test_policy_is_changed_where_law_is_not() -> None:
    case = next(case for case in CASES if case.name == "a cap")
    rows = [{"rule": "the rule", "max_amount": 1, "basis": "law"}]
    found = diagnose(case.scenario.replace(spending_rules=rows))

    assert {c.family for r in found.repairs for c in r.changes} == {"required_value"}


def test_a_state_that_contradicts_itself_is_said_to_do_so() -> None:
    case = CASES[0]
    start = {"intervention": "a", "start": 1}
    plan = [{**start, "year": 2024}, {**start, "year": 2025}]
    found = diagnose(
        case.scenario.replace(
            plan=plan, indicators=[{"indicator": "trust", "baseline": 0, "target": 10}]
        )
    )

    assert found.feasible is False
    assert found.conflicts == ()
    assert found.repairs == ()
    assert "past starts" in found.message


def test_a_solver_that_stops_is_never_called_infeasible(monkeypatch: pytest.MonkeyPatch) -> None:
    real = conflicts.Resolver.solve

    def stopped(self: conflicts.Resolver, *args: object, **kwargs: object) -> object:
        from dataclasses import replace

        outcome = real(self, *args, **kwargs)  # type: ignore[arg-type]
        return replace(outcome, status=Status.STOPPED, x=None, objective=None, message="enough")

    monkeypatch.setattr(conflicts.Resolver, "solve", stopped)
    found = diagnose(CASES[0].scenario)

    assert found.feasible is None
    assert found.conflicts == ()
    assert "enough" in found.message


def test_options_out_of_range_are_refused() -> None:
    with pytest.raises(ValueError, match="limit 0"):
        diagnose(CASES[0].scenario, limit=0)
    with pytest.raises(ValueError, match="time_limit"):
        diagnose(CASES[0].scenario, time_limit=0.0)


@pytest.mark.parametrize("engine", ["pulp", "pyomo"])
def test_other_engines_find_the_same(engine: str) -> None:
    case = next(case for case in CASES if case.name == "a cap")
    found = diagnose(case.scenario, engine=engine, limit=1)

    assert [frozenset(m.name for m in c) for c in found.conflicts] == [case.conflict]
    assert found.repairs[0].weight == pytest.approx(case.weight)
