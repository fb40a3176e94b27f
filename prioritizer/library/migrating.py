"""Bringing a database to the tables that this version of the package works with."""

from __future__ import annotations

from importlib.resources import files

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text

from prioritizer.language import say
from prioritizer.library.refusals import Unavailable
from prioritizer.library.schema import metadata
from prioritizer.library.storage import Storage

_ADVISORY_LOCK = 760_214_338  # any number that other programs do not use


def migrate(storage: Storage) -> None:
    """Run the migrations that the database lacks, all or none.

    Raises:
        Unavailable: the database was written by a newer version of the package.
    """
    with storage.reading() as connection:
        if revision_of(connection) == newest_revision():
            return
    with storage.writing() as connection:
        if connection.dialect.name == "postgresql":  # two servers may start at once
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})"))
        upgrade(connection)


def upgrade(connection: Connection) -> None:
    """Run the migrations that the database lacks, within the connection's transaction."""
    scripts = _scripts()
    before = revision_of(connection)
    try:
        scripts.get_revision(before or "base")
    except CommandError as error:
        raise Unavailable(
            say(
                "The library was written by a newer version of this program. Update the program; "
                "nothing was changed."
            )
        ) from error
    with EnvironmentContext(
        Config(),
        scripts,
        fn=lambda revision, _: scripts._upgrade_revs("head", revision),
    ) as environment:
        environment.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
        environment.run_migrations()


def revision_of(connection: Connection) -> str | None:
    """The revision that a database is at; None where it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


def newest_revision() -> str | None:
    """The revision that this version of the package works with."""
    return _scripts().get_current_head()


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(files("prioritizer.library") / "migrations"))
