"""The command compare."""

from __future__ import annotations

from pathlib import Path

from prioritizer.cli.compare_command import names_of
from tests.cli.running import IMPOSSIBLE, MINIMAL, document, run
from tests.explanation.choices import choice


def folders(tmp_path: Path) -> tuple[Path, Path]:
    poor, rich = tmp_path / "poor", tmp_path / "rich"
    choice().write(poor)
    choice(funding=[{"funder": "treasury", "year": 2026, "amount": 4}]).write(rich)
    return poor, rich


def test_one_document(tmp_path: Path) -> None:
    result = run("compare", *folders(tmp_path), "--json")

    assert result.exit_code == 0
    assert document(result)["scenarios"] == ["poor", "rich"]
    assert document(result)["only"] == {"poor": [], "rich": ["b"]}


def test_tables_and_a_workbook(tmp_path: Path) -> None:
    book = tmp_path / "comparison.xlsx"
    result = run("compare", *folders(tmp_path), "--out", book)

    assert result.exit_code == 0
    assert book.exists()
    assert "Inputs that differ" in result.stdout
    assert "poor: the best plan" in result.stderr


def test_faults_of_usage(tmp_path: Path) -> None:
    assert run("compare", MINIMAL).exit_code == 2
    assert run("compare", MINIMAL, tmp_path / "nowhere").exit_code == 2
    assert run("compare", MINIMAL, MINIMAL, "--out", tmp_path / "a.csv").exit_code == 2


def test_a_scenario_without_a_plan() -> None:
    result = run("compare", MINIMAL, MINIMAL, "--json", *IMPOSSIBLE)

    assert result.exit_code == 1
    assert [plan["status"] for plan in document(result)["plans"]] == ["infeasible"] * 2


def test_names_are_short_and_different() -> None:
    paths = ["a/base", "a/poor.xlsx"], ["a/x", "b/x"], ["a/x", "a/x"]
    named = [names_of([Path(text) for text in texts]) for texts in paths]

    assert named == [["base", "poor"], ["a/x", "b/x"], ["1 a/x", "2 a/x"]]
