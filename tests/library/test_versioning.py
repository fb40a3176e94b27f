import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from prioritizer.library import (
    Conflict,
    Library,
    LimitReached,
    Limits,
    Version,
    local_user,
)
from tests.library.drafted import ROOT, small, with_amount

SAVERS = 4


def test_of_those_who_save_at_once_exactly_one_wins(library: Library) -> None:
    entry = library.create(local_user(), "Plan", small().to_json())
    together = Barrier(SAVERS)

    def save(number: int) -> Version | Conflict:
        together.wait()
        text = with_amount(small(), "donor", str(10 + number)).to_json()
        try:
            return library.save(local_user(), entry.id, text, based_on=1)
        except Conflict as conflict:
            return conflict

    with ThreadPoolExecutor(SAVERS) as pool:
        outcomes = list(pool.map(save, range(SAVERS)))
    (won,) = [outcome for outcome in outcomes if isinstance(outcome, Version)]
    lost = [outcome for outcome in outcomes if isinstance(outcome, Conflict)]
    assert len(lost) == SAVERS - 1
    assert {conflict.version for conflict in lost} == {won}
    assert [version.number for version in library.versions(local_user(), entry.id)] == [2, 1]


SAVE_ELSEWHERE = """
import sys
from prioritizer.library import Conflict, local_user, open_library
library = open_library(sys.argv[1])
text = sys.stdin.readline()
print("ready", flush=True)
sys.stdin.readline()
try:
    library.save(local_user(), sys.argv[2], text, based_on=1)
    print("saved")
except Conflict:
    print("conflict")
library.close()
"""


def test_of_two_processes_exactly_one_wins(sqlite_library: Library, tmp_path: Path) -> None:
    entry = sqlite_library.create(local_user(), "Plan", small().to_json())
    file = str(tmp_path / "library.db")
    with subprocess.Popen(
        [sys.executable, "-c", SAVE_ELSEWHERE, file, entry.id],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        print(with_amount(small(), "donor", "11").to_json(), file=other.stdin, flush=True)
        assert other.stdout.readline() == "ready\n"
        print(file=other.stdin, flush=True)
        try:
            text = with_amount(small(), "donor", "12").to_json()
            sqlite_library.save(local_user(), entry.id, text, based_on=1)
            ours = "saved"
        except Conflict:
            ours = "conflict"
        theirs = other.stdout.read().strip()
    assert sorted([ours, theirs]) == ["conflict", "saved"]
    assert sqlite_library.entry(local_user(), entry.id).version == 2


def test_limits_are_kept_to(sqlite_library: Library) -> None:
    me, text = local_user(), small().to_json()
    sqlite_library.set_limits(me, Limits(scenarios_per_user=2, versions_per_scenario=2))
    entry = sqlite_library.create(me, "One", text)
    sqlite_library.copy(me, entry.id, "Two")
    for ask in (
        lambda: sqlite_library.create(me, "Three", text),
        lambda: sqlite_library.copy(me, entry.id, "Three"),
    ):
        with pytest.raises(LimitReached, match="2 scenarios"):
            ask()
    sqlite_library.save(me, entry.id, text, based_on=1, note="a")
    with pytest.raises(LimitReached, match="2 versions"):
        sqlite_library.save(me, entry.id, text, based_on=2, note="b")


def test_a_draft_may_be_too_large(sqlite_library: Library) -> None:
    sqlite_library.set_limits(local_user(), Limits(megabytes_per_draft=1))
    large = small().with_cell("funding", 0, "notes", "a" * 1_100_000)
    with pytest.raises(LimitReached, match="at most 1 "):
        sqlite_library.create(local_user(), "Plan", large.to_json())
