"""The glossary and the keys."""

from pathlib import Path

import pytest

from prioritizer.app.pages import help as help_page
from prioritizer.language import speaking
from tests.app.library_pages import fresh_library, page_of


def test_the_page_has_glossary_and_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh_library(tmp_path, monkeypatch)
    at = page_of("help")
    words, keys = at.table
    assert len(words.value) == len(help_page.GLOSSARY)
    assert len(keys.value) == len(help_page.KEYS)
    assert any("does not reach the tables" in caption.value for caption in at.caption)


def test_every_word_stands_in_both_languages() -> None:
    english = help_page.glossary()
    with speaking("es"):
        spanish = help_page.glossary()
    assert list(english["English"]) == sorted(english["English"], key=str.casefold)
    assert list(spanish["Español"]) == sorted(spanish["Español"], key=str.casefold)
    pairs = dict(zip(english["English"], english["Español"], strict=True))
    assert pairs["current expenditure"] == "gasto corriente"
    assert pairs["baseline"] == "línea base"
    assert all(pairs.values())
