"""All that the server knows of a run; the rest of the world sees its ``RunState``."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any

from prioritizer.runs.crew import Member
from prioritizer.runs.order import Order
from prioritizer.runs.state import RunState


@dataclass
class RunRecord:
    """A run and who wants it. Everything in it is changed under the lock of ``Runs``.

    Attributes:
        order: what to compute.
        state: as others see it.
        users: who want it.
        number: by which the worker process knows it.
        started: moment at which the process took it, by the monotonic clock.
        is_cancelled, is_taken: whether somebody asked for its end; whether the process has it.
        member: the process that computes it.
        result: its answer.
        timers: that stop it when it takes too long.
    """

    order: Order
    state: RunState
    users: set[str]
    number: int
    started: float | None = None
    is_cancelled: bool = False
    is_taken: bool = False
    member: Member | None = None
    result: dict[str, Any] | None = None
    timers: list[threading.Timer] = field(default_factory=list)

    def clear_timers(self) -> None:
        """It has ended: nothing needs to stop it any more."""
        for timer in self.timers:
            timer.cancel()
        self.timers.clear()
