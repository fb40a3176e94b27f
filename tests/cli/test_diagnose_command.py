"""The command ``diagnose``."""

from __future__ import annotations

from prioritizer.cli.diagnose_command import EXIT_OF, told
from prioritizer.explanation.results import Diagnosis
from tests.cli.running import IMPOSSIBLE, MINIMAL, document, run
from tests.explanation.infeasible import CASES


def test_an_infeasible_scenario_is_diagnosed() -> None:
    result = run("diagnose", MINIMAL, *IMPOSSIBLE, "--json", "--limit", 2)
    found = document(result)

    assert result.exit_code == 1
    assert found["feasible"] is False
    assert 1 <= len(found["conflicts"]) <= 2
    assert 1 <= len(found["repairs"]) <= 2
    assert found["attainable"][0]["indicator"] == "homicide_rate"


def test_people_read_sentences() -> None:
    result = run("diagnose", MINIMAL, *IMPOSSIBLE)

    assert result.exit_code == 1
    assert "The scenario has no plan." in result.stdout
    assert "Conflict 1" in result.stdout
    assert "Repairs, the least change first:" in result.stdout
    assert "The most that can be reached:" in result.stdout


def test_a_feasible_scenario_is_no_failure() -> None:
    result = run("diagnose", MINIMAL, "--json")

    assert result.exit_code == 0
    assert document(result)["feasible"] is True
    assert document(result)["conflicts"] == []


def test_unknown_engines_are_invalid() -> None:
    result = run("diagnose", MINIMAL, "--engine", "abacus")

    assert result.exit_code == 2
    assert result.stdout == ""


def test_what_is_not_known_is_said() -> None:
    unknown = Diagnosis(CASES[0].scenario, None, message="The time limit is reached.")

    assert EXIT_OF[unknown.feasible] == 3
    assert told(unknown) == (
        "It is not known whether the scenario has a plan.\n\nThe time limit is reached."
    )
