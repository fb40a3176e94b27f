import signal
import threading
import time

import pytest

from prioritizer.engines import Options, Progress
from prioritizer.engines.watching import Cause, run_watched


class Solver:
    """Works until it is told to stop, or for a while."""

    def __init__(self, seconds: float = 10.0) -> None:
        self.seconds = seconds
        self.is_stopped = threading.Event()
        self.stops = 0

    def run(self) -> str:
        self.is_stopped.wait(self.seconds)
        return "a plan"

    def stop(self) -> None:
        self.stops += 1
        self.is_stopped.set()


def test_a_task_that_ends_is_not_stopped() -> None:
    solver = Solver(0.0)
    assert run_watched(solver.run, solver.stop, Options()) == ("a plan", Cause.NONE)
    assert solver.stops == 0


def test_a_fault_of_the_task_is_the_caller_s() -> None:
    def fails() -> None:
        raise RuntimeError("out of memory")

    with pytest.raises(RuntimeError, match="out of memory"):
        run_watched(fails, lambda: None, Options())


def test_it_stops_at_the_time_limit() -> None:
    solver = Solver()
    assert run_watched(solver.run, solver.stop, Options(time_limit=0.05))[1] is Cause.TIME


def test_it_stops_on_request() -> None:
    solver = Solver()
    options = Options(should_stop=lambda: True)
    assert run_watched(solver.run, solver.stop, options)[1] is Cause.REQUEST


def test_it_stops_at_ctrl_c() -> None:
    solver = Solver()
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    options = Options(should_stop=lambda: bool(signal.raise_signal(signal.SIGINT)))
    try:
        result = run_watched(solver.run, solver.stop, options)
    finally:
        signal.signal(signal.SIGINT, before)
    assert result == ("a plan", Cause.INTERRUPT)


def test_a_second_ctrl_c_is_the_caller_s() -> None:
    solver = Solver()
    signals = iter([signal.SIGINT, signal.SIGINT])

    def stubborn() -> None:
        signal.raise_signal(next(signals))

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    options = Options(should_stop=lambda: bool(stubborn()))  # type: ignore[func-returns-value]
    try:
        with pytest.raises(KeyboardInterrupt):
            run_watched(solver.run, stubborn, options)
    finally:
        signal.signal(signal.SIGINT, before)
        solver.stop()


def test_it_tells_progress_in_the_caller_s_thread() -> None:
    solver = Solver(1.2)
    told: list[tuple[Progress, threading.Thread]] = []
    options = Options(on_progress=lambda p: told.append((p, threading.current_thread())))
    run_watched(solver.run, solver.stop, options, lambda s: Progress(s, 1.0, 2.0, None))
    assert len(told) == 2
    assert all(thread is threading.current_thread() for _, thread in told)
    assert 0.5 <= told[0][0].seconds < told[1][0].seconds


def test_a_fault_while_progress_is_told_ends_the_task() -> None:
    solver = Solver()

    def fails(progress: Progress) -> None:
        raise ValueError("no more paper")

    started = time.perf_counter()
    with pytest.raises(ValueError, match="no more paper"):
        run_watched(
            solver.run,
            solver.stop,
            Options(on_progress=fails),
            lambda s: Progress(s, None, None, None),
        )
    assert solver.stops == 1
    assert time.perf_counter() - started < 5


def test_it_works_in_a_thread_of_the_caller() -> None:
    solver, results = Solver(), []

    def call() -> None:
        results.append(run_watched(solver.run, solver.stop, Options(should_stop=lambda: True)))

    thread = threading.Thread(target=call)
    thread.start()
    thread.join()
    assert results == [("a plan", Cause.REQUEST)]
