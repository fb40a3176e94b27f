"""Commands about disagreement: options, documents, exit statuses."""

from __future__ import annotations

from pathlib import Path

import pytest

import prioritizer as pr
from tests.cli.running import document, run
from tests.tradeoffs.every_plan import drawn

IMPOSSIBLE = ("--set", "indicators.crime.required=1")
ALONE = ("--workers", "1")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("robust") / "case"
    plan = [{"intervention": "d", "year": 2026, "start": 1, "status": "proposed"}]
    drawn(1)[0].replace(plan=plan).write(place)
    return place


def test_groups(case: Path) -> None:
    result = run("groups", case, "--json", *ALONE)

    assert result.exit_code == 0
    found = document(result)
    assert [member["stakeholder"] for member in found["members"]] == ["police", "mothers", "donor"]
    assert found["least_share"] == pytest.approx(pr.group_plans(drawn(1)[0], workers=1).least_share)
    assert "4 of 4" in result.stderr


def test_robustness_with_an_audit(case: Path) -> None:
    result = run("robustness", case, "--json", "--statement", "trust >= crime", "--audit", *ALONE)

    assert result.exit_code == 0
    found = document(result)
    assert set(found) == {"weights", "core", "regret", "audit"}
    assert found["core"]["is_exact"]
    assert found["audit"]["largest"]["regret"] >= found["regret"]["regret"] > 0
    assert found["audit"]["swap"]["added"]


def test_robustness_of_the_hull(case: Path) -> None:
    hull = ("--hull", "--stakeholder", "police", "--stakeholder", "donor")
    found = document(
        run("robustness", case, "--json", *hull, "--estimate", "--samples", "2", *ALONE)
    )

    assert [extreme["name"] for extreme in found["weights"]["extremes"]] == ["police", "donor"]
    assert not found["core"]["is_exact"]
    assert found["audit"] is None


def test_sensitivity(case: Path) -> None:
    result = run("sensitivity", case, "--json", "--samples", "3", "--weights-of", "police", *ALONE)

    assert result.exit_code == 0
    found = document(result)
    assert found["samples"] == 3
    assert found["tolerance_is_proven"]


@pytest.mark.parametrize("command", ["groups", "robustness", "sensitivity"])
def test_without_a_plan_the_exit_status_says_so(case: Path, command: str) -> None:
    result = run(command, case, "--json", *IMPOSSIBLE, *ALONE)

    assert result.exit_code == 1
    assert result.stdout == ""
    assert "no plan" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("robustness", "--statement", "trust > 2"), "No weights keep"),
        (("robustness", "--stakeholder", "police"), "--hull"),
        (("robustness", "--hull", "--statement", "trust > 0.2"), "no room"),
        (("groups", "--method", "median"), "geometric_mean"),
        (("sensitivity", "--set", 'objective="min_cost"'), "weighted_gain"),
    ],
)
def test_what_cannot_be_done_is_one_message(
    case: Path, arguments: tuple[str, ...], words: str
) -> None:
    command, *options = arguments
    result = run(command, case, *options)

    assert result.exit_code == 2
    assert words in result.stderr


def test_a_limit_too_short_for_any_plan(case: Path) -> None:
    assert run("sensitivity", case, "--time-limit", "1e-9", *ALONE).exit_code == 3
    assert run("groups", case, "--time-limit", "1e-9", *ALONE).exit_code == 3
    result = run("robustness", case, "--time-limit", "1e-9", *ALONE)
    assert result.exit_code == 3
    assert "stopped before" in result.stdout
