"""A plan judged without optimising: what it is worth, and every rule that it breaks."""

from __future__ import annotations

import json
from typing import Any

import pytest

import prioritizer as pr


def judged(*starts: tuple[str, int, float], **tables: Any) -> Any:
    """The judgement of a plan for inputs/minimal."""
    plan = [{"intervention": i, "year": year, "start": start} for i, year, start in starts]
    return pr.evaluate(pr.read_scenario("inputs/minimal").replace(plan=plan, **tables))


def test_a_plan_that_keeps_every_rule() -> None:
    judgement = judged(("vetting", 2027, 1), ("training", 2028, 0.5))

    assert judgement.status == "feasible"
    assert judgement.violations == ()
    assert judgement.total_cost == pytest.approx(1.5 + 3 * 0.5 + 0.25 + 2 * 1.0)
    assert (judgement.bound, judgement.gap, judgement.engine) == (None, None, "evaluate")
    assert judgement.objectives[0].proven is False


def test_the_best_plan_is_worth_what_the_solver_says() -> None:
    scenario = pr.read_scenario("inputs/minimal")
    best = pr.solve(scenario)
    rows = best.allocation[["intervention", "year", "start"]]
    judgement = pr.evaluate(scenario.replace(plan=rows))

    assert judgement.violations == ()
    assert judgement.objective == pytest.approx(best.objective)
    assert judgement.total_cost == pytest.approx(best.total_cost)


def test_every_broken_rule_is_named_with_a_sentence() -> None:
    judgement = judged(("training", 2027, 1), ("vehicles", 2027, 4))
    families = {violation.family for violation in judgement.violations}

    assert judgement.status == "infeasible"
    assert {"requires", "resource_capacity", "funder_balance"} <= families
    for violation in judgement.violations:
        assert violation.amount > 0
        assert violation.sentence
        assert violation.name.startswith(violation.family)


def test_the_document_has_the_violations_at_its_end() -> None:
    document = json.loads(judged(("training", 2027, 0.5)).to_json())

    assert list(document)[-1] == "violations"
    assert {tuple(v) for v in document["violations"]} == {("name", "family", "amount", "sentence")}
    assert document["status"] == "infeasible"
    assert document["allocation"]


def test_without_a_plan_nothing_is_started() -> None:
    judgement = pr.evaluate(pr.read_scenario("inputs/minimal"))

    assert judgement.status == "feasible"
    assert judgement.objective == pytest.approx(0)
    assert judgement.total_cost == 0
