"""Processes that do tasks for their caller, each with something that it opened once.

They do not run the caller's main program again, as processes of multiprocessing do: a script of
five lines, a notebook and lines typed at a prompt may all use them.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import ModuleType
from typing import Any, Generic, Protocol, TypeVar

from prioritizer.language import current_language, current_number_style, use_language

__all__ = ["Closable", "Processes"]


class Closable(Protocol):
    """What tasks work with; closed when they are done."""

    def close(self) -> None:
        """Give the memory back."""
        ...


B = TypeVar("B", bound=Closable)
K = TypeVar("K")
T = TypeVar("T")


class Processes(Generic[B, K, T]):
    """Processes under way, and the tasks that they do; each task bears a key.

    Args:
        count: of processes.
        opening: called once in each; like every task and result it must be picklable, of a module
            that is not the main program.
    """

    def __init__(self, count: int, opening: Callable[[], B]) -> None:
        self._crew: dict[Connection, SpawnProcess] = {}
        self._busy: dict[Connection, K] = {}
        context = multiprocessing.get_context("spawn")
        spoken = current_language(), current_number_style()
        try:
            for _ in range(count):
                ours, theirs = context.Pipe()
                process = context.Process(target=_work, args=(theirs, opening, spoken), daemon=True)
                with _deaf_to_interrupts(), _without_main_program():
                    process.start()
                theirs.close()
                self._crew[ours] = process
        except BaseException:
            self.close()
            raise

    @property
    def keys(self) -> list[K]:
        """Of the tasks that are being done."""
        return list(self._busy.values())

    @property
    def has_room(self) -> bool:
        """Whether a process is free."""
        return len(self._busy) < len(self._crew)

    def hand(self, key: K, task: Callable[[B], T]) -> bool:
        """Give a task to a free process; False where none is left that takes it."""
        for connection in [free for free in self._crew if free not in self._busy]:
            try:
                connection.send(task)
            except OSError:
                self._dismiss(connection)
            else:
                self._busy[connection] = key
                return True
        return False

    def done(self, seconds: float) -> list[tuple[K, T]]:
        """Wait until a task is done, at most so long; keys and results of those that are.

        The task of a process that has died is no longer among the keys, nor is it here.

        Raises:
            Exception: what a task raised.
        """
        found = []
        for ready in wait(list(self._busy), seconds):
            assert isinstance(ready, Connection)
            key = self._busy.pop(ready)
            try:
                result, fault = ready.recv()
            except (EOFError, OSError):
                self._dismiss(ready)
                continue
            if fault is not None:
                raise fault
            found.append((key, result))
        return found

    def close(self) -> None:
        """End them, whatever they are doing."""
        for connection in list(self._crew):
            self._dismiss(connection)

    def __enter__(self) -> Processes[B, K, T]:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _dismiss(self, connection: Connection) -> None:
        process = self._crew.pop(connection)
        self._busy.pop(connection, None)
        connection.close()
        process.terminate()
        process.join()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """A process that is started now ignores Ctrl-C from its first moment: its caller ends it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _without_main_program() -> Iterator[None]:
    """A process that is started now finds no main program that it could run again."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _work(connection: Connection, opening: Callable[[], Closable], spoken: tuple[str, str]) -> None:
    """The life of a process: take a task, do it, send what came of it."""
    use_language(*spoken)  # a new process knows nothing of its caller's
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # also where a thread has started this process
    with suppress(EOFError, OSError), closing(opening()) as opened:
        while True:
            task: Callable[[Any], Any] = connection.recv()
            try:
                answer: tuple[Any, Exception | None] = (task(opened), None)
            except Exception as fault:  # noqa: BLE001 - raised again by the caller
                answer = (None, fault)
            connection.send(answer)
