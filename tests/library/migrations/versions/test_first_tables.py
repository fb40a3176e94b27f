from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

from prioritizer.library.migrations.versions import first_tables
from prioritizer.library.schema import metadata
from prioritizer.library.storage import open_storage


def test_it_makes_the_tables_and_drops_them_again(url: str) -> None:
    storage = open_storage(url)
    with storage.writing() as connection:
        with Operations.context(MigrationContext.configure(connection)):
            first_tables.upgrade()
            assert set(inspect(connection).get_table_names()) == set(metadata.tables)
            first_tables.downgrade()
        assert inspect(connection).get_table_names() == []
    storage.engine.dispose()
