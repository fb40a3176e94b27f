"""Importing a workbook: every fault and every change is shown before anything is replaced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from prioritizer.app import session
from prioritizer.app.parts.fault_list import show_faults
from prioritizer.app.parts.plain import plain
from prioritizer.drafts import Draft
from prioritizer.drafts.changes import Change, changes
from prioritizer.drafts.importing import (
    Imported,
    empty_tables,
    import_workbook,
    without_empty_tables,
)
from prioritizer.language import marked, say, say_count
from prioritizer.tables.workbook_limits import CAREFUL

MOST_CHANGES = 500
"""Changes that are listed; the others are counted."""

_KINDS = {
    "changed": marked("changed"),
    "added": marked("added"),
    "removed": marked("removed"),
}
_READ, _ROUND = "imported_workbook", "import_round"


@dataclass(frozen=True)
class _Read:
    """The workbook that is being looked at, without its bytes."""

    name: str
    imported: Imported


def upload_workbook() -> None:
    """Take a workbook; `preview_import` then shows what is in it."""
    round_ = st.session_state.setdefault(_ROUND, 0)
    st.file_uploader(
        say("An .xlsx workbook with a sheet per table"),
        type=["xlsx"],
        key=f"workbook_{round_}",
        max_upload_size=CAREFUL.packed >> 20,
        on_change=_read_upload,
        args=(f"workbook_{round_}",),
    )


def preview_import() -> None:
    """Show what is in the workbook that was sent, and open it when asked."""
    found = st.session_state.get(_READ)
    if isinstance(found, _Read):
        with st.container(border=True):
            _preview(found)


def _read_upload(key: str) -> None:
    session.speak()
    upload = st.session_state.get(key)
    if upload is None:
        st.session_state.pop(_READ, None)
        return
    st.session_state[_READ] = _Read(upload.name, import_workbook(upload.getvalue(), upload.name))
    # a new widget in its place: the server no longer holds the file
    st.session_state[_ROUND] += 1


def _forget() -> None:
    st.session_state.pop(_READ, None)


def _preview(found: _Read) -> None:
    imported = found.imported
    st.markdown(f"**{plain(found.name)}**")
    show_faults(imported.faults, key="import_faults")
    if imported.draft is None:
        st.markdown(say("Nothing was opened, and your work is as it was."))
        st.button(say("Close"), key="import_close", on_click=_forget)
        return
    draft = imported.draft
    if imported.lost:
        names = plain(", ".join(imported.lost))
        st.warning(say("These sheets cannot be read and are left out: {names}", names=names))
    if empty := empty_tables(draft):
        names = plain(", ".join(empty))
        if st.checkbox(
            say("Leave out the sheets without rows ({names})", names=names),
            value=True,
            key="import_without_empty",
        ):
            draft = without_empty_tables(draft)
    if not imported.faults:
        st.success(_contents(draft), icon=":material/check_circle:")
    else:
        st.markdown(say("You can open it as it is and repair the faults on the page Data."))
    _compared(draft)
    _decide(draft)


def _contents(draft: Draft) -> str:
    rows = sum(map(len, draft.tables.values()))
    return say(
        "{tables} tables with {rows} rows, without a fault.", tables=len(draft.tables), rows=rows
    )


def _compared(draft: Draft) -> None:
    if not session.is_open():
        return
    found = changes(session.draft(), draft)
    if not found:
        st.markdown(say("It says the same as the open scenario."))
        return
    title = say_count(
        "{count} change to the open scenario", "{count} changes to the open scenario", len(found)
    )
    with st.expander(title):
        show_changes(found)


def show_changes(found: Sequence[Change], *, key: str = "changes") -> None:
    """Show changes as a table: where, what it was, what it becomes."""
    listed = found[:MOST_CHANGES]
    frame = pd.DataFrame(
        {
            say("Table"): [change.table for change in listed],
            say("Row"): [change.row for change in listed],
            say("Column"): [change.column for change in listed],
            say("Before"): [change.before for change in listed],
            say("After"): [change.after for change in listed],
            say("What happens"): [say(_KINDS[change.kind]) for change in listed],
        }
    )
    st.dataframe(frame, hide_index=True, key=key, alt=say("Changes"))
    if len(found) > MOST_CHANGES:
        st.caption(say("... and {count} more.", count=len(found) - MOST_CHANGES))


def _decide(draft: Draft) -> None:
    with st.container(horizontal=True):
        st.button(
            say("Open as a scenario of its own"),
            type="primary",
            key="import_open",
            on_click=_open,
            args=(draft,),
        )
        if session.is_open():
            st.button(
                say("Replace the open scenario (can be undone)"),
                key="import_replace",
                on_click=_replace,
                args=(draft,),
            )
        st.button(say("Cancel"), key="import_cancel", on_click=_forget)


def _open(draft: Draft) -> None:
    _forget()
    session.open_draft(draft)


def _replace(draft: Draft) -> None:
    _forget()
    session.commit(draft, say("Import of a workbook"))
