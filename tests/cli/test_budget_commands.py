"""Commands about money and choice: options, documents, exit statuses."""

from __future__ import annotations

from pathlib import Path

import pytest

import prioritizer as pr
from tests.cli.running import document, run
from tests.explanation.purses import purse


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("purse") / "case"
    purse(2).write(place)
    return place


def test_budget_curve(case: Path) -> None:
    options = ("--points", "3", "--from", "0", "--to", "2", "--funder", "donor")
    result = run("budget-curve", case, "--json", *options)

    assert result.exit_code == 0
    points = document(result)["points"]
    assert [point["factor"] for point in points] == [0, 1, 2]
    assert points[1]["objective"] == pytest.approx(pr.solve(purse(2)).objective)
    assert "1 x the money: optimal" in result.stderr


def test_alternatives(case: Path) -> None:
    result = run("alternatives", case, "--json", "--within", "0.2", "--count", "2")

    assert result.exit_code == 0
    assert len(document(result)["plans"]) == 2


def test_priority_list(case: Path) -> None:
    levels = ("--factors", "1, 0.5", "--probabilities", "3,1")
    result = run("priority-list", case, "--json", *levels)

    assert result.exit_code == 0
    found = document(result)["levels"]
    assert [(level["factor"], level["probability"]) for level in found] == [(0.5, 0.25), (1, 0.75)]


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("budget-curve --from 2 --to 1", "lowest < highest"),
        ("budget-curve --funder nobody", "'nobody' has no money"),
        ("alternatives --within -1", "within of 0 or more"),
        ("alternatives --engine abacus", "abacus"),
        ("priority-list --factors 1,x", "numbers with commas"),
        ("priority-list --factors 1,1", "each factor once"),
        ("priority-list --factors 1 --probabilities 1,2", "one probability"),
    ],
)
def test_what_is_out_of_range(case: Path, command: str, words: str) -> None:
    name, *options = command.split()
    result = run(name, case, *options)

    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""
