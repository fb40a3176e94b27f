"""Records of runs, which outlive the server that ran them."""

from __future__ import annotations

import os
import socket
import sys
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, insert, select, update

from prioritizer.language import say
from prioritizer.library.desk import Desk, new_id, now
from prioritizer.library.records import ADMINISTRATOR, RunRecord, User, person_text
from prioritizer.library.refusals import NotFound
from prioritizer.library.schema import runs, users

UNFINISHED = ("queued", "running")
INTERRUPTED = "interrupted"


class RunRecords(Desk):
    """Noting how runs go, and which a server left behind when it stopped."""

    def note_run(
        self,
        run_id: str,
        user: User,
        kind: str,
        key: str,
        state: str,
        *,
        title: str = "",
        entry_id: str | None = None,
        progress: float | None = None,
        gap: float | None = None,
        objective: float | None = None,
        seconds: float | None = None,
        message: str = "",
    ) -> None:
        """Note the state of a run, new or known; numbers that are None are none yet.

        Raises:
            NotFound: the run is another user's.
        """
        facts = {
            "state": state,
            "progress": progress,
            "gap": gap,
            "objective": objective,
            "seconds": seconds,
            "message": message,
            "changed_at": now(),
        }
        with self.storage.writing() as connection:
            acting = self._acting(connection, user)
            known = connection.execute(select(runs.c.user_id).where(runs.c.id == run_id)).first()
            if known is None:
                host, process, token = _this_process()
                connection.execute(
                    insert(runs).values(
                        id=run_id,
                        user_id=acting.id,
                        entry_id=entry_id,
                        kind=kind,
                        key=key,
                        title=title,
                        host=host,
                        process=process,
                        process_token=token,
                        began_at=now(),
                        **facts,
                    )
                )
            elif known.user_id != acting.id and acting.role != ADMINISTRATOR:
                raise NotFound(say("There is no such run."))
            else:
                connection.execute(update(runs).where(runs.c.id == run_id).values(**facts))

    def runs(self, user: User, most: int = 200) -> list[RunRecord]:
        """The user's runs, an administrator's: everybody's; the newest first."""
        with self.storage.reading() as connection:
            acting = self._acting(connection, user)
            query = _listed().order_by(runs.c.began_at.desc()).limit(most)
            if acting.role != ADMINISTRATOR:
                query = query.where(runs.c.user_id == acting.id)
            return [_record(row) for row in connection.execute(query)]

    def run(self, user: User, run_id: str) -> RunRecord:
        """One run.

        Raises:
            NotFound: there is none, or it is another user's.
        """
        with self.storage.reading() as connection:
            acting = self._acting(connection, user)
            row = connection.execute(_listed().where(runs.c.id == run_id)).one_or_none()
            if row is None or (row.user_id != acting.id and acting.role != ADMINISTRATOR):
                raise NotFound(say("There is no such run."))
            return _record(row)

    def mark_interrupted(self) -> int:
        """Mark the unfinished runs of servers on this machine that are no more; how many.

        Runs of other machines are left alone: their server may well be alive.
        """
        host, process, token = _this_process()
        with self.storage.writing() as connection:
            left = connection.execute(
                select(runs.c.id, runs.c.process, runs.c.process_token).where(
                    runs.c.state.in_(UNFINISHED), runs.c.host == host, runs.c.process_token != token
                )
            ).all()
            gone = [row.id for row in left if row.process == process or not _is_alive(row.process)]
            connection.execute(
                update(runs).where(runs.c.id.in_(gone)).values(state=INTERRUPTED, changed_at=now())
            )
            return len(gone)


def _listed() -> Select[Any]:
    joined = runs.join(users, users.c.id == runs.c.user_id)
    return select(runs, users.c.name, users.c.email).select_from(joined)


def _record(row: Row[Any]) -> RunRecord:
    return RunRecord(
        row.id,
        person_text(row.name, row.email),
        row.kind,
        row.key,
        row.state,
        row.title,
        row.entry_id,
        row.progress,
        row.gap,
        row.objective,
        row.seconds,
        row.message,
        row.began_at,
        row.changed_at,
    )


@cache
def _process_token(process: int) -> str:
    """Tells this process from a later one that the system gives the same number."""
    return f"{process}-{new_id()}"


def _this_process() -> tuple[str, int, str]:
    process = os.getpid()
    return socket.gethostname(), process, _process_token(process)


def _is_alive(process: int) -> bool:
    if sys.platform == "win32":  # there the signal 0 would interrupt it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is there, and is somebody else's
        return True
    return True
