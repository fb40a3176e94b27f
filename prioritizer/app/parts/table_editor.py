"""A table in an editor that loses nothing: cells are text, checked in Python beside the table.

The editor of the browser keeps its own edits until its key changes, and hands back all of them at
every edit. So the draft that it began from is kept as its base, every edit makes a new draft out
of the base, and the key changes only when the draft was changed elsewhere (undo, import, another
page).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from prioritizer.app import session
from prioritizer.app.parts.column_settings import column_settings
from prioritizer.drafts import Draft
from prioritizer.drafts.editing import apply_edits, column_of
from prioritizer.drafts.number_cells import shown_cell
from prioritizer.language import say, say_count

ROW, STATUS = "_row", "_status"
"""Columns that are shown but belong to no table."""

LARGEST_HEIGHT = 520


@dataclass
class _Base:
    """What an editor was made from, and what its edits have led to so far."""

    draft: Draft
    columns: tuple[str, ...]
    places: tuple[int, ...]
    rows: tuple[int, ...]  # their stable numbers
    style: str
    frame: pd.DataFrame
    reached: str
    revision: int


def edit_table(
    name: str, columns: Sequence[str], places: Sequence[int] | None = None, *, key: str = ""
) -> None:
    """Show a table of the open draft for editing.

    Args:
        name: the table.
        columns: which columns, in order.
        places: the positions of the rows to show; None for all, with rows to add and delete.
        key: tells two editors of one table apart.
    """
    base = _base(name, key, tuple(columns), places)
    widget = _widget(name, key, base.revision)
    frame = base.frame.assign(**{STATUS: _status(base, name)})
    st.data_editor(
        frame,
        key=widget,
        column_config=_column_config(name, base),
        column_order=[ROW, STATUS, *base.columns],
        disabled=[ROW, STATUS],
        num_rows="dynamic" if places is None else "fixed",
        hide_index=True,
        width="stretch",
        height=min(LARGEST_HEIGHT, 38 + 35 * (len(frame) + 1)),
        alt=name,
        placeholder="",
        on_change=apply_table_edits,
        args=(f"editor_{name}_{key}", widget, name),
    )


def _widget(name: str, key: str, revision: int) -> str:
    return f"table_{name}_{key}_{revision}"


def _base(name: str, key: str, columns: tuple[str, ...], places: Sequence[int] | None) -> _Base:
    """The base of an editor: the one it has while only its own edits have changed the draft."""
    draft, style, place = session.draft(), session.number_style(), f"editor_{name}_{key}"
    shown = tuple(range(len(draft.rows(name)))) if places is None else tuple(places)
    old: _Base | None = st.session_state.get(place)
    same = (
        old is not None
        and _widget(name, key, old.revision) in st.session_state  # it forgets when its page is left
        and old.reached == draft.digest
        and old.columns == columns
        and old.style == style
        and (places is None or old.places == shown)
    )
    if old is not None and same:
        return old
    frame = _frame(draft, name, columns, shown, style)
    revision = old.revision + 1 if old is not None else 1
    ids = draft.row_ids.get(name, ())
    rows = tuple(ids[place] for place in shown)
    base = _Base(draft, columns, shown, rows, style, frame, draft.digest, revision)
    st.session_state[place] = base
    return base


def _frame(
    draft: Draft, name: str, columns: tuple[str, ...], places: tuple[int, ...], style: str
) -> pd.DataFrame:
    rows = draft.rows(name)
    cells = {ROW: pd.Series([place + 1 for place in places], dtype="int64")}
    for column in columns:
        declared = column_of(name, column)
        texts = [shown_cell(rows[place].get(column, ""), declared, style) for place in places]
        cells[column] = pd.Series([text or None for text in texts], dtype="str")
    return pd.DataFrame(cells)


def _status(base: _Base, name: str) -> list[str]:
    """For each row that the editor began with: OK, or how many of its cells have a fault."""
    ids = session.draft().row_ids.get(name, ())
    wrong: dict[int, int] = defaultdict(int)
    for fault in session.faults():
        if fault.table == name and fault.row is not None:
            wrong[ids[fault.row - 1]] += 1
    return [
        say_count("{count} fault", "{count} faults", wrong[row]) if wrong[row] else say("OK")
        for row in base.rows
    ]


def _column_config(name: str, base: _Base) -> Mapping[str, Any]:
    config = {column: column_settings(base.draft, name, column) for column in base.columns}
    config[ROW] = st.column_config.NumberColumn(say("Row"), width=50, format="%d", pinned=True)
    config[STATUS] = st.column_config.TextColumn(say("Status"), width=80)
    return config


def apply_table_edits(place: str, widget: str, name: str) -> None:
    """Make a draft of the base of an editor and all its edits, and commit it."""
    session.speak()
    base: _Base = st.session_state[place]
    delta = st.session_state[widget]
    edited = apply_edits(base.draft, name, _known(delta, base.columns), base.style, base.places)
    new_doubts = [doubt for doubt in edited.doubts if doubt not in _told(place)]
    session.commit(edited.draft, _label(name, session.draft(), edited.draft), new_doubts)
    st.session_state[f"{place}_doubts"] = edited.doubts
    # rows that went change the numbers of those below: the editor begins anew
    base.reached = "" if edited.deleted else session.draft().digest


def _told(place: str) -> tuple[str, ...]:
    found: tuple[str, ...] = st.session_state.get(f"{place}_doubts", ())
    return found


def _known(delta: Mapping[str, Any], columns: tuple[str, ...]) -> dict[str, Any]:
    """The edits of the columns of the table; row number and status are not among them."""
    known = frozenset(columns)

    def of(cells: Mapping[str, Any]) -> dict[str, Any]:
        return {column: cell for column, cell in cells.items() if column in known}

    return {
        "edited_rows": {place: of(row) for place, row in delta.get("edited_rows", {}).items()},
        "added_rows": [of(row) for row in delta.get("added_rows", ())],
        "deleted_rows": list(delta.get("deleted_rows", ())),
    }


def _label(name: str, before: Draft, after: Draft) -> str:
    old, new = before.rows(name), after.rows(name)
    if len(old) == len(new):
        edited = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
        if len(edited) == 1:
            first, second = edited[0]
            columns = [column for column in second if first.get(column, "") != second[column]]
            if len(columns) == 1:
                return say("{table}: {column}", table=name, column=columns[0])
    return say("edit of {table}", table=name)
