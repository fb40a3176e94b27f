"""Runs a solver in a thread of its own, so that Ctrl-C, a caller's wish and progress get through.

A solver holds its thread until it ends; Python handles Ctrl-C in the main thread alone.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from prioritizer.engines.outcome import Options, Progress
from prioritizer.language import marked

T = TypeVar("T")

POLL_SECONDS = 0.05
"""How often a caller is asked whether to stop: soon for a person, nothing for a processor."""

REPORT_SECONDS = 0.5
"""How often progress is reported."""


def only_seconds(seconds: float) -> Progress:
    """The state of a solve whose solver tells nothing of it."""
    return Progress(seconds, None, None, None)


class Cause(StrEnum):
    """Why a solver was told to stop; empty where it was not."""

    NONE = ""
    TIME = marked("time limit reached")
    REQUEST = marked("stopped on request")
    INTERRUPT = marked("interrupted by Ctrl-C")


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
) -> tuple[T, Cause]:
    """Run ``task`` in a worker thread and look after it from this one.

    Args:
        task: the solve.
        stop: makes the solver end soon; called again until it has ended.
        options: whose time limit is kept, whatever clock the solver has, and whose
            ``should_stop`` and ``on_progress`` are called in this thread.
        latest: state of the solve after some seconds.

    Returns:
        What the task returned, and why it was told to stop. A second Ctrl-C is raised.
    """
    work = _Work(task)
    thread = threading.Thread(target=work.run, name="solver", daemon=True)
    watch = _Watch(work.is_done, stop, options, latest)
    thread.start()
    try:
        watch.look_after()
    except Exception:
        stop()
        work.is_done.wait()
        raise
    thread.join()
    if work.faults:
        raise work.faults[0]
    return work.results[0], watch.cause


@dataclass
class _Watch:
    """Looks after a solver until it is done."""

    is_done: threading.Event
    stop: Callable[[], None]
    options: Options
    latest: Callable[[float], Progress] | None
    cause: Cause = Cause.NONE
    started: float = field(default_factory=time.perf_counter)
    reported: float = field(default_factory=time.perf_counter)

    def look_after(self) -> None:
        while True:
            try:
                if self.is_done.wait(self._pause()):
                    return
                self._report()
                self._stop_where_due()
            except KeyboardInterrupt:
                if self.cause is Cause.INTERRUPT:
                    raise
                self.cause = Cause.INTERRUPT

    def _left(self) -> float:
        limit = self.options.time_limit
        return float("inf") if limit is None else limit - (time.perf_counter() - self.started)

    def _pause(self) -> float:
        if self.cause is not Cause.NONE:
            return POLL_SECONDS
        return max(0.0, min(POLL_SECONDS, self._left()))

    def _report(self) -> None:
        now = time.perf_counter()
        if self.options.on_progress is None or self.latest is None:
            return
        if now - self.reported >= REPORT_SECONDS:
            self.reported = now
            self.options.on_progress(self.latest(now - self.started))

    def _stop_where_due(self) -> None:
        if self.cause is Cause.NONE:
            if self.options.should_stop is not None and self.options.should_stop():
                self.cause = Cause.REQUEST
            elif self._left() <= 0:
                self.cause = Cause.TIME
        if self.cause is not Cause.NONE:
            # said again until it is heard: the solver may not have begun yet
            self.stop()
