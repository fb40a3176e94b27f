"""Who is signed in, and the way out."""

from __future__ import annotations

import streamlit as st

from prioritizer.app.parts.plain import plain
from prioritizer.app.signing_in import current_user, needs_sign_in
from prioritizer.language import say
from prioritizer.library import ROLES


def show_account() -> None:
    """Show who is signed in; nothing where nobody signs in."""
    if not needs_sign_in():
        return
    user = current_user()
    role = say(ROLES[user.role])
    st.caption(say("{name}, {role}", name=plain(user.shown_name), role=role))
    st.button(say("Sign out"), key="sign_out", on_click=st.logout, icon=":material/logout:")
