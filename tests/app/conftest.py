"""Fixtures of the tests of the pages that decide."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.deciding import Pages, minimal, pages_with


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pages]:
    """The smallest example, open."""
    yield from pages_with(minimal(), tmp_path, monkeypatch)
