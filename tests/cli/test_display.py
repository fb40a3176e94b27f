"""Answers and advice as people read them."""

from __future__ import annotations

from typing import Any

import pytest

import prioritizer as pr
from prioritizer.cli.display import (
    headline,
    number,
    show_answer,
    show_check,
    show_violations,
)


def told(answer: pr.Allocation, capsys: pytest.CaptureFixture[str]) -> str:
    show_answer(answer)
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1234.56, "1,234.6"),
        (0.04, "0"),
        (-0.04, "0"),
        (None, "-"),
        (float("nan"), "-"),
        (-2.5, "-2.5"),
    ],
)
def test_numbers_for_people(value: float | None, shown: str) -> None:
    assert number(value) == shown


def test_an_answer_has_the_plan_the_money_and_the_indicators(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = told(pr.solve(pr.read_scenario("inputs/minimal")), capsys)

    for words in (
        "Minimal example",
        "optimal (proven best)",
        "weighted_gain: 0.7",
        "Vetting of the police",
        "Treasury",
        "Homicide rate",
        "million USD, prices of 2027",
    ):
        assert words in text
    assert "Patrol vehicles" not in text


def test_markup_in_names_is_text(capsys: pytest.CaptureFixture[str]) -> None:
    scenario = pr.read_scenario("inputs/minimal").replace(title="[red]Reform[/red] [link=x]")

    assert "[red]Reform[/red] [link=x]" in told(pr.solve(scenario), capsys)


def test_without_a_plan_there_is_a_reason_and_no_table(
    capsys: pytest.CaptureFixture[str],
) -> None:
    scenario = pr.read_scenario("inputs/minimal").with_overrides(
        ["indicators.homicide_rate.required=1"]
    )
    text = told(pr.solve(scenario), capsys)

    assert "no plan keeps every rule" in text
    assert "Plan (" not in text


def test_what_is_not_proven_is_said_to_be_so() -> None:
    judgement = pr.evaluate(pr.read_scenario("inputs/minimal"))

    assert "a plan, not proven best" in headline(judgement)
    assert "weighted_gain: 0, not proven" in headline(judgement)


def test_a_scenario_without_names_units_or_funding(capsys: pytest.CaptureFixture[str]) -> None:
    interventions: list[dict[str, Any]] = [
        {"intervention": "a", "decision": "binary", "capital_cost": 1}
    ]
    scenario = pr.Scenario(
        {"years": [2026]},
        {
            "interventions": interventions,
            "indicators": [{"indicator": "trust", "baseline": 0, "target": 10}],
            "effects": [{"intervention": "a", "indicator": "trust", "effect": 4}],
        },
    )
    text = told(pr.solve(scenario), capsys)

    assert "trust" in text
    assert "Money (" not in text


def test_violations_in_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    show_violations(())
    assert "keeps every rule" in capsys.readouterr().out
    scenario = pr.read_scenario("inputs/minimal").replace(
        plan=[{"intervention": "training", "year": 2027, "start": 1}]
    )
    violations = pr.evaluate(scenario).violations
    show_violations(violations)
    text = " ".join(capsys.readouterr().out.split())

    assert f"breaks {len(violations)} rules" in text
    assert all(violation.sentence in text for violation in violations)


def test_a_check_tells_faults_and_advice(capsys: pytest.CaptureFixture[str]) -> None:
    show_check(pr.check("inputs/nowhere"))
    text = " ".join(capsys.readouterr().out.split())

    assert "does not exist" in text
    assert "not valid: 1 errors, 0 pieces of advice" in text
