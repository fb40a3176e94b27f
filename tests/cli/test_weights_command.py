"""The command weights: every method, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

import prioritizer as pr
from tests.cli.running import document, run
from tests.tradeoffs.weighting.asking import asked


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("weights") / "case"
    asked().write(place)
    return place


@pytest.mark.parametrize(
    ("options", "weights"),
    [
        (("direct", "--points", "trust=3", "--points", "crime=1"), {"trust": 0.75, "crime": 0.25}),
        (("swing", "--points", "trust=60", "--points", "crime=40"), {"trust": 0.6, "crime": 0.4}),
        (("rank-sum", "--order", "crime, trust"), {"crime": 2 / 3, "trust": 1 / 3}),
        (("rank-order-centroid", "--order", "crime,trust"), {"crime": 0.75, "trust": 0.25}),
        (("ahp", "--judge", "trust/crime=4"), {"trust": 0.8, "crime": 0.2}),
        (("ahp", "--judge", "trust/crime=4", "--geometric"), {"trust": 0.8, "crime": 0.2}),
        (
            ("best-worst", "--best", "trust", "--worst", "crime", "--best-to", "crime=4",
             "--to-worst", "trust=4"),
            {"trust": 0.8, "crime": 0.2},
        ),
    ],
)  # fmt: skip
def test_every_method(case: Path, options: tuple[str, ...], weights: dict[str, float]) -> None:
    result = run("weights", case, "--json", "--method", *options)

    assert result.exit_code == 0
    assert document(result)["weights"] == pytest.approx(weights)


def test_weights_are_written_and_shown_again(case: Path, tmp_path: Path) -> None:
    place = tmp_path / "weighed"
    swing = ("--method", "swing", "--points", "trust=100", "--points", "crime=50")
    result = run("weights", case, *swing, "--stakeholder", "police", "--out", place)

    assert result.exit_code == 0
    assert "one point stands for 0.1 points more" in result.stdout
    assert str(place) in result.stderr
    shown = run("weights", place, "--of", "police", "--set", "indicators.trust.target=60")
    assert "ask again" in " ".join(shown.stdout.split())
    rescaled = run(
        "weights", place, "--json", "--of", "police", "--rescale",
        "--set", "indicators.trust.target=60",
    )  # fmt: skip
    assert document(rescaled)["weights"]["trust"] == pytest.approx(0.8)
    assert pr.weights_of(pr.read_scenario(place), "police").method == "swing"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "--method"),
        (("--method", "direct", "--points", "trust"), "trust=100"),
        (("--method", "direct", "--points", "trusty=1"), "trust"),
        (("--method", "ahp", "--judge", "trust=3"), "trust/crime=3"),
        (("--method", "best-worst"), "--best"),
        (("--method", "mean"), "nobody"),
        (("--method", "rank-sum", "--order", "trust", "--stakeholder", "police"), "--out"),
    ],
)
def test_what_cannot_be_done_is_one_message(
    case: Path, options: tuple[str, ...], words: str
) -> None:
    result = run("weights", case, *options)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert words in result.stderr
