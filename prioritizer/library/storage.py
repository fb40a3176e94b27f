"""The database of the library: where it is, its transactions, and what its failures mean."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from prioritizer.language import say
from prioritizer.library.refusals import BadInput, Unavailable

LIBRARY_VARIABLE = "PRIORITIZER_LIBRARY"
"""Environment variable with the URL of the library."""

LOCK_SECONDS = 5
"""How long a transaction waits for another one before it gives up; writes last milliseconds."""


class Storage:
    """A database and its transactions. Everything that fails in it raises `Unavailable`."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that reads one state of the database."""
        with self._connection(writes=False) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes all or, where anything is raised, nothing.

        On SQLite no other writes run beside it.
        """
        with self._connection(writes=True) as connection:
            yield connection

    def hold(self, connection: Connection, table: str) -> None:
        """Let nobody else write to a table until the transaction ends."""
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE"))

    @contextmanager
    def _connection(self, *, writes: bool) -> Iterator[Connection]:
        try:
            with self.engine.connect() as plain:
                connection = plain.execution_options(writes=writes)
                with connection.begin():
                    yield connection
        except DBAPIError as error:
            raise Unavailable(_sentence(error)) from error


def open_storage(url: str | None = None) -> Storage:
    """The storage under a URL.

    Args:
        url: `sqlite:///FILE`, the path of an SQLite file, or `postgresql://USER@HOST/DATABASE`;
            None for `PRIORITIZER_LIBRARY`, and without that an SQLite file in the user's data
            folder.

    Raises:
        BadInput: the URL cannot be read, or names a database of another make.
    """
    address = _address(url or os.environ.get(LIBRARY_VARIABLE) or str(_default_file()))
    if address.get_backend_name() == "sqlite":
        return Storage(_sqlite(address))
    limits = f"-c lock_timeout={LOCK_SECONDS * 1000}"
    engine = create_engine(
        address.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        pool_size=5,
        max_overflow=15,
        connect_args={"connect_timeout": 10, "options": limits, "application_name": "prioritizer"},
    )
    return Storage(engine)


def _address(url: str) -> URL:
    if "://" not in url:
        return URL.create("sqlite", database=str(Path(url).expanduser()))
    try:
        address = make_url(url.replace("postgres://", "postgresql://", 1))
        known = address.get_backend_name() in ("sqlite", "postgresql")
    except (ArgumentError, NoSuchModuleError, ValueError):
        known = False
    if not known:
        raise BadInput(
            say(
                "The library's address cannot be read: write sqlite:///FILE or "
                "postgresql://USER@HOST/DATABASE."
            )
        )
    if address.get_backend_name() == "sqlite" and not address.database:
        raise BadInput(say("The library's address names no file: write sqlite:///FILE."))
    return address


def _default_file() -> Path:
    home = Path.home()
    if sys.platform == "win32":
        data = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        data = home / "Library" / "Application Support"
    else:
        data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return data / "prioritizer" / "library.db"


def _sqlite(address: URL) -> Engine:
    file = Path(str(address.database))
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not file.exists():
            file.touch(mode=0o600)  # scenarios are not for the other users of the machine
    except OSError as error:
        raise Unavailable(_cannot_open(str(file), str(error.strerror))) from error
    engine = create_engine(address, connect_args={"timeout": LOCK_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin in `_begin_sqlite` alone
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", True)
    # A transaction that first reads and then writes could find the database changed in between.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _cannot_open(place: str, reason: str) -> str:
    return say(
        "The library at {place} cannot be opened ({reason}). Check that the place exists and may "
        "be written to.",
        place=place,
        reason=reason,
    )


def _sentence(error: DBAPIError) -> str:
    """What a failure of the database means, and what to do about it."""
    original = error.orig
    code = getattr(original, "sqlite_errorcode", 0) & 0xFF
    state = getattr(original, "sqlstate", None) or ""
    if code == sqlite3.SQLITE_FULL or state == "53100":
        return say(
            "The disk of the library is full. Nothing was saved, and what was saved before is "
            "still there. Free some space, then save again; until then, keep this page open or "
            "download the scenario as a workbook."
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) or state in ("55P03", "40P01"):
        return say(
            "The library is busy: another program is writing to it. Nothing was saved. Wait a "
            "moment, then try again."
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM) or state in ("25006", "42501"):
        return say("The library may not be written to. Nothing was saved. Tell the administrator.")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return say(
            "The file of the library is damaged or is no library. Nothing was saved. Tell the "
            "administrator, who can put back a backup."
        )
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR) or _is_lost(state, error):
        return say(
            "The database of the library cannot be reached. Nothing was saved. Check that it runs "
            "and that its disk is there, then try again."
        )
    return say(
        "The database of the library refused: {reason}. Nothing was saved.",
        reason=str(original).strip().splitlines()[0] if str(original).strip() else "?",
    )


def _is_lost(state: str, error: DBAPIError) -> bool:
    if state:
        return state[:2] in ("08", "57") or state.startswith("53")
    return error.connection_invalidated or type(error.orig).__name__ == "OperationalError"
