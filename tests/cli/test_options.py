"""The scenario that a command line names, and what is said of one with faults."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer

import prioritizer as pr
from prioritizer.cli.options import INFEASIBLE, INVALID, WITHOUT_PLAN, complain, load


def test_exit_statuses_are_those_that_scripts_rely_on() -> None:
    assert (INFEASIBLE, INVALID, WITHOUT_PLAN) == (1, 2, 3)


def test_a_scenario_is_read_and_overridden() -> None:
    place = Path("inputs/minimal")

    assert load(place, None, as_json=False) == pr.read_scenario(place)
    assert load(place, ["discount_rate=0.05"], as_json=False).settings.discount_rate == 0.05


def test_faults_are_told_as_json_only_where_that_is_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for as_json in (True, False):
        with pytest.raises(typer.Exit) as stop:
            load(Path("inputs/minimal"), ["years=[2027, 2029]"], as_json=as_json)
        told = capsys.readouterr()
        assert stop.value.exit_code == INVALID
        assert "years" in told.err
        assert bool(told.out) == as_json
        if as_json:
            assert json.loads(told.out)["valid"] is False


def test_messages_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    complain("a word")

    assert capsys.readouterr() == ("", "a word\n")
