"""A table of the open draft laid out as a grid, edited cell by cell.

It keeps its edits as `table_editor` does: a base while only its own edits change the draft.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from prioritizer.app import session
from prioritizer.drafts import Draft
from prioritizer.drafts.editing import column_of
from prioritizer.drafts.grids import Grid, GridShape, Line, read_grid, with_cells
from prioritizer.drafts.number_cells import doubt, shown_cell, typed_cell
from prioritizer.language import say


@dataclass
class _Base:
    """What a grid was made from, and what its edits have led to so far."""

    draft: Draft
    grid: Grid
    style: str
    frame: pd.DataFrame
    reached: str
    revision: int


def edit_grid(
    shape: GridShape,
    *,
    across: Sequence[str],
    lines: Sequence[Line] = (),
    titles: Mapping[str, str] | None = None,
    line_titles: Mapping[str, str] | None = None,
    unit: str = "",
) -> None:
    """Show a table of the open draft as a grid for editing.

    Args:
        shape: how the table is laid out.
        across: what runs across, at least.
        lines: the lines that are there, at least.
        titles: what to call what runs across.
        line_titles: what to call the lines, by their first cell.
        unit: of the cells, shown in the headers.
    """
    place = f"grid_{shape.table}"
    base = _base(place, shape, across, lines, line_titles or {})
    widget = f"{place}_{base.revision}"
    config: dict[str, Any] = {
        column: st.column_config.TextColumn(
            _title(column, titles, unit), alignment="right", width=130 if titles else None
        )
        for column in base.grid.across
    }
    for name in shape.lines:
        config[name] = st.column_config.TextColumn(name, width=120, pinned=True)
    config["_title"] = st.column_config.TextColumn(say("Name"), width=160)
    st.data_editor(
        base.frame,
        key=widget,
        column_config=config,
        disabled=[*shape.lines, "_title"],
        hide_index=True,
        width="stretch",
        height=min(560, 38 + 35 * len(base.frame)),
        alt=shape.table,
        placeholder="",
        on_change=apply_grid_edits,
        args=(place, widget, shape),
    )
    for line, column in sorted(base.grid.twice):
        st.warning(
            say(
                "{line}, {column} stands in the table more than once: see the page Data.",
                line=", ".join(filter(None, line)),
                column=column,
            )
        )


def _title(column: str, titles: Mapping[str, str] | None, unit: str) -> str:
    title = (titles or {}).get(column, column)
    return f"{title} [{unit}]" if unit else title


def _base(
    place: str,
    shape: GridShape,
    across: Sequence[str],
    lines: Sequence[Line],
    line_titles: Mapping[str, str],
) -> _Base:
    draft, style = session.draft(), session.number_style()
    old: _Base | None = st.session_state.get(place)
    is_there = old is not None and f"{place}_{old.revision}" in st.session_state
    if old is not None and is_there and old.reached == draft.digest and old.style == style:
        return old
    grid = read_grid(draft, shape, across, lines)
    frame = _frame(grid, shape, line_titles, style)
    revision = old.revision + 1 if old is not None else 1
    base = _Base(draft, grid, style, frame, draft.digest, revision)
    st.session_state[place] = base
    return base


def _frame(
    grid: Grid, shape: GridShape, line_titles: Mapping[str, str], style: str
) -> pd.DataFrame:
    columns: dict[str, list[str | None]] = {}
    for part, name in enumerate(shape.lines):
        cells = [line[part] or None for line in grid.lines]
        if part == 0 or any(cells):
            columns[name] = cells
    if line_titles:
        columns["_title"] = [line_titles.get(line[0]) for line in grid.lines]
    declared = column_of(shape.table, shape.value)
    for across in grid.across:
        columns[across] = [
            shown_cell(grid.cell(line, across), declared, style) or None for line in grid.lines
        ]
    return pd.DataFrame({name: pd.Series(cells, dtype="str") for name, cells in columns.items()})


def apply_grid_edits(place: str, widget: str, shape: GridShape) -> None:
    """Make a draft of the base of a grid and all its edits, and commit it."""
    session.speak()
    base: _Base = st.session_state[place]
    declared = column_of(shape.table, shape.value)
    changed: dict[tuple[Line, str], str] = {}
    doubts = []
    for position, cells in st.session_state[widget].get("edited_rows", {}).items():
        line = base.grid.lines[int(position)]
        for column, value in cells.items():
            if column not in base.grid.across:
                continue
            typed = "" if value is None else str(value)
            text = typed_cell(typed, declared, base.style)
            changed[line, column] = text
            now = read_grid(session.draft(), shape).cell(line, column)
            if text != now and (reason := doubt(typed, base.grid.cell(line, column), text)):
                doubts.append(f"{', '.join(filter(None, line))}, {column}: {reason}")
    after = with_cells(base.draft, shape, changed)
    session.commit(after, say("edit of {table}", table=shape.table), doubts)
    base.reached = session.draft().digest
