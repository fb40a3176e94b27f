"""The content of a scenario before it is a scenario: typed settings and tables, and the faults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from prioritizer.language import say
from prioritizer.tables.cells import Cells, Report, type_cells, type_texts
from prioritizer.tables.columns import is_remark
from prioritizer.tables.data import RawTable, Records, TableData, empty_table
from prioritizer.tables.faults import Fault, did_you_mean
from prioritizer.tables.schema import TABLES, Table
from prioritizer.tables.settings import Settings
from prioritizer.tables.settings_reading import read_settings

TableLike = pd.DataFrame | Records | Mapping[str, Cells] | RawTable | TableData
"""What a table may be given as: a frame, a list of records, or columns."""


@dataclass(frozen=True)
class Content:
    """Typed settings and tables; may hold faults, which the checks find.

    `unreadable` are tables that exist but could not be read: nothing is said of what they lack.
    `settings.years` is () where the years are at fault.
    """

    settings: Settings
    given_settings: Mapping[str, Any]
    tables: Mapping[str, TableData]
    unreadable: frozenset[str] = frozenset()
    _ids: dict[str, dict[str, int]] = field(default_factory=dict, compare=False, repr=False)

    def has(self, name: str) -> bool:
        """Whether the scenario has the table."""
        return name in self.tables or name in self.unreadable

    def table(self, name: str) -> TableData:
        """A table, without rows where the scenario has none."""
        return self.tables.get(name) or empty_table(name)

    @cached_property
    def interventions(self) -> TableData:
        """The table `interventions`."""
        return self.table("interventions")

    def ids(self, column: str) -> dict[str, int]:
        """The ids of a column (`table.column`), each with the position of its first row."""
        if column not in self._ids:
            table, _, name = column.partition(".")
            first = self._ids.setdefault(column, {})
            for position, cell in enumerate(self.table(table)[name]):
                if cell:
                    first.setdefault(cell, position)
        return self._ids[column]

    def positions(self, table: TableData, column: str) -> npt.NDArray[np.intp]:
        """The row of the table referred to for each row of a reference column, -1 if unknown."""
        index = self.ids(table.schema.by_name[column].refers_to[0])
        cells = table[column]
        return np.fromiter((index.get(cell, -1) for cell in cells), np.intp, count=len(cells))


def build_content(
    settings: Mapping[str, Any],
    tables: Mapping[str, TableLike],
    unreadable: frozenset[str] = frozenset(),
) -> tuple[Content, list[Fault]]:
    """The typed content and the faults of single cells, headers and settings."""
    complete, given, faults = read_settings(settings)
    typed: dict[str, TableData] = {}
    for name, table in tables.items():
        if name not in TABLES:
            message = say("is not a table: {hint}", hint=did_you_mean(name, TABLES))
            faults.append(Fault(name, None, None, None, message))
        elif isinstance(table, TableData):
            typed[name] = table
        else:
            raw, raw_faults = raw_table(name, table)
            faults += raw_faults
            if raw is None:
                unreadable |= {name}
            else:
                typed[name] = _type_table(TABLES[name], raw, faults)
    ordered = {name: typed[name] for name in TABLES if name in typed}
    return Content(complete, given, ordered, unreadable), faults


def raw_table(name: str, table: TableLike) -> tuple[RawTable | None, list[Fault]]:
    """The untyped columns of a table given in any accepted form; None where they do not fit."""
    if isinstance(table, RawTable):
        return table, []
    if isinstance(table, TableData):
        return table.raw(), []
    if isinstance(table, pd.DataFrame):
        return _raw_from_frame(name, table)
    if isinstance(table, Mapping):
        return _raw_from_columns(name, table)
    return _raw_from_records(name, table)


def _raw_from_frame(name: str, frame: pd.DataFrame) -> tuple[RawTable | None, list[Fault]]:
    headers = [str(header) for header in frame.columns]
    if len(set(headers)) < len(headers):
        twice = next(header for header in headers if headers.count(header) > 1)
        message = say("is the header of two columns: rename or remove one")
        return None, [Fault(name, None, twice, None, message)]
    columns: dict[str, Cells] = {}
    for position, header in enumerate(headers):
        series = frame.iloc[:, position]
        is_plain = isinstance(series.dtype, np.dtype)
        columns[header] = _cells(series.to_numpy() if is_plain else series.tolist())
    if not headers and not len(frame):
        columns = dict.fromkeys(TABLES[name].needed, ())
    return RawTable(columns, len(frame)), []


def _cells(values: Cells) -> Cells:
    """Numbers stay an array, everything else becomes a list of Python values."""
    if not isinstance(values, np.ndarray):
        return list(values)
    return values if values.dtype.kind in "iuf" else values.tolist()


def _raw_from_columns(
    name: str, columns: Mapping[str, Cells]
) -> tuple[RawTable | None, list[Fault]]:
    cells: dict[str, Cells] = {str(header): _cells(values) for header, values in columns.items()}
    lengths = {len(values) for values in cells.values()}
    if len(lengths) > 1:
        message = say(
            "has columns of {least} to {most} cells: give all the same number",
            least=min(lengths),
            most=max(lengths),
        )
        return None, [Fault(name, None, None, None, message)]
    return RawTable(cells, lengths.pop() if lengths else 0), []


def _raw_from_records(name: str, records: Records) -> tuple[RawTable | None, list[Fault]]:
    headers = dict.fromkeys(header for record in records for header in record)
    if not records:
        headers = dict.fromkeys(TABLES[name].needed)
    columns = {str(header): [record.get(header) for record in records] for header in headers}
    return RawTable(columns, len(records)), []


def _type_table(schema: Table, raw: RawTable, faults: list[Fault]) -> TableData:
    columns: dict[str, npt.NDArray[Any]] = {}
    remarks: dict[str, npt.NDArray[Any]] = {}
    refused: dict[str, list[int]] = {}
    for name, cells in raw.columns.items():
        report = _reporter(schema.name, name, raw, faults, refused)
        if is_remark(name):
            remarks[name] = type_texts(cells, report)
        elif name in schema.by_name:
            columns[name] = type_cells(cells, schema.by_name[name], report)
        else:
            message = say(
                "is not a column of {name}: {hint}",
                name=schema.name,
                hint=did_you_mean(name, schema.by_name),
            )
            faults.append(Fault(schema.name, None, name, None, message))
    for typed in (*columns.values(), *remarks.values()):
        typed.flags.writeable = False
    order = tuple(name for name in raw.columns if schema.takes(name))
    table = TableData(schema.name, columns, raw.size, remarks, order, raw.rows, refused)
    faults += _missing(schema, table)
    return table


def _reporter(
    table: str, column: str, raw: RawTable, faults: list[Fault], refused: dict[str, list[int]]
) -> Report:
    def report(position: int, value: str, message: str) -> None:
        row = raw.rows[position] if raw.rows is not None else position + 1
        faults.append(Fault(table, row, column, value, message))
        refused.setdefault(column, []).append(position)

    return report


def _missing(schema: Table, table: TableData) -> list[Fault]:
    faults: list[Fault] = []
    for name in schema.needed:
        if name not in table.columns:
            message = say(
                "is missing: add the column {name} ({kind})",
                name=name,
                kind=say(schema.by_name[name].kind.value),
            )
            faults.append(Fault(schema.name, None, name, None, message))
        else:
            faults += table.faults(
                ~table.is_given(name), name, say("is blank: fill in {name}", name=name)
            )
    return faults
