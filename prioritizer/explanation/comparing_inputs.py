"""In which inputs scenarios differ: settings, and tables cell by cell.

Rows are matched by the key of their table, so that neither their order nor that of the columns
counts. Defaults are filled in: a cell left blank equals one that states the default. ``source``,
``notes`` and ``x_`` columns decide nothing and are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from prioritizer.parameters import resolve
from prioritizer.scenario import Scenario
from prioritizer.tables.digest import rounded
from prioritizer.tables.faults import SETTINGS_TABLE
from prioritizer.tables.schema import TABLES
from prioritizer.tables.settings import KEY_OF

Key: TypeAlias = tuple[str, ...]
Cells: TypeAlias = dict[str, Any]

UNORDERED = {"interactions": ("intervention_a", "intervention_b")}
"""Columns of a key whose order means nothing."""


@dataclass(frozen=True)
class InputDifference:
    """A setting or cell that is not the same in all scenarios.

    Attributes:
        table: its name, "scenario" for settings.
        id: the row's key, " / " between its parts; the name of a setting.
        column: "" for a setting.
        values: by scenario; None where blank, and where the row is not there.
    """

    table: str
    id: str
    column: str
    values: dict[str, Any]


@dataclass(frozen=True)
class RowDifference:
    """A row that only some of the scenarios have.

    Attributes:
        table, id: as of an ``InputDifference``.
        present, missing: names of the scenarios with and without it.
    """

    table: str
    id: str
    present: tuple[str, ...]
    missing: tuple[str, ...]


def input_differences(
    scenarios: Mapping[str, Scenario],
) -> tuple[tuple[InputDifference, ...], tuple[RowDifference, ...]]:
    """Settings and cells with different values, and rows that some scenarios lack."""
    cells, rows = [*setting_differences(scenarios)], []
    for name in TABLES:
        found = {label: keyed_rows(scenario, name) for label, scenario in scenarios.items()}
        for key in dict.fromkeys(key for table in found.values() for key in table):
            text = " / ".join(key)
            have = {label: table[key] for label, table in found.items() if key in table}
            if len(have) < len(found):
                missing = tuple(label for label in found if label not in have)
                rows.append(RowDifference(name, text, tuple(have), missing))
            if len(have) > 1:
                cells += cell_differences(name, text, have, tuple(found))
    return (*cells, *draw_order(scenarios, cells)), tuple(rows)


def setting_differences(scenarios: Mapping[str, Scenario]) -> list[InputDifference]:
    """Settings that are not the same in all."""
    dumps = {label: scenario.settings.model_dump() for label, scenario in scenarios.items()}
    fields = next(iter(dumps.values()))
    found = []
    for name in fields:
        values = {label: setting(dump[name]) for label, dump in dumps.items()}
        if differ(list(values.values())):
            key = KEY_OF.get(name, name)
            found.append(InputDifference(SETTINGS_TABLE, key, "", values))
    return found


def setting(value: Any) -> Any:
    """A setting as a plain value; lists as text."""
    return "; ".join(map(str, value)) if isinstance(value, tuple | list) else value


def cell_differences(
    table: str, key: str, have: Mapping[str, Cells], every: tuple[str, ...]
) -> list[InputDifference]:
    """Columns in which the rows of the same key differ."""
    first = next(iter(have.values()))
    found = []
    for column in first:
        if differ([row[column] for row in have.values()]):
            values = {label: have[label][column] if label in have else None for label in every}
            found.append(InputDifference(table, key, column, values))
    return found


def draw_order(
    scenarios: Mapping[str, Scenario], found: list[InputDifference]
) -> list[InputDifference]:
    """The order in which the funders that all share pay, where only the order of rows tells it."""
    if any(d.table == "funders" and d.column == "draw_order" for d in found):
        return []
    orders = {label: resolve(scenario).funding.funders for label, scenario in scenarios.items()}
    shared = set.intersection(*(set(order) for order in orders.values()))
    values = {
        label: "; ".join(name for name in order if name in shared)
        for label, order in orders.items()
    }
    if not differ(list(values.values())):
        return []
    return [InputDifference("funders", "", "draw_order", values)]


def keyed_rows(scenario: Scenario, name: str) -> dict[Key, Cells]:
    """The rows of a table by key; the cells outside the key, None where blank."""
    table = scenario.content.table(name)
    outside = [column for column in table.schema.by_name if column not in table.schema.key]
    cells = {column: table[column].tolist() for column in outside}
    return {
        ordered(name, table.schema.key, key): {c: plain(cells[c][n]) for c in outside}
        for n, key in enumerate(table.row_keys())
    }


def ordered(table: str, columns: tuple[str, ...], key: tuple[Any, ...]) -> Key:
    """A key as texts; parts whose order means nothing are sorted."""
    parts = [str(part) for part in key]
    places = [columns.index(name) for name in UNORDERED.get(table, ())]
    for place, part in zip(places, sorted(parts[place] for place in places), strict=True):
        parts[place] = part
    return tuple(parts)


def plain(cell: Any) -> Any:
    """A cell with the digits that every file keeps; None where it is blank."""
    if isinstance(cell, float):
        return None if cell != cell else rounded(cell)
    return None if cell == "" else cell


def differ(values: list[Any]) -> bool:
    """Whether they are not all the same."""
    return any(value != values[0] for value in values[1:])
