"""Runs a solver in a thread of its own, so that Ctrl-C, a caller's wish and progress get through.

A solver holds its thread until it ends; Python handles Ctrl-C in the main thread alone.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from prioritizer.engines.outcome import Options, Progress

T = TypeVar("T")

POLL_SECONDS = 0.05
"""How often a caller is asked whether to stop: soon for a person, nothing for a processor."""

REPORT_SECONDS = 0.5
"""How often progress is reported."""


@dataclass
class _Work(Generic[T]):
    """A task in its thread, and what became of it."""

    task: Callable[[], T]
    is_done: threading.Event = field(default_factory=threading.Event)
    results: list[T] = field(default_factory=list)
    faults: list[BaseException] = field(default_factory=list)

    def run(self) -> None:
        try:
            self.results.append(self.task())
        except BaseException as fault:  # noqa: BLE001 - raised again in the caller's thread
            self.faults.append(fault)
        finally:
            self.is_done.set()


def run_watched(
    task: Callable[[], T],
    stop: Callable[[], None],
    options: Options,
    latest: Callable[[float], Progress] | None = None,
) -> tuple[T, bool]:
    """Run ``task`` in a worker thread and look after it from this one.

    Args:
        task: the solve.
        stop: makes the solver end soon; may be called once.
        options: whose ``should_stop`` and ``on_progress`` are called in this thread.
        latest: state of the solve after some seconds.

    Returns:
        What the task returned, and whether Ctrl-C ended it. A second Ctrl-C is raised.
    """
    work = _Work(task)
    thread = threading.Thread(target=work.run, name="solver", daemon=True)
    thread.start()
    try:
        was_interrupted = _look_after(work.is_done, stop, options, latest)
    except Exception:
        stop()
        work.is_done.wait()
        raise
    thread.join()
    if work.faults:
        raise work.faults[0]
    return work.results[0], was_interrupted


def _look_after(
    is_done: threading.Event,
    stop: Callable[[], None],
    options: Options,
    latest: Callable[[float], Progress] | None,
) -> bool:
    started = time.perf_counter()
    reported, is_stopping, was_interrupted = started, False, False
    while True:
        try:
            if is_done.wait(POLL_SECONDS):
                return was_interrupted
            now = time.perf_counter()
            if options.on_progress and latest and now - reported >= REPORT_SECONDS:
                reported = now
                options.on_progress(latest(now - started))
            if not is_stopping and options.should_stop and options.should_stop():
                is_stopping = True
                stop()
        except KeyboardInterrupt:
            if was_interrupted:
                raise
            is_stopping = was_interrupted = True
            stop()
