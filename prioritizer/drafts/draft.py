"""A scenario while it is edited: cells as text, half-edited tables kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from prioritizer.scenario import Scenario
from prioritizer.tables.data import RawTable
from prioritizer.tables.faults import Fault, ScenarioError
from prioritizer.tables.schema import TABLES
from prioritizer.tables.settings_reading import flatten
from prioritizer.tables.source import Source

Row = Mapping[str, str]
"""The cells of a row as text, by column, as in a CSV file: "" is blank, a point for decimals."""


@dataclass(frozen=True)
class Draft:
    """Settings and tables as typed so far, valid or not. Immutable.

    Attributes:
        settings: as in scenario.toml, under dotted keys.
        tables: rows by table, in order; each row has every column of the table.
        columns: the header of each table, which a table without rows has too.
        row_ids: a number for each row, unique in its table, that stays while other rows come
            and go.
    """

    settings: Mapping[str, Any]
    tables: Mapping[str, tuple[Row, ...]]
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    row_ids: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Complete the headers and the numbers of the rows where they are not given."""
        columns = {
            name: self.columns.get(name) or _header(name, self.tables[name]) for name in self.tables
        }
        ids = {
            name: self.row_ids.get(name) or tuple(range(1, len(rows) + 1))
            for name, rows in self.tables.items()
        }
        vars(self).update(columns=columns, row_ids=ids)

    @classmethod
    def of(cls, scenario: Scenario) -> Draft:
        """The draft that reads back as this scenario."""
        tables, columns = {}, {}
        for name, table in scenario.content.tables.items():
            cells = {column: table.texts(column) for column in table.order}
            tables[name], columns[name] = _rows(cells, table.size), table.order
        return cls(scenario.given_settings, tables, columns)

    @classmethod
    def of_source(cls, source: Source) -> Draft:
        """The draft of a folder or workbook as it was read, faults and all."""
        tables, columns = {}, {}
        for name, table in source.tables.items():
            tables[name] = _rows(table.columns, table.size)
            columns[name] = tuple(table.columns)
        return cls(flatten(source.settings), tables, columns)

    @property
    def title(self) -> str:
        """The title of the scenario, "" where it has none."""
        return str(self.settings.get("title", ""))

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of a table, () where the draft lacks it."""
        return self.tables.get(name, ())

    def values(self, name: str, column: str) -> tuple[str, ...]:
        """The cells of a column, in the order of the rows."""
        return tuple(row.get(column, "") for row in self.rows(name))

    def scenario(self) -> Scenario:
        """The scenario that the draft states.

        Raises:
            ScenarioError: with every fault, if there is one.
        """
        found = self._outcome
        if isinstance(found, Scenario):
            return found
        raise ScenarioError(found)

    def faults(self) -> tuple[Fault, ...]:
        """Every fault, by table, row and column; () where the draft is valid."""
        found = self._outcome
        return () if isinstance(found, Scenario) else found

    def with_cell(self, name: str, position: int, column: str, text: str) -> Draft:
        """A copy with another text in one cell; `position` counts rows from 0."""
        return self.with_cells(name, position, {column: text})

    def with_cells(self, name: str, position: int, cells: Mapping[str, str]) -> Draft:
        """A copy with other texts in some cells of a row; `position` counts rows from 0."""
        rows = list(self.tables[name])
        rows[position] = {**rows[position], **cells}
        return self.with_table(name, rows, row_ids=self.row_ids[name])

    def with_table(
        self, name: str, rows: Iterable[Row], *, row_ids: Sequence[int | None] | None = None
    ) -> Draft:
        """A copy with other rows in a table, or with a table more.

        Args:
            name: the table.
            rows: its rows; a column that is missing in one is blank there.
            row_ids: the number of each row, None for a new row. Without them a row keeps the
                number of the old row with the same key.
        """
        given = tuple(rows)
        header = dict.fromkeys(self.columns.get(name, ()))
        for row in given:
            header |= dict.fromkeys(row)
        columns = tuple(header) or _header(name, given)
        whole = tuple(_whole(row, columns) for row in given)
        if row_ids is None:
            row_ids = self._ids_by_key(name, whole)
        return replace(
            self,
            tables={**self.tables, name: whole},
            columns={**self.columns, name: columns},
            row_ids={**self.row_ids, name: _numbered(row_ids, self.row_ids.get(name, ()))},
        )

    def without_table(self, name: str) -> Draft:
        """A copy without a table."""
        return replace(self, tables={key: self.tables[key] for key in self.tables if key != name})

    def with_settings(self, **changes: Any) -> Draft:
        """A copy with other settings, by dotted key; None removes one."""
        settings = {**self.settings, **changes}
        kept = {key: value for key, value in settings.items() if value is not None}
        return replace(self, settings=kept)

    def to_json(self) -> str:
        """The form in which drafts are kept."""
        tables = {name: table_record(self, name) for name in self.tables}
        return json.dumps({"settings": dict(self.settings), "tables": tables}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Draft:
        """The draft that `to_json` wrote.

        Raises:
            ValueError: the text is no draft.
        """
        try:
            document = json.loads(text)
            parts = {name: table_parts(record) for name, record in document["tables"].items()}
            settings = dict(document["settings"])
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"this is no draft: {error!r}") from None
        return cls(
            settings,
            {name: part[1] for name, part in parts.items()},
            {name: part[0] for name, part in parts.items()},
            {name: part[2] for name, part in parts.items()},
        )

    @cached_property
    def digest(self) -> str:
        """The sha256 of settings and tables, as 64 hex digits; valid or not."""
        tables = {
            name: [self.columns[name], [list(row.values()) for row in rows]]
            for name, rows in self.tables.items()
        }
        text = json.dumps([dict(self.settings), tables], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    @cached_property
    def _outcome(self) -> Scenario | tuple[Fault, ...]:
        raw = {name: self._raw(name) for name in self.tables}
        try:
            return Scenario(self.settings, raw)
        except ScenarioError as error:
            return error.faults

    def _raw(self, name: str) -> RawTable:
        rows = self.tables[name]
        cells = {column: [row[column] for row in rows] for column in self.columns[name]}
        return RawTable(cells, len(rows))

    def _ids_by_key(self, name: str, rows: Sequence[Row]) -> list[int | None]:
        """The old number of each row's key, each once."""
        keys = [row_key(name, row) for row in self.rows(name)]
        known = dict(zip(keys, self.row_ids.get(name, ()), strict=True))
        return [known.pop(row_key(name, row), None) for row in rows]


def table_record(draft: Draft, name: str) -> dict[str, Any]:
    """A table as it is kept in JSON."""
    rows = [list(row.values()) for row in draft.tables[name]]
    return {"columns": draft.columns[name], "rows": rows, "ids": draft.row_ids[name]}


def table_parts(
    record: Mapping[str, Any],
) -> tuple[tuple[str, ...], tuple[Row, ...], tuple[int, ...]]:
    """Header, rows and numbers of the rows of a table that was kept in JSON."""
    columns = tuple(record["columns"])
    rows = tuple(dict(zip(columns, map(str, row), strict=True)) for row in record["rows"])
    return columns, rows, tuple(record["ids"])


def row_key(name: str, row: Row) -> tuple[str, ...]:
    """What identifies a row: its cells in the key columns of the table."""
    key = TABLES[name].key if name in TABLES else ()
    return tuple(row.get(column, "") for column in key)


def _header(name: str, rows: Sequence[Row]) -> tuple[str, ...]:
    header: dict[str, None] = {}
    for row in rows:
        header |= dict.fromkeys(row)
    if not header and name in TABLES:
        return TABLES[name].needed
    return tuple(header)


def _whole(row: Row, columns: tuple[str, ...]) -> Row:
    if tuple(row) == columns:
        return row
    return {column: row.get(column, "") for column in columns}


def _numbered(ids: Sequence[int | None], before: Sequence[int]) -> tuple[int, ...]:
    """New rows take numbers that no row of the table has or had at hand."""
    following = max((number for number in (*before, *ids) if number is not None), default=0) + 1
    numbered = []
    for number in ids:
        if number is None:
            number, following = following, following + 1
        numbered.append(number)
    return tuple(numbered)


def _rows(cells: Mapping[str, Any], size: int) -> tuple[Row, ...]:
    columns = tuple(cells)
    if not columns:
        return tuple({} for _ in range(size))
    return tuple(dict(zip(columns, row, strict=True)) for row in zip(*cells.values(), strict=True))
