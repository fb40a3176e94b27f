"""A text area for a block copied from a spreadsheet, with a look before it is taken."""

from __future__ import annotations

import streamlit as st

from prioritizer.app import session
from prioritizer.app.parts.fault_list import show_faults
from prioritizer.app.parts.import_preview import show_changes
from prioritizer.app.parts.plain import plain
from prioritizer.drafts import Draft
from prioritizer.drafts.changes import changes
from prioritizer.drafts.pasting import PasteError, paste
from prioritizer.language import NUMBER_STYLES, say
from prioritizer.tables.schema import TABLES


def paste_box(name: str) -> None:
    """Let the user paste rows into a table of the open draft."""
    needed = "  ".join(TABLES[name].needed)
    st.markdown(
        say(
            "Copy cells from a spreadsheet, with the names of the columns in the first line "
            "(such as: {columns}), and paste them here. Rows that are in the table already are "
            "changed, others are added.",
            columns=plain(needed),
        )
    )
    text = st.text_area(say("Cells"), key=f"paste_{name}", height=160)
    style = st.selectbox(
        say("How numbers are written in these cells"),
        list(NUMBER_STYLES),
        index=list(NUMBER_STYLES).index(session.number_style()),
        format_func=lambda style: NUMBER_STYLES[style],
        key=f"paste_style_{name}",
    )
    replace = st.checkbox(say("Replace all rows of the table"), key=f"paste_all_{name}")
    if not text.strip():
        return
    try:
        pasted = paste(session.draft(), name, text, style, replace=replace)
    except PasteError as error:
        st.error(plain(error))
        return
    _preview(name, pasted.draft)


def _preview(name: str, after: Draft) -> None:
    found = changes(session.draft(), after)
    if not found:
        st.info(say("These cells say what the table says already."))
        return
    show_changes(found, key=f"paste_changes_{name}")
    show_faults([fault for fault in after.faults() if fault.table == name], key="paste_faults")
    st.button(
        say("Take these cells"),
        type="primary",
        key=f"paste_take_{name}",
        on_click=_take,
        args=(name, after),
    )


def _take(name: str, after: Draft) -> None:
    session.commit(after, say("cells pasted into {table}", table=name))
    st.session_state[f"paste_{name}"] = ""
