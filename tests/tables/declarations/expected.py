"""The columns of docs/data.md, by hand: required ones, then the others with their defaults."""

from __future__ import annotations

from prioritizer.tables.columns import Default, Table


def required(table: Table) -> list[str]:
    return [column.name for column in table.columns if column.required]


def optional(table: Table) -> list[str]:
    return [column.name for column in table.columns if not column.required]


def defaults(table: Table) -> dict[str, Default]:
    return {column.name: column.default for column in table.columns if column.default is not None}
