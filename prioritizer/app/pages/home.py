"""The first page: open, import, begin or resume a scenario in one click."""

from __future__ import annotations

import streamlit as st

from prioritizer.app import session
from prioritizer.app.parts import page_head, plain
from prioritizer.app.parts.import_preview import preview_import, upload_workbook
from prioritizer.drafts import Draft
from prioritizer.drafts.templates import EXAMPLE, START, empty_workbook, example_path, examples
from prioritizer.language import date_text, say
from prioritizer.library import Refusal, Work
from prioritizer.tables.read import read_scenario

MOST_SHOWN = 5
"""Working copies that are offered to resume."""


def page() -> None:
    """Draw the page."""
    page_head(
        say("Prioritizer"),
        (
            say("Open the example to look around, or import your own workbook."),
            say("On the pages under Plan, change costs, budgets, rules, goals and politics."),
            say("Under Decide, run the optimiser and look at the plan and its reasons."),
            say("Take the answer away as a workbook or a report."),
        ),
    )
    st.markdown(
        say(
            "Which reforms to start, where and when, under the money, the capacity and the "
            "politics there is."
        )
    )
    if session.is_open():
        _open_now()
    preview_import()
    left, right = st.columns(2)
    with left:
        _example()
        _resume()
    with right:
        _import()
        _new()


def _open_now() -> None:
    title = session.draft().title or say("Untitled scenario")
    st.success(say("Open: {title}", title=plain(title)), icon=":material/folder_open:")


def _example() -> None:
    with st.container(border=True):
        st.subheader(say("Look at an example"), anchor=False)
        st.markdown(
            say("Police and justice reform in Mexico, 2027 to 2029: 38 interventions, 4 funders.")
        )
        st.button(
            say("Open the Mexican example"),
            type="primary",
            icon=":material/play_arrow:",
            key="open_example",
            on_click=open_example,
            args=(EXAMPLE,),
        )
        others = [name for name in examples() if name != EXAMPLE]
        with st.popover(say("Other examples")):
            for name in others:
                st.button(name, key=f"open_{name}", on_click=open_example, args=(name,))


def open_example(name: str) -> None:
    """Open an example as a new working copy."""
    session.open_draft(Draft.of(read_scenario(example_path(name))))


def _import() -> None:
    with st.container(border=True):
        st.subheader(say("Import a workbook"), anchor=False)
        upload_workbook()


def _new() -> None:
    with st.container(border=True):
        st.subheader(say("Begin a new scenario"), anchor=False)
        st.markdown(
            say("Fill in the empty workbook and import it, or change the smallest example.")
        )
        st.download_button(
            say("Download the empty workbook"),
            empty_workbook,
            file_name="prioritizer-template.xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            icon=":material/download:",
            key="template",
            on_click="ignore",
        )
        st.button(
            say("Start from the smallest example"),
            icon=":material/add:",
            key="open_start",
            on_click=open_example,
            args=(START,),
        )


def _resume() -> None:
    with st.container(border=True):
        st.subheader(say("Resume your work"), anchor=False)
        try:
            kept = session.library().works(session.current_user())
        except Refusal as refusal:
            st.error(plain(refusal))
            return
        if not kept:
            st.markdown(say("Nothing yet: every edit is kept here by itself."))
        for work in kept[:MOST_SHOWN]:
            st.button(
                _work_label(work),
                key=f"resume_{work.slot}",
                icon=":material/history:",
                on_click=session.resume,
                args=(work.slot,),
            )


def _work_label(work: Work) -> str:
    title = work.title or say("Untitled scenario")
    return plain(f"{title[:60]} ({date_text(work.kept_at.astimezone())})")
