"""Many solves of one scenario at once: processes, each with one solver and one thread.

A process is the unit because HiGHS keeps its threads for the life of a process. Each opens the
scenario once (``opening``) and then takes one task after another, so that every solve after the
first is warm. What is done is kept, whatever happens to the rest.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Generic, TypeVar

from prioritizer.language import say
from prioritizer.processes import Closable, Processes
from prioritizer.resolving import Resolver
from prioritizer.scenario import Scenario

POLL_SECONDS = 0.1
"""How often a caller is asked whether to stop."""

FEW = 3
"""So many tasks are done sooner in this process than a second one has started."""


B = TypeVar("B", bound=Closable)
T = TypeVar("T")


@dataclass(frozen=True)
class Step:
    """How far a list of tasks has come: ``done`` of ``total``, the last one being ``label``."""

    done: int
    total: int
    label: str


@dataclass(frozen=True, eq=False)
class TaskResults(Generic[T]):
    """What came of a list of tasks.

    Attributes:
        results: by place in the list; None where a task was not done.
        missing: places of those.
        was_stopped: on request or by Ctrl-C, before all were done.
    """

    results: tuple[T | None, ...]
    missing: tuple[int, ...]
    was_stopped: bool


@dataclass(eq=False)
class _Board(Generic[B, T]):
    """The tasks, what came of them so far, and who is told."""

    tasks: Sequence[Callable[[B], T]]
    on_progress: Callable[[Step], None] | None
    should_stop: Callable[[], bool]
    results: dict[int, T] = field(default_factory=dict)
    was_stopped: bool = False

    def note(self, place: int, result: T) -> None:
        """Keep a result and tell of it."""
        self.results[place] = result
        if self.on_progress is not None:
            label = str(getattr(self.tasks[place], "label", ""))
            self.on_progress(Step(len(self.results), len(self.tasks), label))

    def left(self) -> list[int]:
        """Places of the tasks that are not done."""
        return [place for place in range(len(self.tasks)) if place not in self.results]

    def report(self) -> TaskResults[T]:
        """What came of the tasks."""
        found = tuple(self.results.get(place) for place in range(len(self.tasks)))
        return TaskResults(found, tuple(self.left()), self.was_stopped)


def run_tasks(
    scenario: Scenario,
    tasks: Sequence[Callable[[B], T]],
    *,
    opening: Callable[[Scenario], B] | None = None,
    workers: int | None = None,
    on_progress: Callable[[Step], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> TaskResults[T]:
    """Do every task on an opened scenario, several at once.

    Args:
        scenario: handed to ``opening`` in each process.
        tasks: each is called with what was opened. Tasks, their results and ``opening`` must be
            picklable where there is more than one worker: functions of a module, or instances of
            its classes with ``__call__``. A task's ``label``, if it has one, names it in progress.
        opening: what to open; by default ``Resolver.of``, one solver with one thread.
        workers: processes; None for one a processor. Few tasks, or one worker, are done in this
            process.
        on_progress: told of each task that is done.
        should_stop: asked from time to time; True ends the run with what is done.

    Returns:
        The results by place; after a stop or Ctrl-C those that are there, and which are missing.

    Raises:
        ValueError: ``workers`` is below 1.
        Exception: what a task raised, in whichever process.
    """
    if workers is not None and workers < 1:
        raise ValueError(
            say("workers {workers}: give a whole number from 1, or None", workers=workers)
        )
    board = _Board(tasks, on_progress, should_stop or (lambda: False))
    opened: Callable[[Scenario], Any] = opening or Resolver.of
    count = min(workers or os.cpu_count() or 1, len(tasks))
    try:
        if count > 1 and len(tasks) > FEW:
            _in_processes(board, scenario, opened, count)
        if board.left() and not board.was_stopped:
            _in_this_process(board, scenario, opened)
    except KeyboardInterrupt:
        board.was_stopped = True
    return board.report()


def _in_this_process(
    board: _Board[B, T], scenario: Scenario, opening: Callable[[Scenario], B]
) -> None:
    """Do what is left one after the other."""
    with closing(opening(scenario)) as opened:
        for place in board.left():
            if board.should_stop():
                board.was_stopped = True
                return
            board.note(place, board.tasks[place](opened))


def _in_processes(
    board: _Board[B, T], scenario: Scenario, opening: Callable[[Scenario], B], count: int
) -> None:
    """Hand the tasks out to processes; what a process leaves when it dies is left undone."""
    waiting = board.left()[::-1]
    crew: Processes[B, int, T] = Processes(count, partial(opening, scenario))
    with crew:
        while waiting or crew.keys:
            while waiting and crew.has_room:
                if crew.hand(waiting[-1], board.tasks[waiting[-1]]):
                    waiting.pop()
            if not crew.keys:
                return
            for place, result in crew.done(POLL_SECONDS):
                board.note(place, result)
            if board.should_stop():
                board.was_stopped = True
                return
