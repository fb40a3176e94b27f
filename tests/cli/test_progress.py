"""Progress of a long solve, without a clock of its own."""

import pytest

from prioritizer.cli import progress
from prioritizer.engines import Progress


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time now, which a test sets."""
    now = [100.0]

    class Clock:
        @staticmethod
        def monotonic() -> float:
            return now[0]

    monkeypatch.setattr(progress, "time", Clock)
    return now


def moment(objective: float | None = None, bound: float | None = None) -> Progress:
    gap = None if objective is None or bound is None else bound / objective - 1
    return Progress(seconds=7, objective=objective, bound=bound, gap=gap)


def test_a_short_solve_shows_nothing(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    lines = progress.ProgressLines(last=clock[0])
    clock[0] += progress.EVERY / 2
    lines(moment())

    assert capsys.readouterr() == ("", "")


def test_a_line_every_now_and_then(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    lines = progress.ProgressLines(last=clock[0])
    for told in (moment(), moment(0.5), moment(0.5, 0.75)):
        clock[0] += progress.EVERY
        lines(told)
        lines(told)
    out, err = capsys.readouterr()

    assert out == ""
    assert [line.split("s ", 1)[1].strip() for line in err.splitlines()] == [
        "no plan yet",
        "best 0.5",
        "best 0.5, bound 0.75, gap 50.00%",
    ]


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ("weighted_gain", "weighted gain: best 0.5"),
        ("tie_breaks", "The best is found; the cheapest of equally good plans is looked for."),
    ],
)
def test_a_line_names_what_its_numbers_are_of(stage: str, words: str) -> None:
    told = Progress(seconds=7, objective=0.5, bound=None, gap=None, stage=stage)

    assert progress.ProgressLines().line(told) == f"     7 s  {words}"
