"""Running single pages of the app on a library of the test's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from prioritizer.library import Library, open_library

SECONDS = 60
"""Time for one run of a page; the first one imports much."""

SIGN_IN = {"redirect_uri": "http://127.0.0.1/oauth2callback", "cookie_secret": "x" * 32}

_SCRIPT = """
from prioritizer.app import session
session.begin()
session.current_user()
from prioritizer.app.pages import {page}
{opening}
{page}.page()
"""

_OPENING = """
from tests.library.drafted import small
if not session.is_open():
    session.open_draft(small())
"""


def fresh_library(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """An empty library, which the pages use too."""
    file = folder / "library.db"
    monkeypatch.setenv("PRIORITIZER_LIBRARY", str(file))
    return open_library(str(file))


def page_of(page: str, *, signed_in: dict[str, Any] | None = None, opens: bool = False) -> AppTest:
    """A page, run once.

    Args:
        page: module of prioritizer.app.pages.
        signed_in: claims of the person who signed in; {} for nobody. None: no sign-in at all.
        opens: whether a draft is open that was never saved.
    """
    script = _SCRIPT.format(page=page, opening=_OPENING if opens else "")
    at = AppTest.from_string(script, default_timeout=SECONDS)
    if signed_in is not None:
        at.secrets["auth"] = SIGN_IN
        at.user["is_logged_in"] = bool(signed_in)
        for claim, value in signed_in.items():
            at.user[claim] = value
    at.run()
    assert not at.exception
    return at


def click(at: AppTest, key: str) -> AppTest:
    """Press a button."""
    at.button(key=key).click().run()
    assert not at.exception
    return at


def submit(at: AppTest, label: str) -> AppTest:
    """Press the button of a form."""
    (button,) = [button for button in at.button if button.label == label]
    button.click().run()
    assert not at.exception
    return at


def said(at: AppTest) -> str:
    """What the page says of the last click, markup taken off."""
    texts = [element.value for element in (*at.success, *at.error, *at.info)]
    return "\n".join(texts).replace("\\", "")
