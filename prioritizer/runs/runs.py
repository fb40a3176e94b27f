"""All runs of a server: who asked for what, what waits, what is computed, what came of it."""

from __future__ import annotations

import logging
import threading
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from prioritizer.language import current_language, say
from prioritizer.runs.answers import Answers
from prioritizer.runs.crew import Died, Member
from prioritizer.runs.fair_queue import FairQueue
from prioritizer.runs.keeping import Keeper
from prioritizer.runs.kinds import KINDS
from prioritizer.runs.order import Order
from prioritizer.runs.run_record import RunRecord
from prioritizer.runs.state import (
    CANCELLED,
    DIED,
    DONE,
    FAILED,
    QUEUED,
    RUNNING,
    NoSuchRun,
    RunState,
)
from prioritizer.scenario import Scenario

LOG = logging.getLogger(__name__)

PATIENCE = 15.0
"""Seconds in which a computation that was told to stop must do so, before its process is ended."""

LONGEST = 3600.0
"""Seconds after which any run is told to stop, so that others have their turn."""

REMEMBERED = 500
"""Ended runs that a server can still tell of."""

UNTAKEN = "untaken"
"""The process had ended before it took the order."""


class Runs:
    """Computes what is asked for, in worker processes, and keeps the answers.

    Args:
        keeper: where answers are kept.
        workers: processes, each with one order at a time.
        longest, patience: see ``LONGEST`` and ``PATIENCE``.
        on_change: told of each run that waits, begins or ends, and of who wants it.
    """

    def __init__(
        self,
        keeper: Keeper,
        workers: int = 1,
        *,
        longest: float = LONGEST,
        patience: float = PATIENCE,
        on_change: Callable[[RunState, frozenset[str]], None] | None = None,
    ) -> None:
        self._on_change = on_change
        self._answers = Answers(keeper)
        self._patience = patience
        self._changed = threading.Condition()
        self._queue = FairQueue()
        self._runs: dict[str, RunRecord] = {}
        self._is_closed, self._count = False, 0
        self._crew: dict[int, Member] = {}
        self._threads: dict[int, threading.Thread] = {}
        self.set_limits(workers, longest)

    def set_limits(self, workers: int, longest: float) -> None:
        """Change how many processes there are, and the seconds that a run begun later may take."""
        with self._changed:
            self._workers, self._longest = workers, longest
            for place in range(workers):
                if place not in self._threads:
                    self._crew[place] = Member()
                    thread = threading.Thread(target=self._serve, args=(place,), daemon=True)
                    self._threads[place] = thread
                    thread.start()
            self._changed.notify_all()

    @property
    def load(self) -> tuple[int, int]:
        """How many runs are being computed, and how many wait."""
        with self._changed:
            states = [run.state.state for run in self._runs.values()]
            return states.count(RUNNING), states.count(QUEUED)

    def submit(
        self,
        user: str,
        kind: str,
        scenario: Scenario,
        options: Mapping[str, Any] | None = None,
        *,
        beside: Mapping[str, Scenario] | None = None,
        title: str = "",
        again: bool = False,
    ) -> str:
        """Ask for something to be computed, in the language in use; the id of the run.

        Who asks for what is being computed already joins that run. What was computed before is
        done at once, unless it is asked for again.

        Raises:
            ValueError: there is no such kind, or the server is being stopped.
        """
        if kind not in KINDS:
            raise ValueError(f"kind {kind!r}: choose {', '.join(KINDS)}")
        order = Order(kind, scenario, dict(options or {}), dict(beside or {}))
        known = None if again else self._answers.complete(order.key)
        with self._changed:
            if self._is_closed:
                raise ValueError("the server is being stopped")
            for run in self._runs.values():
                if run.order.key == order.key and not run.state.has_ended:
                    run.users.add(user)
                    return run.state.run_id
            name = uuid.uuid4().hex
            state = RunState(name, kind, title, scenario.digest, order.key, QUEUED, order.options)
            self._count += 1
            run = RunRecord(order, state, {user}, self._count)
            self._runs[name] = run
            self._forget()
            if known is not None:
                run.result = known
                run.state = replace(state, state=DONE, has_result=True)
            else:
                self._queue.push(user, name)
                self._changed.notify()
        self._tell(run)
        return name

    def state(self, run_id: str) -> RunState:
        """Where a run stands.

        Raises:
            NoSuchRun: there is none with this id.
        """
        with self._changed:
            return self._seen(self._found(run_id))

    def runs_of(self, user: str) -> list[RunState]:
        """Where the runs of a user stand, the newest first."""
        with self._changed:
            own = [self._seen(run) for run in self._runs.values() if user in run.users]
        return own[::-1]

    def result(self, run_id: str) -> dict[str, Any] | None:
        """The answer of a run; of one that was cancelled the best found until then, if any.

        Raises:
            NoSuchRun: there is none with this id.
        """
        with self._changed:
            return self._found(run_id).result

    def latest(self, digest: str, kind: str) -> dict[str, Any] | None:
        """The newest answer of a kind about a scenario, in the language in use."""
        return self._answers.latest(digest, kind, current_language())

    def is_answered(self, key: str) -> bool:
        """Whether there is a complete answer under a key."""
        return self._answers.complete(key) is not None

    def cancel(self, run_id: str, user: str | None = None) -> None:
        """End a run and keep the best that it has found; nothing where it has ended.

        Where several users want it and one is named, that one alone withdraws.

        Raises:
            NoSuchRun: there is none with this id.
        """
        with self._changed:
            run = self._found(run_id)
            if user is not None and len(run.users) > 1:
                run.users.discard(user)
                return
            run.is_cancelled = True
            if run.state.state == QUEUED:
                self._queue.remove(run_id)
                run.state = replace(run.state, state=CANCELLED)
            elif run.state.state == RUNNING:
                self._stop(run)
            has_ended = run.state.has_ended
        if has_ended:
            self._tell(run)

    def close(self) -> None:
        """End the processes; what is being computed is lost."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
            members, threads = [*self._crew.values()], [*self._threads.values()]
        for member in members:
            member.kill()
        for thread in threads:
            thread.join()

    def _found(self, run_id: str) -> RunRecord:
        try:
            return self._runs[run_id]
        except KeyError:
            raise NoSuchRun(run_id) from None

    def _seen(self, run: RunRecord) -> RunState:
        """The state with what changes from moment to moment."""
        if run.state.state == QUEUED:
            return replace(run.state, place_in_queue=self._queue.place(run.state.run_id))
        if run.state.state == RUNNING and run.started is not None:
            return replace(run.state, seconds=time.monotonic() - run.started)
        return run.state

    def _forget(self) -> None:
        """Drop the oldest ended runs where there are too many."""
        ended = [name for name, run in self._runs.items() if run.state.has_ended]
        for name in ended[: max(0, len(ended) - REMEMBERED)]:
            del self._runs[name]

    def _serve(self, place: int) -> None:
        """Hand out one order after another to the member in a place; replace it when it dies."""
        while (run := self._next_run(place)) is not None:
            self._tell(run)
            word, content = self._compute(run, self._living(place))
            if word == UNTAKEN:  # it had died while it had nothing to do
                word, content = self._compute(run, self._living(place))
            self._finish(run, word, content)

    def _living(self, place: int) -> Member:
        """The member in a place; a new one where it has died."""
        if not self._crew[place].is_alive:
            self._crew[place].end()
            self._crew[place] = Member()
        return self._crew[place]

    def _next_run(self, place: int) -> RunRecord | None:
        """Wait for the next run; None where the place is no longer wanted, and its member gone."""
        with self._changed:
            while place < self._workers and not self._is_closed:
                name = self._queue.pop()
                if name is not None:
                    run = self._runs[name]
                    run.state = replace(run.state, state=RUNNING)
                    return run
                self._changed.wait()
            del self._threads[place]
            self._crew.pop(place).end()
            return None

    def _compute(self, run: RunRecord, member: Member) -> tuple[str, Any]:
        """Let a member compute a run to its end: the last word, and what it says."""
        word, content = UNTAKEN, None
        try:
            member.hand(run.number, run.order)
            with self._changed:
                run.member = member
                if run.is_cancelled:
                    self._stop(run)
            word, content = self._listen(run, member)
        except Died:
            member.end()
            word = DIED if run.is_taken else UNTAKEN
        with self._changed:
            run.member = None
            run.clear_timers()
        return word, content

    def _listen(self, run: RunRecord, member: Member) -> tuple[str, Any]:
        """Note progress until the run has ended."""
        while True:
            word, number, content = member.next_message()
            if number != run.number:
                continue
            if word == "taken":
                with self._changed:
                    run.is_taken, run.started = True, time.monotonic()
                    run.timers.append(self._timer(self._longest, run, self._stop))
            elif word == "moment":
                with self._changed:
                    run.state = replace(run.state, progress=content)
                    self._changed.notify_all()
            else:
                return word, content

    def _stop(self, run: RunRecord) -> None:
        """Tell a member to end a run; end the process where it does not."""
        run.is_cancelled = True
        if run.member is not None:
            run.member.stop(run.number)
            run.timers.append(self._timer(self._patience, run, self._kill))

    def _kill(self, run: RunRecord) -> None:
        if run.member is not None:
            run.member.kill()

    def _timer(
        self, seconds: float, run: RunRecord, act: Callable[[RunRecord], None]
    ) -> threading.Timer:
        """Do something with a run after a while, unless it has ended by then."""

        def due() -> None:
            with self._changed:
                if not run.state.has_ended:
                    act(run)

        timer = threading.Timer(seconds, due)
        timer.daemon = True
        timer.start()
        return timer

    def _finish(self, run: RunRecord, word: str, content: Any) -> None:
        """Keep what came of a run and note how it ended."""
        document = content if word in ("done", "stopped") else None
        message = content if word == "failed" else ""
        if document is not None:
            try:
                self._answers.keep(run.order, document, is_complete=word == "done")
            except Exception as fault:  # noqa: BLE001 - a full disk must not lose the answer
                message = say("The answer is here, but it could not be kept: {why}", why=fault)
        with self._changed:
            ended = {"done": DONE, "stopped": CANCELLED, "failed": FAILED}.get(word, DIED)
            if ended == DIED and run.is_cancelled:
                ended = CANCELLED
            run.result = document
            run.state = replace(
                self._seen(run),
                state=ended,
                message=message,
                has_result=document is not None,
            )
        self._tell(run)

    def _tell(self, run: RunRecord) -> None:
        """Tell who listens how a run stands; what goes wrong there concerns no run."""
        if self._on_change is None:
            return
        with self._changed:
            state, users = self._seen(run), frozenset(run.users)
        try:
            self._on_change(state, users)
        except Exception:
            LOG.exception("run %s: its state %s was not noted", state.run_id, state.state)
