"""What an administrator sees of the library as a whole: its size, its place, its limits."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, fields
from pathlib import Path

from sqlalchemy import Connection, delete, func, insert, select, text

from prioritizer.language import say
from prioritizer.library.desk import Desk
from prioritizer.library.records import Limits, StorageFacts, User
from prioritizer.library.refusals import BadInput
from prioritizer.library.schema import entries, options, results, runs, users, versions

MOST_AT_ONCE = 64
"""Computations at the same time: each takes a process, and what the largest scenario takes."""


class Administering(Desk):
    """The storage and its limits, for administrators."""

    def storage_facts(self, user: User) -> StorageFacts:
        """Where the library is and what it holds."""
        with self.storage.reading() as connection:
            self._administrator(connection, user)
            used, free = self._bytes(connection)
            counts = [
                connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in (users, entries, versions, results, runs)
            ]
        place = self.storage.engine.url.render_as_string(hide_password=True)
        return StorageFacts(place, self.storage.engine.dialect.name, used, free, *counts)

    def set_limits(self, user: User, limits: Limits) -> Limits:
        """Change how much the library takes; what is there already stays.

        Raises:
            BadInput: a limit is below 1, or there would be more than 64 computations at once.
        """
        for limit in fields(limits):
            if getattr(limits, limit.name) < 1:
                raise BadInput(say("A limit must be at least 1."))
        if limits.computations_at_once > MOST_AT_ONCE:
            raise BadInput(say("At most {most} computations may run at once.", most=MOST_AT_ONCE))
        with self.storage.writing() as connection:
            acting = self._administrator(connection, user)
            if limits == self._limits(connection):
                return limits
            connection.execute(delete(options).where(options.c.name == "limits"))
            connection.execute(
                insert(options).values(name="limits", value=json.dumps(asdict(limits)))
            )
            listed = ", ".join(f"{name} = {value}" for name, value in asdict(limits).items())
            self._note_event(connection, acting, "limits_changed", None, limits=listed)
            return limits

    def _bytes(self, connection: Connection) -> tuple[int | None, int | None]:
        """Bytes that the database takes, and that its disk still has."""
        if connection.dialect.name == "postgresql":
            query = text("SELECT pg_database_size(current_database())")
            return int(connection.execute(query).scalar_one()), None
        file = Path(str(self.storage.engine.url.database))
        parts = [file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))]
        used = sum(part.stat().st_size for part in parts if part.exists())
        return used, shutil.disk_usage(file.parent).free
