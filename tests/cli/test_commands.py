"""Each command: what it prints where, and the exit status that scripts rely on."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import prioritizer as pr
from prioritizer import solving
from prioritizer.allocation import COLUMNS
from prioritizer.engines import Status
from tests.cli.running import IMPOSSIBLE, MINIMAL, document, run
from tests.scripted import ScriptedEngine, ScriptedSession, outcome

ANSWER_KEYS = {
    "notes",
    "tail",
    "contributions",
    "status",
    "objective",
    "objectives",
    "bound",
    "gap",
    "engine",
    "solver",
    "seconds",
    "total_cost",
    *COLUMNS,
}
FAULT_KEYS = {"table", "row", "column", "value", "message"}


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A scenario with two faults."""
    place = tmp_path / "broken"
    shutil.copytree(MINIMAL, place)
    effects = place / "effects.csv"
    text = effects.read_text(encoding="utf-8")
    effects.write_text(
        text.replace("vetting,police_trust,2", "veting,police_trust,two"), encoding="utf-8"
    )
    return place


def test_a_plan_that_was_found_is_success() -> None:
    result = run("solve", MINIMAL)

    assert result.exit_code == 0
    assert "optimal" in result.stdout
    assert result.stderr == ""


def test_the_answer_as_json_is_all_of_standard_output() -> None:
    result = run("solve", MINIMAL, "--json")

    assert result.exit_code == 0
    assert set(document(result)) == ANSWER_KEYS
    assert document(result)["objective"] == pytest.approx(0.7)


def test_in_a_process_of_its_own_nothing_else_is_printed() -> None:
    command = [sys.executable, "-m", "prioritizer", "solve", MINIMAL, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)

    assert set(json.loads(done.stdout)) == ANSWER_KEYS
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


@pytest.mark.parametrize("as_json", [True, False])
def test_no_plan_keeps_every_rule(as_json: bool) -> None:
    result = run("solve", MINIMAL, *IMPOSSIBLE, *(["--json"] if as_json else []))

    assert result.exit_code == 1
    assert "infeasible" in result.stdout
    if as_json:
        assert set(document(result)) == ANSWER_KEYS
        assert document(result)["allocation"] == []


@pytest.mark.parametrize("command", ["solve", "check", "evaluate"])
def test_every_fault_of_a_scenario_is_told(broken: Path, command: str) -> None:
    result = run(command, broken, "--json")
    report = document(result)

    assert result.exit_code == 2
    assert set(report) == {"valid", "errors", "warnings"}
    assert report["valid"] is False
    assert {set_of for error in report["errors"] for set_of in error} == FAULT_KEYS
    assert {(e["table"], e["row"], e["column"]) for e in report["errors"]} == {
        ("effects", 1, "intervention"),
        ("effects", 1, "effect"),
    }


@pytest.mark.parametrize("command", ["solve", "evaluate", "export"])
def test_faults_go_to_standard_error(broken: Path, command: str, tmp_path: Path) -> None:
    to = ["--to", tmp_path / "x.mps"] if command == "export" else []
    result = run(command, broken, *to)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "effects, row 1, column effect" in result.stderr


def test_what_is_no_scenario() -> None:
    result = run("solve", "inputs/nowhere")

    assert result.exit_code == 2
    assert "does not exist" in result.stderr


def test_a_limit_before_the_first_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = ScriptedEngine(ScriptedSession([outcome(Status.STOPPED, message="time limit")]))
    monkeypatch.setattr(solving, "engine_named", lambda name: engine)
    result = run("solve", MINIMAL, "--json", "--time-limit", "1")

    assert result.exit_code == 3
    assert document(result)["status"] == "stopped"


def test_a_solver_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = ScriptedEngine(ScriptedSession([outcome(Status.FAILED, message="broke down")]))
    monkeypatch.setattr(solving, "engine_named", lambda name: engine)
    result = run("solve", MINIMAL)

    assert result.exit_code == 3
    assert "broke down" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("solve", MINIMAL, "--engine", "abacus"),
        ("solve", MINIMAL, "--solver", "abacus"),
        ("solve", MINIMAL, "--gap", "-1"),
        ("solve", MINIMAL, "--time-limit", "0"),
        ("solve", MINIMAL, "--threads", "0"),
        ("solve", MINIMAL, "--frobnicate"),
        ("solve", MINIMAL, "--set", "nonsense=1"),
        ("solve", MINIMAL, "--set", "interventions.vetting.capital_cost=much"),
        ("export", MINIMAL, "--to", "model.txt"),
        ("export", MINIMAL),
        ("solve",),
        ("frobnicate", MINIMAL),
    ],
    ids=lambda arguments: " ".join(arguments),
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr


def test_overrides_change_settings_and_cells() -> None:
    plain, changed = (
        document(run("solve", MINIMAL, "--json", *overrides))
        for overrides in (
            (),
            ("--set", "evaluate=final_year", "--set", "spending_rules.donor_earmark.active=no"),
        )
    )
    expected = pr.solve(
        pr.read_scenario(MINIMAL).replace(evaluate="final_year", spending_rules=None)
    )

    assert changed["objective"] != plain["objective"]
    assert changed["objective"] == pytest.approx(expected.objective)


def test_answers_are_written_where_they_are_asked_for(tmp_path: Path) -> None:
    folder, book = tmp_path / "deep" / "answer", tmp_path / "answer.xlsx"
    result = run("solve", MINIMAL, "--json", "--out", folder, "--out", book)

    assert result.exit_code == 0
    assert set(document(result)) == ANSWER_KEYS
    assert (folder / "allocation.csv").is_file()
    assert pr.read_scenario(book) == pr.read_scenario(MINIMAL)
    assert str(folder) in result.stderr


def test_without_the_tie_break_the_objective_is_the_same() -> None:
    plain, quick = (
        document(run("solve", MINIMAL, "--json", *given)) for given in ((), ("--no-tie-break",))
    )

    assert quick["status"] == "optimal"
    assert quick["objective"] == pytest.approx(plain["objective"])


def test_check_gives_advice_on_a_valid_scenario() -> None:
    result = run("check", MINIMAL, "--json")
    report = document(result)

    assert result.exit_code == 0
    assert report["valid"] is True
    assert report["errors"] == []
    assert all(set(advice) == FAULT_KEYS for advice in report["warnings"])


def test_check_for_people(broken: Path) -> None:
    assert "valid" in run("check", MINIMAL).stdout
    result = run("check", broken)

    assert result.exit_code == 2
    assert "2 errors" in result.stdout


def test_check_looks_at_the_scenario_as_overridden() -> None:
    result = run("check", MINIMAL, "--json", "--set", "interventions.vetting.min_scale=7")

    assert result.exit_code == 2
    assert document(result)["valid"] is False


def with_plan(place: Path, *starts: str) -> Path:
    shutil.copytree(MINIMAL, place)
    lines = ["intervention,year,start", *starts]
    (place / "plan.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return place


def test_a_plan_that_keeps_the_rules(tmp_path: Path) -> None:
    place = with_plan(tmp_path / "good", "vetting,2027,1", "training,2028,0.5")
    result = run("evaluate", place, "--json")

    assert result.exit_code == 0
    assert set(document(result)) == ANSWER_KEYS | {"uncertainty", "violations"}
    assert document(result)["violations"] == []
    assert "keeps every rule" in run("evaluate", place).stdout


def test_a_plan_that_breaks_rules(tmp_path: Path) -> None:
    place = with_plan(tmp_path / "bad", "training,2027,1")
    result = run("evaluate", place, "--json")
    violations = document(result)["violations"]

    assert result.exit_code == 1
    assert {tuple(v) for v in violations} == {("name", "family", "amount", "sentence")}
    assert violations[0]["sentence"] in " ".join(run("evaluate", place).stdout.split())


@pytest.mark.parametrize("ending", ["mps", "lp"])
def test_the_model_is_exported(tmp_path: Path, ending: str) -> None:
    place = tmp_path / f"model.{ending}"
    result = run("export", MINIMAL, "--to", place)

    assert result.exit_code == 0
    assert result.stdout == ""
    assert str(place) in result.stderr
    assert place.stat().st_size > 1000


def test_the_version() -> None:
    assert run("--version").stdout == f"{pr.__version__}\n"


def test_without_a_command_there_is_help() -> None:
    result = run()

    assert "Usage" in result.output
    for command in ("solve", "check", "evaluate", "export"):
        assert command in result.output


@pytest.mark.parametrize("command", ["solve", "check", "evaluate", "export"])
def test_each_command_says_what_it_does(command: str) -> None:
    result = run(command, "--help")

    assert result.exit_code == 0
    assert "SCENARIO" in result.stdout
    assert "--set" in result.stdout
