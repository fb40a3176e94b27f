"""Processes: what they open, speak and give back; how they fail, die and are started."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from prioritizer.language import current_language, speaking
from prioritizer.processes import Processes

LONG = 60.0


@dataclass
class Opened:
    """Counts the tasks that it was used for."""

    count: int = 0

    def close(self) -> None:
        self.count = -1


@dataclass(frozen=True)
class Count:
    def __call__(self, opened: Opened) -> tuple[int, int]:
        opened.count += 1
        return opened.count, os.getpid()


@dataclass(frozen=True)
class Fail:
    def __call__(self, opened: Opened) -> tuple[int, int]:
        raise ValueError("no number")


@dataclass(frozen=True)
class Die:
    def __call__(self, opened: Opened) -> tuple[int, int]:
        os._exit(3)


@dataclass(frozen=True)
class Speak:
    def __call__(self, opened: Opened) -> str:
        return current_language()


def test_each_opens_once_and_does_one_task_after_another() -> None:
    crew: Processes[Opened, str, tuple[int, int]] = Processes(1, Opened)
    with crew:
        assert crew.hand("first", Count())
        assert (crew.keys, crew.has_room) == (["first"], False)
        assert not crew.hand("too much", Count())
        ((key, (count, process)),) = crew.done(LONG)
        assert (key, count) == ("first", 1)
        assert process != os.getpid()
        assert crew.hand("second", Count())
        assert crew.done(LONG) == [("second", (2, process))]


def test_a_fault_is_the_caller_s_and_a_death_takes_its_task_along() -> None:
    crew: Processes[Opened, str, tuple[int, int]] = Processes(1, Opened)
    with crew:
        crew.hand("fails", Fail())
        with pytest.raises(ValueError, match="no number"):
            crew.done(LONG)
        assert crew.hand("dies", Die())
        assert crew.done(LONG) == []
        assert crew.keys == []
        assert not crew.has_room
        assert not crew.hand("nobody", Count())


def test_they_speak_as_their_caller() -> None:
    with speaking("es", "es_CO"):
        crew: Processes[Opened, int, str] = Processes(1, Opened)
    with crew:
        crew.hand(1, Speak())
        assert crew.done(LONG) == [(1, "es")]


SCRIPT = """
print("begins")
from prioritizer.processes import Processes
from tests.test_processes import Count, Opened
crew = Processes(1, Opened)
crew.hand(1, Count())
print(crew.done(60)[0][1][0])
crew.close()
"""


@pytest.mark.parametrize("form", ["file", "prompt"])
def test_a_script_needs_no_guard(tmp_path: Path, form: str) -> None:
    file = tmp_path / "script.py"
    file.write_text(SCRIPT, encoding="utf-8")
    root = str(Path(__file__).resolve().parents[1])
    found = subprocess.run(
        [sys.executable, str(file) if form == "file" else "-"],
        input=SCRIPT,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": root},
        timeout=LONG,
        check=True,
    )
    assert found.stdout.split() == ["begins", "1"]
    assert found.stderr == ""
