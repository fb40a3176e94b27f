"""The command pareto: options, document, screen, exit status."""

from __future__ import annotations

from pathlib import Path

import pytest

from prioritizer.cli.pareto_command import FrontLines, told_apart
from prioritizer.tradeoffs.front_search import FrontProgress
from tests.cli.running import document, run
from tests.tradeoffs.knapsacks import scenario


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("front") / "case"
    gains = [[4.0, 0.0, 1.9, 1.0], [0.0, 4.0, 1.9, 0.5], [1.0, 1.0, 1.0, 0.0]]
    scenario(gains, [1, 1, 1, 0], 1).write(place)
    return place


def test_the_document(case: Path) -> None:
    result = run("pareto", case, "--indicators", "o1", "o2", "--json")

    assert result.exit_code == 0
    found = document(result)
    assert found["complete"]
    assert [o["name"] for o in found["objectives"]] == ["o1", "o2"]
    assert [point["values"] for point in found["points"]] == [
        {"o1": 1.0, "o2": 4.5},
        {"o1": 2.9, "o2": 2.4},
        {"o1": 5.0, "o2": 0.5},
    ]
    assert [point["supported"] for point in found["points"]] == [True, False, True]


def test_the_screen(case: Path) -> None:
    result = run("pareto", case, "--indicators", "o1", "o2")

    assert "3 trade-offs: all there are." in result.stdout
    assert "No weights lead to 1 of them." in result.stdout
    assert "Every one of them funds i3." in result.stdout


@pytest.mark.parametrize(
    "words", [("--indicators", "o1", "o2", "o3"), ("--indicators", "o1", "--indicators", "o2")]
)
def test_the_scenario_may_come_last(case: Path, words: tuple[str, ...]) -> None:
    result = run("pareto", *words, "--json", case)

    assert result.exit_code == 0
    assert len(document(result)["objectives"]) == len([w for w in words if w.startswith("o")])


def test_what_is_not_known(case: Path) -> None:
    result = run("pareto", case, "--indicators", "o1", "o9")

    assert result.exit_code == 2
    assert "o9" in result.stderr


def test_no_plan(case: Path) -> None:
    locks = [f"interventions.i{n}.lock=in" for n in range(3)]
    options = [word for lock in locks for word in ("--set", lock)]
    result = run("pareto", case, "--indicators", "o1", "o2", *options)

    assert result.exit_code == 1
    assert "No plan keeps all constraints." in result.stdout


def test_told_apart(case: Path) -> None:
    assert told_apart(case, ["a"], ["b"]) == (case, ["a", "b"])
    assert told_apart(Path("b"), ["a"], [str(case)]) == (case, ["a", "b"])
    assert told_apart(Path("nowhere"), ["a"], ["b"]) == (Path("nowhere"), ["a", "b"])


def test_progress(capsys: pytest.CaptureFixture[str]) -> None:
    FrontLines(last=float("-inf"))(FrontProgress(3.2, 5, 7, 9))

    assert "3 s: 5 points, 7 regions open" in capsys.readouterr().err
