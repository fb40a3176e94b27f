import os
import socket
import subprocess
import sys

import pytest
from sqlalchemy import insert, update

from prioritizer.library import Library, NotFound, local_user, open_library
from prioritizer.library.desk import now
from prioritizer.library.schema import runs
from tests.library.drafted import planner, small


def test_a_run_is_noted_as_it_goes(library: Library) -> None:
    ana = planner(library)
    entry = library.create(ana, "Plan", small().to_json())
    library.note_run("r1", ana, "solve", "key", "queued", title="Plan", entry_id=entry.id)
    library.note_run("r1", ana, "solve", "key", "running", progress=0.5, gap=0.1, objective=0.7)
    run = library.run(ana, "r1")
    assert (run.user, run.title, run.entry_id, run.state) == ("Ana", "Plan", entry.id, "running")
    assert (run.progress, run.gap, run.objective, run.seconds) == (0.5, 0.1, 0.7, None)
    library.note_run("r1", ana, "solve", "key", "done", seconds=2.5, message="proven")
    assert (library.runs(ana)[0].seconds, library.runs(ana)[0].message) == (2.5, "proven")
    assert library.runs(ana)[0].began_at == run.began_at


def test_runs_are_their_owners_and_administrators(library: Library) -> None:
    ana, eva = planner(library), planner(library, "eva")
    library.note_run("r1", ana, "solve", "key", "queued")
    assert library.runs(eva) == []
    for ask in (
        lambda: library.run(eva, "r1"),
        lambda: library.note_run("r1", eva, "solve", "key", "done"),
        lambda: library.run(ana, "unknown"),
    ):
        with pytest.raises(NotFound):
            ask()
    assert [run.id for run in library.runs(local_user())] == ["r1"]


def noted_elsewhere(library: Library, run_id: str, host: str, process: int) -> None:
    with library.storage.writing() as connection:
        connection.execute(
            insert(runs).values(
                id=run_id,
                user_id=local_user().id,
                kind="solve",
                key="key",
                state="running",
                title="",
                message="",
                host=host,
                process=process,
                process_token="another",
                began_at=now(),
                changed_at=now(),
            )
        )


def test_runs_of_a_server_that_is_no_more_are_marked(library: Library, url: str) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    here = socket.gethostname()
    noted_elsewhere(library, "dead", here, ended.pid)
    noted_elsewhere(library, "same number", here, os.getpid())
    noted_elsewhere(library, "alive", here, os.getppid())
    noted_elsewhere(library, "far", "another machine", ended.pid)
    library.note_run("ours", local_user(), "solve", "key", "running")
    noted_elsewhere(library, "done", here, ended.pid)
    with library.storage.writing() as connection:
        connection.execute(update(runs).where(runs.c.id == "done").values(state="done"))
    later = open_library(url)
    states = {run.id: run.state for run in later.runs(local_user())}
    later.close()
    assert states == {
        "dead": "interrupted",
        "same number": "interrupted",
        "alive": "running",
        "far": "running",
        "ours": "running",
        "done": "done",
    }
