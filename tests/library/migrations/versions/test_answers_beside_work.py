from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from prioritizer.library.migrations.versions import answers_beside_work, first_tables
from prioritizer.library.storage import open_storage

USER = "INSERT INTO users VALUES ('u', 'u@x.org', 'U', 'planner', true, '[]', '[]', :now, :now)"
WORK = "INSERT INTO work VALUES ('u', 'slot', :history, NULL, NULL, 'Plan', :now)"


def columns(connection: Connection) -> set[str]:
    return {column["name"] for column in inspect(connection).get_columns("work")}


def test_the_column_comes_and_goes_and_work_stays(url: str) -> None:
    storage = open_storage(url)
    now = "2026-01-01 00:00:00"
    with (
        storage.writing() as connection,
        Operations.context(MigrationContext.configure(connection)),
    ):
        first_tables.upgrade()
        before = columns(connection)
        connection.execute(text(USER), {"now": now})
        connection.execute(text(WORK), {"now": now, "history": b"x"})
        answers_beside_work.upgrade()
        kept = connection.execute(text("SELECT title, answers FROM work")).one()
        assert tuple(kept) == ("Plan", None)
        answers_beside_work.downgrade()
        assert columns(connection) == before
        assert connection.execute(text("SELECT title FROM work")).scalar_one() == "Plan"
        first_tables.downgrade()
    storage.engine.dispose()
