"""What differs between two drafts, row by row and cell by cell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from prioritizer.drafts.draft import Draft, Row, row_key
from prioritizer.tables.faults import SETTINGS_TABLE
from prioritizer.tables.toml import toml_text


@dataclass(frozen=True)
class Change:
    """One difference: a cell (or setting) that changed, or a row or table that came or went.

    Attributes:
        table: the table; `scenario` for settings.
        row: what names the row, "" for a whole table.
        column: the column, "" for a whole row.
        before, after: the texts; "" where blank or not there.
        kind: changed, added or removed.
    """

    table: str
    row: str
    column: str
    before: str
    after: str
    kind: str = "changed"


def changes(before: Draft, after: Draft) -> tuple[Change, ...]:
    """Every difference, settings first, then by table in the order of `after`."""
    found = _settings_changes(before, after)
    for name in dict.fromkeys((*after.tables, *before.tables)):
        if name not in before.tables:
            found.append(Change(name, "", "", "", str(len(after.rows(name))), "added"))
        elif name not in after.tables:
            found.append(Change(name, "", "", str(len(before.rows(name))), "", "removed"))
        elif before.tables[name] is not after.tables[name]:
            found += _table_changes(name, before.rows(name), after.rows(name))
    return tuple(found)


def _settings_changes(before: Draft, after: Draft) -> list[Change]:
    found = []
    for key in dict.fromkeys((*before.settings, *after.settings)):
        old, new = before.settings.get(key), after.settings.get(key)
        if old != new:
            kind = "added" if old is None else "removed" if new is None else "changed"
            found.append(Change(SETTINGS_TABLE, key, "value", _text(old), _text(new), kind))
    return found


def _text(value: object) -> str:
    return "" if value is None else value if isinstance(value, str) else toml_text(value)


def _table_changes(name: str, before: tuple[Row, ...], after: tuple[Row, ...]) -> list[Change]:
    old, new = _by_key(name, before), _by_key(name, after)
    found = []
    for key, row in new.items():
        if key not in old:
            found.append(Change(name, _shown(key), "", "", _summary(row), "added"))
        elif old[key] != row:
            found += _row_changes(name, _shown(key), old[key], row)
    gone = [key for key in old if key not in new]
    return found + [
        Change(name, _shown(key), "", _summary(old[key]), "", "removed") for key in gone
    ]


def _row_changes(name: str, shown: str, old: Row, new: Row) -> list[Change]:
    return [
        Change(name, shown, column, old.get(column, ""), new.get(column, ""))
        for column in dict.fromkeys((*new, *old))
        if old.get(column, "") != new.get(column, "")
    ]


def _by_key(name: str, rows: tuple[Row, ...]) -> dict[tuple[str, ...], Row]:
    """The rows by key; the second of two rows with one key is told apart by its number."""
    seen: dict[tuple[str, ...], int] = defaultdict(int)
    found = {}
    for row in rows:
        key = row_key(name, row)
        seen[key] += 1
        found[key if seen[key] == 1 else (*key, f"({seen[key]})")] = row
    return found


def _shown(key: tuple[str, ...]) -> str:
    return ", ".join(part for part in key if part) or "–"


def _summary(row: Row) -> str:
    return ", ".join(f"{column}: {cell}" for column, cell in row.items() if cell)[:200]
