import os
import signal
from typing import Any

import pytest

from prioritizer.runs import MemoryKeeper, NoSuchRun, Runs
from tests.runs.waiting import LONG, endless, opened, tiny


def kill_worker(runs: Runs) -> None:
    os.kill(runs._crew[0].process_id, signal.SIGKILL)


def test_turns_cancel_and_memory_over_a_restart() -> None:
    keeper = MemoryKeeper()
    with opened(keeper) as (runs, listener):
        long = runs.submit("ana", "solve", endless(), {"gap": 0.0})
        listener.begun(long)
        second = runs.submit("ana", "solve", tiny(), {"gap": 0.0})
        third = runs.submit("ana", "solve", tiny(3), {})
        other = runs.submit("bea", "solve", tiny(4), {})
        places = [runs.state(run).place_in_queue for run in (long, second, third, other)]
        assert places == [0, 2, 3, 1]

        # the same question joins the run that waits
        assert runs.submit("bea", "solve", tiny(), {"gap": 0.0}) == second
        runs.cancel(second, "bea")
        assert runs.state(second).state == "queued"
        runs.cancel(third)
        assert runs.state(third).state == "cancelled"

        # a plan has been found before the cancel, and is kept
        found = first_plan(runs, long)
        assert 0 < found < 1
        runs.cancel(long)
        ended = listener.ended(long)
        assert (ended.state, ended.has_result) == ("cancelled", True)
        best = runs.result(long)
        assert best is not None
        assert best["status"] == "feasible"
        assert best["allocation"]
        assert runs.latest(endless().digest, "solve") == best

        assert listener.ended(other).state == "done"
        assert listener.ended(second).state == "done"
        order = [s.run_id for s in listener.told if s.state == "running"]
        assert order == [long, other, second]

        # what is known is not computed again
        again = runs.submit("ana", "solve", tiny(), {"gap": 0.0})
        assert runs.state(again).state == "done"
        assert runs.result(again) == runs.result(second)
        assert [state.run_id for state in runs.runs_of("bea")] == [other]

    with opened(keeper) as (runs, _):
        # after a restart the answers are there, the runs are not
        assert runs.runs_of("ana") == []
        with pytest.raises(NoSuchRun):
            runs.state(long)
        known = runs.submit("ana", "solve", tiny(), {"gap": 0.0})
        assert runs.state(known).state == "done"


def test_processes_come_and_go_while_it_runs() -> None:
    with opened() as (runs, listener):
        first = runs.submit("ana", "solve", endless(), {"gap": 0.0})
        listener.begun(first)
        second = runs.submit("ana", "solve", endless(), {"gap": 0.0, "time_limit": 100.0})
        assert runs.load == (1, 1)
        runs.set_limits(2, longest=100.0)
        listener.begun(second)
        assert runs.load == (2, 0)
        runs.set_limits(1, longest=100.0)
        third = runs.submit("ana", "solve", tiny(), {})
        # the second process may finish what it computes, and takes nothing more
        first_plan(runs, second)
        runs.cancel(second)
        listener.ended(second)
        assert runs.state(third).state == "queued"
        runs.cancel(first)
        assert listener.ended(third).state == "done"
        assert len(runs._crew) == 1


def test_a_killed_worker_ends_its_run_alone() -> None:
    with opened() as (runs, listener):
        # in mid-run
        doomed = runs.submit("ana", "solve", endless(), {"gap": 0.0})
        first_plan(runs, doomed)
        waiting = runs.submit("ana", "solve", tiny(5), {})
        kill_worker(runs)
        ended = listener.ended(doomed)
        assert (ended.state, ended.has_result) == ("died", False)
        assert listener.ended(waiting).state == "done"
        # while it has nothing to do
        kill_worker(runs)
        assert listener.ended(runs.submit("ana", "solve", tiny(6), {})).state == "done"


def first_plan(runs: Runs, run_id: str) -> float:
    """The objective of the best plan so far, as soon as there is one."""
    with runs._changed:
        assert runs._changed.wait_for(lambda: runs.state(run_id).objective is not None, LONG)
        objective = runs.state(run_id).objective
    assert objective is not None
    return objective


class FullDisk(MemoryKeeper):
    def keep_result(self, key: str, kind: str, document: dict[str, Any]) -> None:
        raise OSError("No space left on device")


def test_faults_limits_and_a_full_disk_are_told() -> None:
    with opened(FullDisk(), longest=3.0) as (runs, listener):
        with pytest.raises(ValueError, match="choose solve, test_solve"):
            runs.submit("ana", "divine", tiny())
        wrong = listener.ended(runs.submit("ana", "solve", tiny(), {"gap": -1.0}))
        assert (wrong.state, wrong.has_result) == ("failed", False)
        assert "give a share of the objective" in wrong.message

        kept = listener.ended(runs.submit("ana", "solve", tiny()))
        assert kept.state == "done"
        assert "No space left on device" in kept.message
        assert runs.result(kept.run_id) is not None

        # stopped at the server's limit, with the best plan until then
        limited = listener.ended(runs.submit("ana", "solve", endless()))
        assert limited.state == "cancelled"
        told = {state.run_id: state.state for state in listener.told}
        assert set(told.values()) == {"failed", "done", "cancelled"}
    with pytest.raises(ValueError, match="being stopped"):
        runs.submit("ana", "solve", tiny())
