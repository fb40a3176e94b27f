"""Parts are run on a library of the test's own."""

from pathlib import Path

import pytest

from tests.app.library_pages import fresh_library


@pytest.fixture(autouse=True)
def _own_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh_library(tmp_path, monkeypatch)
