import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from prioritizer.library import Unavailable, local_user, open_library
from prioritizer.library.migrating import migrate, newest_revision, revision_of
from prioritizer.library.schema import metadata
from prioritizer.library.storage import open_storage
from tests.library.drafted import small


def test_from_nothing_to_the_tables_that_are_declared(url: str) -> None:
    storage = open_storage(url)
    with storage.reading() as connection:
        assert revision_of(connection) is None
    migrate(storage)
    with storage.reading() as connection:
        assert revision_of(connection) == newest_revision()
        found = set(inspect(connection).get_table_names())
        assert found == {*metadata.tables, "alembic_version"}
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    storage.engine.dispose()


def test_migrating_again_changes_nothing(url: str) -> None:
    library = open_library(url)
    entry = library.create(local_user(), "kept", small().to_json())
    library.close()
    storage = open_storage(url)
    with storage.reading() as connection:
        before = revision_of(connection)
    migrate(storage)
    with storage.reading() as connection:
        assert revision_of(connection) == before == newest_revision()
    storage.engine.dispose()
    library = open_library(url)
    assert [found.id for found in library.scenarios(local_user())] == [entry.id]
    library.close()


def test_a_library_of_a_newer_program_is_left_alone(url: str) -> None:
    storage = open_storage(url)
    migrate(storage)
    with storage.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Unavailable, match="newer version of this program"):
        open_library(url)
    with storage.reading() as connection:
        assert revision_of(connection) == "9999"
    storage.engine.dispose()
