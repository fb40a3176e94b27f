"""Every part measures something on the least programme there is."""

from pathlib import Path

import pytest

import benchmarks.__main__ as command
from benchmarks.figures import Figure, table, write
from benchmarks.growth import answer_tables, growth
from benchmarks.languages import languages, optima
from benchmarks.memory import memory
from benchmarks.overhead import overhead, tie_break
from benchmarks.timing import Meter

LEAST = 1_000

ONCE = Meter(1)


def test_a_solve_against_the_solver() -> None:
    figures = [*overhead(LEAST, ONCE), *tie_break(LEAST, ONCE)]

    assert {figure.part for figure in figures} == {"overhead", "tie_break"}
    assert all(figure.value > 0 for figure in figures if figure.part == "overhead")


def test_growth_and_tables() -> None:
    figures = [*growth((LEAST, 2 * LEAST), ONCE), *answer_tables(LEAST, ONCE)]

    assert sum(figure.unit == "µs a column" for figure in figures) == 5


def test_peak_memory_of_each_in_a_process_of_its_own() -> None:
    raw, ours, ratio = memory(LEAST)

    assert raw.value > 10
    assert ratio.value == pytest.approx(ours.value / raw.value)


def test_modelling_languages_find_the_same_optimum() -> None:
    assert len(optima(LEAST)) == 3
    assert {figure.part for figure in languages(LEAST, ONCE)} == {"languages"}


def test_figures_are_written_with_their_verdicts(tmp_path: Path) -> None:
    figures = [Figure("growth", 3000, "a", 1.0, "s", 2.0), Figure("growth", 0, "b", 3.0, "s", 2.0)]

    write(figures, tmp_path)

    assert [figure.verdict for figure in figures] == ["met", "NOT MET"]
    assert table(figures) in (tmp_path / "bench.md").read_text(encoding="utf-8")
    assert {path.suffix for path in tmp_path.iterdir()} == {".md", ".csv", ".json"}


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "OUTPUT", tmp_path)
    monkeypatch.setattr(
        command, "PARTS", {"memory": lambda quick: [Figure("memory", 1, "a", 1, "")]}
    )

    assert command.main(["memory", "--quick"]) == 0
    assert (tmp_path / "bench.md").exists()
    assert command.main(["reference", str(tmp_path / "none")]) == 2
