"""Every table of the scenario: edit, paste, add, remove, and take away as a workbook."""

from __future__ import annotations

import streamlit as st

from prioritizer.app import session
from prioritizer.app.parts import needs_scenario, page_head, plain, show_faults, undo_buttons
from prioritizer.app.parts.column_settings import all_columns, header, help_text
from prioritizer.app.parts.paste_box import paste_box
from prioritizer.app.parts.settings_form import settings_form
from prioritizer.app.parts.table_editor import edit_table
from prioritizer.app.parts.workbook_download import workbook_download
from prioritizer.drafts import Draft
from prioritizer.language import say, say_count
from prioritizer.tables.faults import SETTINGS_TABLE
from prioritizer.tables.schema import TABLES

MOST_ROWS_SHOWN = 2_000
"""Rows that an editor shows at once; more are reached by searching."""


def page() -> None:
    """Draw the page."""
    page_head(
        say("Data"),
        (
            say("Choose a table. A star marks columns that must be filled in."),
            say("Click a cell and press Enter to edit it; Enter again keeps it, Escape does not."),
            say("Add a row in the last, empty line; tick rows at the left and press Delete."),
            say("To paste many cells, use the tab Paste: there you choose the number style."),
            say("Faults are listed below the table. Half-finished work is kept all the same."),
        ),
    )
    if not needs_scenario():
        return
    undo_buttons()
    draft = session.draft()
    name = _choose(draft)
    if name == SETTINGS_TABLE:
        settings_form()
        show_faults([fault for fault in session.faults() if fault.table == name])
    elif name not in TABLES:
        _unknown(name)
    else:
        _table(name)
    _others(name)
    _more(draft)


def _choose(draft: Draft) -> str:
    names = [SETTINGS_TABLE, *(name for name in TABLES if name in draft.tables)]
    names += [name for name in draft.tables if name not in TABLES]
    chosen = st.session_state.get("chosen_table")
    if chosen not in names:
        chosen = "interventions" if "interventions" in names else names[0]
    # the widget forgets its choice when its page is left
    if st.session_state.get("table_choice") not in names:
        st.session_state["table_choice"] = chosen
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        name: str = st.selectbox(
            say("Table"),
            names,
            key="table_choice",
            format_func=described,
        )
    with right, st.popover(say("Add a table"), icon=":material/add:"):
        _add_table(draft)
    st.session_state["chosen_table"] = name
    return name


def described(name: str) -> str:
    """A table with what is in it; the same whatever its rows, since a list finds it by that."""
    if name == SETTINGS_TABLE:
        return say("scenario: title, years, currency and other settings")
    return f"{name}: {say(TABLES[name].description)}" if name in TABLES else name


def _add_table(draft: Draft) -> None:
    absent = [name for name in TABLES if name not in draft.tables]
    if not absent:
        st.markdown(say("The scenario has every table."))
        return
    name = st.selectbox(
        say("Table to add"),
        absent,
        key="table_to_add",
        format_func=lambda name: f"{name}: {say(TABLES[name].description)}",
    )
    st.button(say("Add"), key="add_table", on_click=_add, args=(name,))


def _add(name: str) -> None:
    session.commit(session.draft().with_table(name, ()), say("new table {table}", table=name))
    st.session_state["chosen_table"] = name
    st.session_state["table_choice"] = name


def _remove(name: str) -> None:
    changed = session.draft().without_table(name)
    session.commit(changed, say("table {table} removed", table=name))


def _unknown(name: str) -> None:
    st.warning(say("{name} is no table of a scenario.", name=plain(name)))
    st.button(say("Remove it"), key="remove_table", on_click=_remove, args=(name,))


def _table(name: str) -> None:
    draft = session.draft()
    count = say_count("{count} row", "{count} rows", len(draft.rows(name)))
    wrong = sum(fault.table == name for fault in session.faults())
    faults = say_count("{count} fault", "{count} faults", wrong)
    st.caption(f"{count}, {faults}" if wrong else count)
    edit, paste, about = st.tabs([say("Edit"), say("Paste"), say("What the columns mean")])
    with edit:
        _edit(draft, name)
    with paste:
        paste_box(name)
    with about:
        _columns(draft, name)


def _edit(draft: Draft, name: str) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        sought = st.text_input(say("Show rows that contain"), key=f"sought_{name}").strip()
        every = st.toggle(say("All columns"), key=f"every_{name}")
    places = _found(draft, name, sought)
    if places is not None:
        text = say_count(
            "{count} row of {all}", "{count} rows of {all}", len(places), all=len(draft.rows(name))
        )
        st.caption(text)
    edit_table(name, all_columns(draft, name, every=every), places, key="data")
    st.caption(say("Enter opens a cell; with a cell open, the arrow keys stay inside it."))
    show_faults([fault for fault in session.faults() if fault.table == name])
    if not TABLES[name].required:
        st.button(
            say("Remove the table {table} (can be undone)", table=name),
            key="remove_table",
            icon=":material/delete:",
            on_click=_remove,
            args=(name,),
        )


def _found(draft: Draft, name: str, sought: str) -> list[int] | None:
    """The rows to show; None for all of them."""
    rows = draft.rows(name)
    if sought:
        wanted = sought.casefold()
        found = [
            place
            for place, row in enumerate(rows)
            if any(wanted in cell.casefold() for cell in row.values())
        ]
        return found[:MOST_ROWS_SHOWN]
    return list(range(MOST_ROWS_SHOWN)) if len(rows) > MOST_ROWS_SHOWN else None


def _columns(draft: Draft, name: str) -> None:
    lines = [
        f"- **{plain(header(column, column.name, draft))}**: {help_text(column)}"
        for column in TABLES[name].columns
    ]
    st.markdown("\n".join(lines))


def _others(name: str) -> None:
    others = [fault for fault in session.faults() if fault.table != name]
    if others:
        with st.expander(
            say_count(
                "{count} fault in another table", "{count} faults in other tables", len(others)
            ),
            expanded=len(others) <= 10,
        ):
            show_faults(others, key="other_faults")


def _more(draft: Draft) -> None:
    st.divider()
    workbook_download(draft)
