"""What an editor of a table hands back, applied to a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prioritizer.drafts.draft import Draft, Row
from prioritizer.drafts.number_cells import doubt, typed_cell
from prioritizer.tables.columns import Column
from prioritizer.tables.schema import TABLES


@dataclass(frozen=True)
class Edited:
    """A draft after an edit, and what its author should look at again.

    Attributes:
        draft: with the edit in place.
        doubts: sentences on numbers that may have been misread.
        cells, added, deleted: how many cells were changed, rows added and rows deleted.
    """

    draft: Draft
    doubts: tuple[str, ...] = ()
    cells: int = 0
    added: int = 0
    deleted: int = 0


def apply_edits(
    draft: Draft, name: str, delta: Mapping[str, Any], style: str, shown: Sequence[int] = ()
) -> Edited:
    """Apply the edited, added and deleted rows of an editor.

    Args:
        draft: what the editor showed.
        name: the table that it showed.
        delta: `edited_rows` (cells by column, by position), `added_rows` and `deleted_rows`.
        style: the number style in which numbers were typed.
        shown: the positions in the table of the rows that the editor showed; () for all of them.
    """
    rows = list(draft.rows(name))
    ids: list[int | None] = list(draft.row_ids.get(name, ()))
    places = list(shown) or list(range(len(rows)))
    doubts: list[str] = []
    cells = 0
    for position, changes in delta.get("edited_rows", {}).items():
        place = places[int(position)]
        row = _typed_row(name, rows[place], changes, style, doubts)
        cells += sum(row[column] != rows[place].get(column, "") for column in row)
        rows[place] = row
    deleted = {places[position] for position in delta.get("deleted_rows", ())}
    added = [
        _typed_row(name, {}, changes, style, doubts) for changes in delta.get("added_rows", ())
    ]
    kept = [place for place in range(len(rows)) if place not in deleted]
    after = draft.with_table(
        name,
        [*(rows[place] for place in kept), *added],
        row_ids=[*(ids[place] for place in kept), *(None for _ in added)],
    )
    return Edited(after, tuple(dict.fromkeys(doubts)), cells, len(added), len(deleted))


def _typed_row(
    name: str, row: Row, changes: Mapping[str, Any], style: str, doubts: list[str]
) -> dict[str, str]:
    changed = dict(row)
    for column, value in changes.items():
        declared = column_of(name, column)
        typed = "" if value is None else str(value)
        changed[column] = typed_cell(typed, declared, style)
        if declared is not None and declared.kind.is_numeric:
            reason = doubt(typed, row.get(column, ""), changed[column])
            doubts += [f"{column}: {reason}"] if reason else []
    return changed


def column_of(name: str, column: str) -> Column | None:
    """The declaration of a column; None for remarks and for what the schema does not know."""
    return TABLES[name].by_name.get(column) if name in TABLES else None
