from importlib import import_module
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from prioritizer.app.main import ICON, PAGES
from tests.app.editing_pages import again
from tests.app.library_pages import SECONDS, fresh_library


@pytest.fixture(autouse=True)
def _own_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh_library(tmp_path, monkeypatch)


def test_the_first_page_comes_with_the_sidebar() -> None:
    at = AppTest.from_file(
        str(Path(__file__).resolve().parents[2] / "app.py"), default_timeout=SECONDS
    )
    again(at)
    assert at.title[0].value == "Prioritizer"
    assert at.sidebar.selectbox[0].label == "Language"
    at.button(key="open_example").click()
    again(at)
    assert "Mexico" in at.sidebar.markdown[0].value


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.path)
def test_every_page_in_the_menu_is_there(entry: object) -> None:
    assert callable(import_module(f"prioritizer.app.pages.{entry.path}").page)  # type: ignore[attr-defined]


def test_addresses_differ_and_the_icon_is_a_file() -> None:
    paths = [entry.path for entry in PAGES]
    assert len(set(paths)) == len(paths)
    assert ICON.read_bytes().startswith(b"\x89PNG")
