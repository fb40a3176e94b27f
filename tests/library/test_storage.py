import sqlite3
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from prioritizer.library import BadInput, Library, Unavailable, local_user, open_library, storage
from prioritizer.library.storage import open_storage
from tests.library.drafted import small


def fill_the_disk(library: Library) -> None:
    """Let the database grow by a few pages and no more."""
    library.close()

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 4}")

    event.listen(library.storage.engine, "connect", limit)


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    url = str(tmp_path / "library.db")
    library = open_library(url)
    entry = library.create(local_user(), "Plan", small().to_json())
    library.keep_work(local_user(), "work")
    fill_the_disk(library)
    noise = "".join(f"{number**7:x}" for number in range(40_000))  # does not compress away
    large = small().with_cell("funding", 0, "notes", noise)
    with pytest.raises(Unavailable, match=r"disk of the library is full\. Nothing was saved"):
        library.save(local_user(), entry.id, large.to_json(), based_on=1)
    with pytest.raises(Unavailable, match="full"):
        library.keep_work(local_user(), noise)
    assert library.entry(local_user(), entry.id).version == 1
    library.close()
    later = open_library(url)  # with space again
    assert later.load(local_user(), entry.id)[1] == small().to_json()
    work = later.work(local_user())
    assert work is not None
    assert work.history_json == "work"
    assert later.save(local_user(), entry.id, large.to_json(), based_on=1).number == 2
    later.close()


def test_a_locked_database_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "LOCK_SECONDS", 0)
    library = open_library(str(tmp_path / "library.db"))
    other = sqlite3.connect(tmp_path / "library.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable, match="busy"):
        library.create(local_user(), "Plan", small().to_json())
    assert library.scenarios(local_user()) == []  # reading goes on
    other.close()
    library.create(local_user(), "Plan", small().to_json())
    library.close()


def test_what_is_raised_in_a_transaction_undoes_it(library: Library) -> None:
    def write_and_fail() -> None:
        with library.storage.writing() as connection:
            library._note_event(connection, local_user(), "archived", None)
            raise KeyError

    with pytest.raises(KeyError):
        write_and_fail()
    assert library.administration(local_user()) == []


def test_a_file_that_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a database " * 100)
    with pytest.raises(Unavailable, match="damaged or is no library"):
        open_library(str(tmp_path / "notes.txt"))
    assert (tmp_path / "notes.txt").read_text().startswith("not a database")


def test_a_place_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Unavailable, match="cannot be opened"):
        open_library(str(tmp_path / "file" / "library.db"))


@pytest.mark.parametrize(
    "url", ["mysql://a@b/c", "sqlite://", "nonsense://x", "://", "postgresql://host:port/x"]
)
def test_addresses_of_no_library(url: str) -> None:
    with pytest.raises(BadInput, match="address"):
        open_storage(url)


def test_a_server_that_does_not_answer(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="cannot be reached"):
        open_library(f"postgresql://nobody@/nothing?host={tmp_path}")


def test_a_server_that_was_restarted_is_found_again(postgresql_server: str) -> None:
    library = open_library(postgresql_server)
    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE application_name = 'prioritizer'"
        )
    assert library.limits().scenarios_per_user == 500
    library.close()


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("53100", "full"),
        ("55P03", "busy"),
        ("25006", "may not be written"),
        ("57P01", "cannot be reached"),
        ("53300", "cannot be reached"),
        ("22001", "refused: too long"),
    ],
)
def test_what_a_server_says(state: str, sentence: str) -> None:
    class Fault(psycopg.Error):
        sqlstate = state

    error = OperationalError("INSERT", {}, Fault("too long\nDETAIL: secret"))
    assert sentence in storage._sentence(error)
    assert "secret" not in storage._sentence(error)
