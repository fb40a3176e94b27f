import threading

from prioritizer.runs.order import Order
from prioritizer.runs.run_record import RunRecord
from prioritizer.runs.state import QUEUED, RunState
from tests.runs.waiting import tiny


def test_timers_of_a_run_that_has_ended_do_nothing() -> None:
    struck: list[str] = []
    state = RunState("r", "solve", "", "", "", QUEUED)
    run = RunRecord(Order("solve", tiny()), state, {"ana"}, 1)
    timer = threading.Timer(3600, struck.append, ("late",))
    timer.start()
    run.timers.append(timer)
    run.clear_timers()
    timer.join(10)
    assert not timer.is_alive()
    assert (struck, run.timers) == ([], [])
