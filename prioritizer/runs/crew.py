"""One worker process, seen from the server."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import prioritizer
from prioritizer.runs.order import Order


class Died(RuntimeError):
    """The process ended without a word."""


class Member:
    """A worker process that is ready for orders, one after another.

    It is started at once, so that it has loaded everything by the time it is needed.
    """

    def __init__(self) -> None:
        home = str(Path(prioritizer.__file__).resolve().parents[1])
        paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "prioritizer.runs.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            start_new_session=True,  # Ctrl-C at the server is not meant for it
        )
        self._lock = threading.Lock()

    @property
    def process_id(self) -> int:
        """Of the process."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def hand(self, number: int, order: Order) -> None:
        """Give it an order.

        Raises:
            Died: the process has ended.
        """
        self._send(("do", number, order))

    def stop(self, number: int) -> None:
        """Ask it to end an order; nothing where it has ended anyway."""
        try:
            self._send(("stop", number))
        except Died:
            return

    def next_message(self) -> tuple[str, int, Any]:
        """Wait for what it says next.

        Raises:
            Died: the process has ended.
        """
        assert self._process.stdout is not None
        try:
            word, number, content = pickle.load(self._process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError, ValueError):
            raise Died from None
        return word, number, content

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            try:
                pipe.close()
            except OSError:  # what was left to write has nobody to go to
                continue

    def kill(self) -> None:
        """End the process; whoever waits for a message learns of it."""
        self._process.kill()

    def _send(self, message: tuple[Any, ...]) -> None:
        assert self._process.stdin is not None
        try:
            with self._lock:
                pickle.dump(message, self._process.stdin)
                self._process.stdin.flush()
        except (OSError, ValueError):
            raise Died from None
