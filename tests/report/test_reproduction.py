import shlex

import pytest
from typer.testing import CliRunner

from prioritizer.cli import app
from prioritizer.report.reproduction import command_line, python_snippet
from tests.report.matters import document

OPTIONS = {
    "engine": "highs",
    "gap": 0.001,
    "tie_break": False,
    "threads": 1,
    "solver": None,
    "overrides": ["evaluate=final_year"],
}


def test_the_command_runs_and_says_the_same(tmp_path):
    words = shlex.split(command_line("inputs/minimal", OPTIONS))
    assert words[:3] == ["prioritizer", "solve", "inputs/minimal"]
    assert "--no-tie-break" in words
    assert CliRunner().invoke(app, words[1:]).exit_code == 0


def test_the_snippet_runs_and_says_the_same(capsys):
    exec(python_snippet("inputs/minimal"), {})
    shown = capsys.readouterr().out
    assert shown.startswith("optimal ")
    assert float(shown.split()[1]) == pytest.approx(document()["objective"])


def test_every_option_reaches_the_snippet():
    text = python_snippet("x", OPTIONS | {"weights_of": "mean"})
    compile(text, "snippet", "exec")
    for part in ("gap=0.001", "tie_break=False", "threads=1", "with_weights_of(scenario, 'mean')"):
        assert part in text
    assert "solver" not in text
