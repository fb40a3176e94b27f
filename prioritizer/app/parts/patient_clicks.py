"""Clicks that would leave a page before the server knows of the last edit wait for it.

A grid of Streamlit 1.67 tells the server of an edit 150 ms after it; what leaves the page sooner
loses the edit, and a press beside an open cell editor closes the editor but is no click. (Seen:
Enter and a click on the menu within 50 ms lost the edit every time.)
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

SCRIPT = Path(__file__).with_suffix(".html")
"""What the browser runs: it holds back a click within 300 ms of an edit."""


def patient_clicks() -> None:
    """Let clicks wait for edits, on every page."""
    st.html(SCRIPT, unsafe_allow_javascript=True)
