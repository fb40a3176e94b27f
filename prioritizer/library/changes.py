"""What differs between two drafts: rows that came, went or were changed, and settings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prioritizer.drafts import Draft, Row
from prioritizer.library.records import Change
from prioritizer.tables.faults import SETTINGS_TABLE
from prioritizer.tables.schema import TABLES

CHANGED, ADDED, REMOVED, MOVED = "changed", "added", "removed", "moved"

MOST_CHARACTERS = 200
"""Characters of a cell that are kept in the audit trail."""


@dataclass(frozen=True)
class RowChange:
    """A row of a table before and after; None where it was not there."""

    table: str
    label: str
    before: Row | None
    after: Row | None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns whose cells differ."""
        before, after = self.before or {}, self.after or {}
        names = dict.fromkeys((*before, *after))
        return tuple(name for name in names if before.get(name, "") != after.get(name, ""))


@dataclass(frozen=True)
class Comparison:
    """All that differs between two drafts.

    Attributes:
        settings: dotted key, text before, text after.
        rows: the rows that differ, table by table.
        moved: tables whose common rows stand in another order.
    """

    settings: tuple[tuple[str, str, str], ...]
    rows: tuple[RowChange, ...]
    moved: tuple[str, ...]


def compare_drafts(before: Draft, after: Draft) -> Comparison:
    """What differs; rows are matched by the key of their table, not by their place."""
    names = dict.fromkeys((*before.tables, *after.tables))
    rows: list[RowChange] = []
    moved = []
    for name in names:
        if before.rows(name) == after.rows(name):
            continue
        old, new = _by_key(name, before.rows(name)), _by_key(name, after.rows(name))
        rows += _row_changes(name, old, new)
        if [key for key in old if key in new] != [key for key in new if key in old]:
            moved.append(name)
    return Comparison(tuple(_settings(before, after)), tuple(rows), tuple(moved))


def changes(comparison: Comparison) -> tuple[Change, ...]:
    """The differences as the audit trail keeps them, one for each cell."""
    found = [
        Change(CHANGED, SETTINGS_TABLE, key, "", _short(old), _short(new))
        for key, old, new in comparison.settings
    ]
    for row in comparison.rows:
        found += _cells(row)
    found += [Change(MOVED, table, "", "", "", "") for table in comparison.moved]
    return tuple(found)


def _settings(before: Draft, after: Draft) -> Iterator[tuple[str, str, str]]:
    for key in dict.fromkeys((*before.settings, *after.settings)):
        old, new = before.settings.get(key), after.settings.get(key)
        if old != new:
            yield key, _setting_text(old), _setting_text(new)


def _setting_text(value: object) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(str(item) for item in value)
    return "" if value is None else str(value)


_Key = tuple[tuple[str, ...], int]


def _by_key(table: str, rows: Sequence[Row]) -> dict[_Key, Row]:
    """The rows by key; a key that stands there again is numbered, for drafts may have faults."""
    columns = TABLES[table].key if table in TABLES else ()
    seen: Counter[tuple[str, ...]] = Counter()
    found: dict[_Key, Row] = {}
    for row in rows:
        key = tuple(row.get(column, "") for column in columns)
        found[key, seen[key]] = row
        seen[key] += 1
    return found


def _row_changes(table: str, old: dict[_Key, Row], new: dict[_Key, Row]) -> Iterator[RowChange]:
    for key in dict.fromkeys((*old, *new)):
        change = RowChange(table, _label(key), old.get(key), new.get(key))
        if change.before is None or change.after is None or change.columns:
            yield change


def _label(key: _Key) -> str:
    text = ", ".join(part for part in key[0] if part)
    return text if key[1] == 0 else f"{text} ({key[1] + 1})"


def _cells(row: RowChange) -> Iterator[Change]:
    label = _short(row.label)
    if row.before is None or row.after is None:
        kind = ADDED if row.before is None else REMOVED
        yield Change(kind, row.table, label, "", _row_text(row.before), _row_text(row.after))
        return
    for column in row.columns:
        old, new = row.before.get(column, ""), row.after.get(column, "")
        yield Change(CHANGED, row.table, label, column, _short(old), _short(new))


def _row_text(row: Row | None) -> str:
    return _short(", ".join(f"{name} = {cell}" for name, cell in (row or {}).items() if cell))


def _short(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"
