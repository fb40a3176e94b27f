"""Progress of a long solve, on standard error."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prioritizer.language import in_style, say

if TYPE_CHECKING:
    from prioritizer.engines.outcome import Progress

EVERY = 2.0
"""Seconds between two lines; a solve that is shorter shows none."""


@dataclass
class ProgressLines:
    """Writes where the solver stands, at most once every ``EVERY`` seconds."""

    last: float = field(default_factory=time.monotonic)

    def __call__(self, progress: Progress) -> None:
        """Show a moment of the solve, if the last one is long enough ago."""
        now = time.monotonic()
        if now - self.last < EVERY:
            return
        self.last = now
        best = (
            say("no plan yet")
            if progress.objective is None
            else say("best {objective}", objective=in_style(f"{progress.objective:.6g}"))
        )
        bound = (
            ""
            if progress.bound is None
            else say(", bound {bound}", bound=in_style(f"{progress.bound:.6g}"))
        )
        gap = (
            "" if progress.gap is None else say(", gap {gap}", gap=in_style(f"{progress.gap:.2%}"))
        )
        sys.stderr.write(f"{progress.seconds:6.0f} s  {best}{bound}{gap}\n")
        sys.stderr.flush()
