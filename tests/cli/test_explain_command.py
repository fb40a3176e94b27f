"""The command ``explain``."""

from __future__ import annotations

import pytest

from prioritizer.cli import explain_command
from prioritizer.explanation.workers import Step
from tests.cli.running import IMPOSSIBLE, MINIMAL, document, run


def test_json_holds_the_three_lists() -> None:
    result = run("explain", MINIMAL, "--json", "--workers", 1)

    found = document(result)
    assert result.exit_code == 0
    assert found["status"] == "optimal"
    assert len(found["interventions"]) == 5
    assert found["marginal_values"]
    assert found["price_of_constraints"]
    assert found["missing"] == []


def test_for_people_there_are_sentences_and_tables() -> None:
    result = run("explain", MINIMAL, "--workers", 1)

    assert result.exit_code == 0
    assert "is not funded: forcing it in would cost" in " ".join(result.stdout.split())
    assert "What one unit more is worth" in result.stdout
    assert "What constraints cost" in result.stdout


def test_an_impossible_scenario_ends_with_its_status() -> None:
    result = run("explain", MINIMAL, *IMPOSSIBLE)

    assert result.exit_code == 1
    assert "infeasible" in result.stdout


def test_an_unknown_engine_is_refused() -> None:
    result = run("explain", MINIMAL, "--engine", "abacus")

    assert result.exit_code == 2
    assert "abacus" in result.stderr


def test_progress_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    lines = explain_command.StepLines(last=float("-inf"))
    lines(Step(1, 3, "vetting"))
    lines(Step(2, 3, "training"))

    out, err = capsys.readouterr()
    assert (out, err) == ("", "1 of 3: vetting\n")
