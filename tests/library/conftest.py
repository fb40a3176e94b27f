"""Libraries for the tests, on SQLite and on a real PostgreSQL server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from prioritizer.library import Library, User, local_user, open_library
from tests.library.servers import REQUIRED, NoServer, postgresql


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    try:
        with postgresql() as url:
            yield url
    except NoServer as reason:
        if REQUIRED:
            raise
        pytest.skip(str(reason))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'library.db'}"
    server: str = request.getfixturevalue("postgresql_server")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return server


@pytest.fixture
def library(url: str) -> Iterator[Library]:
    opened = open_library(url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_library(tmp_path: Path) -> Iterator[Library]:
    """For what is the same on every database."""
    opened = open_library(str(tmp_path / "library.db"))
    yield opened
    opened.close()


@pytest.fixture
def administrator() -> User:
    return local_user()
