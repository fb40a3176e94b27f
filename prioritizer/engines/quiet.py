"""Keeps what solvers write at the C level away from standard output.

HiGHS sometimes writes there with its output off; a command that promises one JSON document on
standard output must survive it. The file descriptor itself is redirected, so that it also works
where ``sys.stdout`` is replaced.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import threading
from collections.abc import Iterator

_STANDARD_OUTPUT, _STANDARD_ERROR = 1, 2


class _Redirection:
    """The one redirection of a process; nested and simultaneous uses share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._users = 0
        self._saved: int | None = None

    def enter(self) -> None:
        with self._lock:
            if self._users == 0:
                self._saved = self._redirected()
            self._users += 1

    def leave(self) -> None:
        with self._lock:
            self._users -= 1
            if self._users == 0 and self._saved is not None:
                _flush()
                os.dup2(self._saved, _STANDARD_OUTPUT)
                os.close(self._saved)
                self._saved = None

    def _redirected(self) -> int | None:
        """The saved descriptor; None where the process has no standard output or error."""
        with contextlib.suppress(OSError, ValueError, AttributeError):
            sys.stdout.flush()
        _flush()
        try:
            saved = os.dup(_STANDARD_OUTPUT)
        except OSError:
            return None
        try:
            # to standard error, not to nowhere: what other threads print meanwhile is not lost
            os.dup2(_STANDARD_ERROR, _STANDARD_OUTPUT)
        except OSError:
            os.close(saved)
            return None
        return saved


def _flush() -> None:
    """Empty the buffers of the C library, which would else be written after the redirection."""
    with contextlib.suppress(OSError, AttributeError):
        library = ctypes.CDLL("ucrtbase" if os.name == "nt" else None)
        library.fflush(None)


_REDIRECTION = _Redirection()


@contextlib.contextmanager
def quiet_stdout() -> Iterator[None]:
    """Send whatever is written to file descriptor 1 to standard error for a while."""
    _REDIRECTION.enter()
    try:
        yield
    finally:
        _REDIRECTION.leave()
