"""The head of a page: its title, how to use it, and what the last edit asks about."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from prioritizer.app import session
from prioritizer.app.parts.plain import plain
from prioritizer.language import say


def page_head(title: str, how_to: Sequence[str]) -> None:
    """Show the title of a page and a fold-out that tells how to use it.

    Args:
        title: in the language in use.
        how_to: sentences, one step each.
    """
    st.title(title, anchor=False)
    with st.expander(say("How to use this page"), icon=":material/help:"):
        st.markdown("\n".join(f"{number}. {step}" for number, step in enumerate(how_to, 1)))
    if trouble := session.keeping_trouble():
        st.error(plain(trouble), icon=":material/error:")
    for note in session.take_notes():
        st.warning(plain(note), icon=":material/help:")


def needs_scenario() -> bool:
    """Whether a scenario is open; says what to do where none is."""
    if session.is_open():
        return True
    st.info(say("No scenario is open. Open one on the page Home."), icon=":material/info:")
    return False
