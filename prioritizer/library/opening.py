"""The library, put together and opened."""

from __future__ import annotations

from prioritizer.library.accounts import Accounts
from prioritizer.library.administering import Administering
from prioritizer.library.keeping import Keeping
from prioritizer.library.migrating import migrate
from prioritizer.library.refusals import Refusal
from prioritizer.library.run_records import RunRecords
from prioritizer.library.scenarios import Scenarios
from prioritizer.library.sharing import Sharing
from prioritizer.library.storage import open_storage
from prioritizer.library.trail import Trail


class Library(Scenarios, Sharing, Accounts, Trail, Keeping, RunRecords, Administering):
    """Scenarios with their versions, the people who work on them, their working copies and runs.

    Every method takes the acting user first and checks what it may do; what it may not raises a
    `Refusal` whose text is for the user. Safe to use from several threads and processes.
    """

    def close(self) -> None:
        """Close the connections to the database; the next call opens them again."""
        self.storage.engine.dispose()


def open_library(url: str | None = None) -> Library:
    """Open the library and bring its tables up to date.

    Args:
        url: `sqlite:///FILE`, a file's path, or `postgresql://USER@HOST/DATABASE`; None for
            `PRIORITIZER_LIBRARY`, and without that a file in the user's data folder.

    Raises:
        BadInput: the URL cannot be read.
        Unavailable: the database cannot be reached, or was written by a newer version.
    """
    library = Library(open_storage(url))
    try:
        migrate(library.storage)
        library.make_local_user()
        library.mark_interrupted()
    except Refusal:
        library.close()
        raise
    return library
