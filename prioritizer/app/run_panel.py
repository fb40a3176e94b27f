"""Start a computation, watch it, cancel it: the part that the pages under Decide share.

The only part of the app that refreshes by itself; it never stands on a page with an editor.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from prioritizer.app import running, session
from prioritizer.app.parts import plain, stale_mark
from prioritizer.app.words import KINDS, STATES, moment_lines
from prioritizer.language import percent_text, say
from prioritizer.language.terms import term
from prioritizer.runs import RunState
from prioritizer.runs.state import CANCELLED, DIED, FAILED
from prioritizer.scenario import Scenario

EVERY = 0.5
"""Seconds between two looks at a run."""


def run_button(
    label: str,
    kind: str,
    scenario: Scenario,
    options: Mapping[str, Any],
    *,
    beside: Mapping[str, Scenario] | None = None,
    again: bool = False,
    is_main: bool = True,
) -> None:
    """A button that starts a computation; off while one of its kind is waiting or computing."""
    state = running.asked(kind)
    is_busy = state is not None and not state.has_ended
    st.button(
        label,
        key=f"run_{kind}",
        type="primary" if is_main else "secondary",
        icon=":material/play_arrow:",
        disabled=is_busy,
        on_click=_ask,
        args=(kind, scenario, dict(options), dict(beside or {}), again),
    )


def _ask(
    kind: str,
    scenario: Scenario,
    options: Mapping[str, Any],
    beside: Mapping[str, Scenario],
    again: bool,
) -> None:
    try:
        running.ask(kind, scenario, options, beside=beside, again=again)
    except ValueError as refusal:
        st.session_state["run_refused"] = str(refusal)


def follow(*kinds: str) -> RunState | None:
    """Show where the newest run of some kinds stands, until it has ended; its state."""
    if refused := st.session_state.pop("run_refused", None):
        st.error(plain(refused))
    state = running.asked(*kinds)
    if state is None:
        return None
    if not state.has_ended:
        _watch(state.run_id)
    elif state.state != "done" or state.message:
        _ending(state)
    return state


def answer_shown(kind: str) -> running.Answered | None:
    """Follow the newest run of a kind; the newest answer, marked where it is stale."""
    follow(kind)
    found = running.answered(kind)
    if found is not None:
        stale_mark(found.scenario.digest)
    return found


@st.fragment(run_every=EVERY)
def _watch(run_id: str) -> None:
    """Progress and Cancel; when the run has ended, the whole page is drawn again."""
    session.speak()
    state = running.runs().state(run_id)
    if state.has_ended:
        st.rerun()
    with st.container(border=True):
        st.markdown(f"**{plain(term(KINDS, state.kind))}** — {plain(term(STATES, state.state))}")
        _bar(state)
        for line in moment_lines(state):
            st.markdown(plain(line))
        st.button(
            say("Cancel and keep the best found"),
            key=f"cancel_{state.kind}",
            icon=":material/stop_circle:",
            on_click=_cancel,
            args=(run_id,),
        )


def _cancel(run_id: str) -> None:
    running.runs().cancel(run_id, session.current_user().id)


def _bar(state: RunState) -> None:
    """How far it is: by parts, else by how near the best plan is to the bound."""
    moment = state.progress
    if moment.total:
        st.progress(min(max(moment.done / moment.total, 0.0), 1.0))
    elif moment.gap is not None:
        st.progress(1 - min(max(moment.gap, 0.0), 1.0), text=percent_text(moment.gap, 2))


def _ending(state: RunState) -> None:
    """Why a run ended without an answer, or early."""
    words = plain(state.message)
    if state.state == CANCELLED and state.has_result:
        st.info(
            say("Cancelled. What was found until then is kept and shown."),
            icon=":material/stop_circle:",
        )
    elif state.state == CANCELLED:
        st.info(say("Cancelled before anything was found."), icon=":material/stop_circle:")
    elif state.state == FAILED:
        st.error(say("This cannot be computed: {why}", why=words), icon=":material/error:")
    elif state.state == DIED:
        st.error(
            say(
                "The process that computed this was ended, perhaps for want of memory. Nothing "
                "else is lost; start it again, or try a test run first."
            ),
            icon=":material/error:",
        )
    elif words:
        st.warning(words, icon=":material/warning:")
