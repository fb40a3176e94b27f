"""What changed between two drafts, small enough to be kept after every edit."""

from __future__ import annotations

from typing import Any

from prioritizer.drafts.draft import Draft, Row, table_parts, table_record


def make_patch(before: Draft, after: Draft) -> dict[str, Any]:
    """What makes `after` out of `before`, as JSON values.

    A table whose rows are the same ones keeps only those that were edited; any other table that
    changed is kept whole.
    """
    changed = {
        name: _table_patch(before, after, name)
        for name in after.tables
        if _differs(before, after, name)
    }
    patch: dict[str, Any] = {"order": list(after.tables), "tables": changed}
    if dict(before.settings) != dict(after.settings):
        patch["settings"] = dict(after.settings)
    return patch


def patched(before: Draft, patch: dict[str, Any]) -> Draft:
    """The draft that `make_patch` was given as `after`.

    Raises:
        KeyError, TypeError: the patch belongs to another draft, or is none.
    """
    tables: dict[str, tuple[Row, ...]] = {}
    columns, row_ids = {}, {}
    for name in patch["order"]:
        change = patch["tables"].get(name)
        if change is None or "edited" in change:
            columns[name], row_ids[name] = before.columns[name], before.row_ids[name]
            tables[name] = before.tables[name]
            if change is not None:
                tables[name] = _edited(tables[name], columns[name], change["edited"])
        else:
            columns[name], tables[name], row_ids[name] = table_parts(change)
    return Draft(patch.get("settings", before.settings), tables, columns, row_ids)


def _differs(before: Draft, after: Draft, name: str) -> bool:
    if name not in before.tables or before.columns[name] != after.columns[name]:
        return True
    if before.row_ids[name] != after.row_ids[name]:
        return True
    return before.tables[name] is not after.tables[name]


def _table_patch(before: Draft, after: Draft, name: str) -> dict[str, Any]:
    same = (
        name in before.tables
        and before.columns[name] == after.columns[name]
        and before.row_ids[name] == after.row_ids[name]
    )
    if not same:
        return table_record(after, name)
    pairs = zip(before.tables[name], after.tables[name], strict=True)
    return {
        "edited": [
            [place, list(new.values())]
            for place, (old, new) in enumerate(pairs)
            if old is not new and old != new
        ]
    }


def _edited(
    rows: tuple[Row, ...], columns: tuple[str, ...], edits: list[tuple[int, list[str]]]
) -> tuple[Row, ...]:
    changed = list(rows)
    for place, cells in edits:
        changed[place] = dict(zip(columns, cells, strict=True))
    return tuple(changed)
