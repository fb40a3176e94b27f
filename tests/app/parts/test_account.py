from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.library_pages import SECONDS, SIGN_IN, fresh_library
from tests.library.drafted import donor

SCRIPT = """
from prioritizer.app.parts.account import show_account
show_account()
"""


def test_nothing_is_shown_where_nobody_signs_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh_library(tmp_path, monkeypatch)
    at = AppTest.from_string(SCRIPT, default_timeout=SECONDS).run()
    assert not at.exception
    assert (len(at.caption), len(at.button)) == (0, 0)


def test_name_role_and_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dora = donor(fresh_library(tmp_path, monkeypatch))
    at = AppTest.from_string(SCRIPT, default_timeout=SECONDS)
    at.secrets["auth"] = SIGN_IN
    at.user["is_logged_in"] = True
    at.user["email"] = dora.email
    at.user["name"] = "Dora *"
    at.run()
    assert not at.exception
    assert at.caption[0].value == "Dora \\*, donor"
    assert at.button(key="sign_out").label == "Sign out"
