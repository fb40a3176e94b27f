"""Overrides in words: `KEY=VALUE` for a setting, `TABLE.ID.COLUMN=VALUE` for a cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prioritizer.language import say
from prioritizer.tables.content import Content, TableLike
from prioritizer.tables.data import RawTable, TableData
from prioritizer.tables.faults import (
    Fault,
    ScenarioError,
    did_you_mean,
    settings_fault,
)
from prioritizer.tables.schema import TABLES
from prioritizer.tables.settings import KEY_OF, SETTINGS
from prioritizer.tables.toml import toml_value


def apply_overrides(
    content: Content, overrides: Sequence[str]
) -> tuple[dict[str, Any], dict[str, TableLike]]:
    """The settings and tables with the overrides in place, not yet checked.

    Raises:
        ScenarioError: for every override that names no setting or cell.
    """
    settings = dict(content.given_settings)
    tables: dict[str, TableData | RawTable] = dict(content.tables)
    faults: list[Fault] = []
    for override in overrides:
        key, equals, value = override.partition("=")
        key = key.strip()
        table = key.partition(".")[0]
        if not equals:
            message = say("has no value: write KEY=VALUE or TABLE.ID.COLUMN=VALUE")
            faults.append(settings_fault(None, override, message))
        elif key in SETTINGS:
            settings[key] = toml_value(value.strip())
        elif table in TABLES:
            faults += _override_cell(content, tables, key, value)
        else:
            known = (*SETTINGS, *KEY_OF, *content.tables)
            message = say("is no setting and no cell: {hint}", hint=did_you_mean(key, known))
            faults.append(settings_fault(key, value, message))
    if faults:
        raise ScenarioError(faults)
    return settings, dict(tables)


def _override_cell(
    content: Content, tables: dict[str, TableData | RawTable], key: str, value: str
) -> list[Fault]:
    name, _, rest = key.partition(".")
    row, _, column = rest.rpartition(".")
    data = content.tables.get(name)
    if data is None:
        message = say("is not in the scenario: {hint}", hint=did_you_mean(name, content.tables))
        return [Fault(name, None, None, key, message)]
    if not row or not data.schema.takes(column):
        hint = did_you_mean(column, data.schema.by_name)
        message = say("is not a column: {hint}; write {name}.ID.COLUMN=VALUE", hint=hint, name=name)
        return [Fault(name, None, column, key, message)]
    positions = _positions(data, row)
    if len(positions) != 1:
        return [_no_single_row(data, row, column, len(positions))]
    current = tables[name]
    raw = current.raw() if isinstance(current, TableData) else current
    cells = list(raw.columns.get(column, [""] * raw.size))
    cells[positions[0]] = value
    tables[name] = RawTable({**raw.columns, column: cells}, raw.size, raw.rows)
    return []


def _positions(data: TableData, row: str) -> list[int]:
    """The rows whose key values, joined by dots with or without the blank ones, are `row`."""
    return [at for at, names in enumerate(_row_names(data)) if row in names]


def _row_names(data: TableData) -> list[tuple[str, str]]:
    return [(".".join(key), ".".join(filter(None, key))) for key in data.row_keys()]


def _no_single_row(data: TableData, row: str, column: str, count: int) -> Fault:
    if count:
        message = say(
            "names {count} rows: the key is {key}", count=count, key=", ".join(data.schema.key)
        )
    else:
        hint = did_you_mean(row, [names[1] for names in _row_names(data)])
        key = ".".join(data.schema.key)
        message = say("is no row (the key is {key}): {hint}", key=key, hint=hint)
    return Fault(data.name, None, column, row, message)
