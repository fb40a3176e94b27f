"""Undo and redo over all pages."""

from __future__ import annotations

import streamlit as st

from prioritizer.app import session
from prioritizer.language import say


def undo_buttons() -> None:
    """Show two buttons that take back the last step and do it again."""
    history = session.history()
    back, again = history.undone_next, history.redone_next
    with st.container(horizontal=True):
        st.button(
            say("Undo"),
            icon=":material/undo:",
            key="undo",
            disabled=back is None,
            help=say("Takes back: {step}", step=back) if back else None,
            on_click=session.undo,
        )
        st.button(
            say("Redo"),
            icon=":material/redo:",
            key="redo",
            disabled=again is None,
            help=say("Does again: {step}", step=again) if again else None,
            on_click=session.redo,
        )
