"""The sidebar: language, number style, and what is open."""

from __future__ import annotations

import streamlit as st

from prioritizer.app import session
from prioritizer.app.parts.account import show_account
from prioritizer.app.parts.money_unit import money_unit
from prioritizer.app.parts.patient_clicks import patient_clicks
from prioritizer.app.parts.plain import plain
from prioritizer.language import LANGUAGES, NUMBER_STYLES, say, say_count


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
    st.markdown(f"**{plain(draft.title or say('Untitled scenario'))}**")
    lines = [_version()]
    if kept := session.kept_at():
        lines.append(say("saved {time}", time=f"{kept.astimezone():%H:%M}"))
    st.caption(" · ".join(lines))
    st.caption(say("Amounts in {unit}", unit=plain(money_unit(draft))))
    if faults := draft.faults():
        count = say_count("{count} fault to repair", "{count} faults to repair", len(faults))
        st.caption(f":material/error: {count}")


def _version() -> str:
    version = session.based_on()
    if version is None:
        return say("not yet in the library")
    if session.is_saved():
        return say("version {number}", number=version)
    return say("version {number}, changed since", number=version)
