"""One run of a HiGHS object: watched, silent and with its progress told."""

from __future__ import annotations

import math
import threading

import highspy

from prioritizer.engines.outcome import Options, Progress
from prioritizer.engines.quiet import quiet_stdout
from prioritizer.engines.watching import Cause, only_seconds, run_watched


class HighsRunner:
    """Runs one HiGHS object as often as wanted; holds its callbacks.

    Every run has a thread of its own. HiGHS keeps its helper threads with the thread that runs
    it and fails where their number changes; with a new thread they can differ from run to run.
    """

    def __init__(self, highs: highspy.Highs) -> None:
        self._highs = highs
        self._is_stopped = threading.Event()
        self._state: tuple[float, float, float] | None = None
        self.scale = 1.0
        for callback in (highs.cbSimplexInterrupt, highs.cbIpmInterrupt):
            callback.subscribe(self._interrupt)
        highs.cbMipInterrupt.subscribe(self._note)

    def run(self, options: Options) -> Cause:
        """Solve what the object holds; returns why it was told to stop."""
        self._is_stopped.clear()
        self._state = None
        with quiet_stdout():
            _, cause = run_watched(self._run, self._is_stopped.set, options, self._progress)
        return cause

    def close(self) -> None:
        """Let go of the object: its callbacks refer to it and to this."""
        self._highs.clearCallbacks()  # type: ignore[no-untyped-call]  # of highspy
        self._highs.disableCallbacks()  # type: ignore[no-untyped-call]  # of highspy

    def _run(self) -> None:
        self._highs.run()
        # the helper threads end with the thread that they belong to
        highspy.Highs.resetGlobalScheduler(True)

    def _interrupt(self, event: highspy.HighsCallbackEvent) -> None:
        # said either way: HiGHS remembers the answer of an earlier run
        event.interrupt(self._is_stopped.is_set())

    def _note(self, event: highspy.HighsCallbackEvent) -> None:
        out = event.data_out
        self._state = (out.mip_primal_bound, out.mip_dual_bound, out.mip_gap)
        self._interrupt(event)

    def _progress(self, seconds: float) -> Progress:
        if self._state is None:
            return only_seconds(seconds)
        primal, dual, gap = self._state
        return Progress(
            seconds, known(primal, self.scale), known(dual, self.scale), known(gap, 1.0)
        )


def known(value: float, scale: float) -> float | None:
    """A number of HiGHS without its scale; None where it is infinite: not known."""
    return value / scale if math.isfinite(value) else None
