"""The sidebar: language, number style, and what is open."""

from __future__ import annotations

import streamlit as st

from prioritizer.app import session
from prioritizer.app.parts.account import show_account
from prioritizer.app.parts.money_unit import money_unit
from prioritizer.app.parts.patient_clicks import patient_clicks
from prioritizer.app.parts.plain import plain
from prioritizer.language import LANGUAGES, NUMBER_STYLES, say, say_count
from prioritizer.library import Refusal


def sidebar() -> None:
    """Draw the sidebar of every page."""
    with st.sidebar:
        if session.is_open():
            _open_scenario()
        _languages()
        show_account()
        patient_clicks()


def _languages() -> None:
    st.selectbox(
        say("Language"),
        list(LANGUAGES),
        key="language",
        format_func=lambda code: LANGUAGES[code],
    )
    st.selectbox(
        say("Numbers"),
        list(NUMBER_STYLES),
        key="number_style",
        format_func=lambda style: NUMBER_STYLES[style],
    )


def _open_scenario() -> None:
    draft = session.draft()
    called = draft.title or say("Untitled scenario")
    title = _title_in_the_library() or called
    st.markdown(f"**{plain(title)}**")
    if title != called:
        st.caption(say("called “{title}” in its tables", title=plain(called)))
    lines = [_version()]
    if kept := session.kept_at():
        lines.append(say("saved {time}", time=f"{kept.astimezone():%H:%M}"))
    st.caption(" · ".join(lines))
    st.caption(say("Amounts in {unit}", unit=plain(money_unit(draft))))
    if faults := draft.faults():
        count = say_count("{count} fault to repair", "{count} faults to repair", len(faults))
        st.caption(f":material/error: {count}")


def _title_in_the_library() -> str:
    """What the library calls the open scenario, whoever renamed it; "" where it is not there."""
    entry = session.entry_id()
    try:
        return session.library().entry(session.current_user(), entry).title if entry else ""
    except Refusal:
        return ""


def _version() -> str:
    version = session.based_on()
    if version is None:
        return say("not yet in the library")
    if session.is_saved():
        return say("version {number}", number=version)
    return say("version {number}, changed since", number=version)
