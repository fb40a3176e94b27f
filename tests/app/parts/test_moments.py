from streamlit.testing.v1 import AppTest

from tests.app.library_pages import SECONDS

SCRIPT = """
import datetime
import streamlit as st
from prioritizer.app.parts.moments import moment_text
st.text(moment_text(datetime.datetime(2026, 3, 1, 2, 30, tzinfo=datetime.UTC)))
"""


def shown(zone: str | None) -> str:
    at = AppTest.from_string(SCRIPT, default_timeout=SECONDS)
    if zone:
        at.context["timezone"] = zone
    at.run()
    assert not at.exception
    return at.text[0].value.replace("\u202f", " ")


def test_moments_are_told_where_the_reader_is() -> None:
    assert shown("America/Mexico_City") == "2/28/26, 8:30 PM"


def test_an_unknown_zone_is_utc() -> None:
    assert shown("Nowhere/Else") == shown(None) == "3/1/26, 2:30 AM"
