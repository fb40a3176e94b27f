import stat
from pathlib import Path

import pytest

from prioritizer.library import local_user, open_library
from tests.library.drafted import small


def test_by_default_it_is_a_file_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PRIORITIZER_LIBRARY", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    library = open_library()
    library.create(local_user(), "Plan", small().to_json())
    library.close()
    file = tmp_path / "prioritizer" / "library.db"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_environment_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRIORITIZER_LIBRARY", f"sqlite:///{tmp_path / 'here' / 'a.db'}")
    open_library().close()
    assert (tmp_path / "here" / "a.db").exists()


def test_opening_again_finds_what_was_kept(url: str) -> None:
    library = open_library(url)
    entry = library.create(local_user(), "Plan", small().to_json())
    library.close()
    again = open_library(url)
    assert again.scenarios(local_user()) == [entry]
    again.close()
