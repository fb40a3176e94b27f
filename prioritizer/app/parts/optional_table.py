"""A table that a scenario may lack: its editor, or a button that adds it."""

from __future__ import annotations

import streamlit as st

from prioritizer.app import session
from prioritizer.app.parts.column_settings import all_columns
from prioritizer.app.parts.plain import plain
from prioritizer.app.parts.table_editor import edit_table
from prioritizer.language import say
from prioritizer.tables.schema import TABLES


def optional_table(name: str, *, key: str) -> None:
    """Show a table of the open draft for editing, or offer to add it."""
    st.caption(plain(say(TABLES[name].description)))
    draft = session.draft()
    if name in draft.tables:
        edit_table(name, all_columns(draft, name, every=True), key=key)
        return
    st.button(
        say("Add the table {table}", table=plain(name)),
        key=f"add_{name}",
        icon=":material/add:",
        on_click=_add,
        args=(name,),
    )


def _add(name: str) -> None:
    session.speak()
    session.commit(session.draft().with_table(name, ()), say("new table {table}", table=name))
