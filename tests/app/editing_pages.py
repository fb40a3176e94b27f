"""Running the pages that edit, with a case open, on a library of the test's own."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest

from prioritizer.drafts import Draft
from tests.app.library_pages import SECONDS

_SCRIPT = """
import streamlit as st
from prioritizer.app import session
session.begin()
if not session.is_open() and {case!r}:
    from tests.drafts.drafted import drafted
    session.open_draft(drafted({case!r}))
{lines}
"""


def run(lines: str, case: str = "minimal") -> AppTest:
    """Run lines of a script with a case open ("" for none), once."""
    at = AppTest.from_string(_SCRIPT.format(case=case, lines=lines), default_timeout=SECONDS)
    return again(at)


def page(name: str, case: str = "minimal", more: str = "") -> AppTest:
    """Run a page with a case open, once; `more` are lines of script after it."""
    return run(f"from prioritizer.app.pages import {name}\n{name}.page()\n{more}", case)


def again(at: AppTest) -> AppTest:
    """Run once more."""
    at.run()
    assert not at.exception, at.exception
    return at


def click(at: AppTest, key: str) -> AppTest:
    """Press a button."""
    at.button(key=key).click()
    return again(at)


def draft(at: AppTest) -> Draft:
    """The open draft."""
    present: Draft = at.session_state["history"].present
    return present


def labels(at: AppTest) -> list[str]:
    """What was done, as undo tells it."""
    return [step.label for step in at.session_state["history"].steps[1:]]


def texts(at: AppTest) -> str:
    """What the page says, markup taken off."""
    parts: list[Any] = [*at.title, *at.markdown, *at.caption, *at.error, *at.warning, *at.info,
                        *at.success, *at.subheader]  # fmt: skip
    return "\n".join(str(part.value) for part in parts).replace("\\", "")
