"""A scenario as an .xlsx workbook: a sheet per table and a sheet `scenario` of settings."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from prioritizer.language import say
from prioritizer.tables.cells import text_of
from prioritizer.tables.columns import REMARKS, Column
from prioritizer.tables.content import Content
from prioritizer.tables.data import TableData
from prioritizer.tables.digest import rounded
from prioritizer.tables.faults import SETTINGS_TABLE, Fault, ScenarioError, did_you_mean
from prioritizer.tables.lost_cells import LostCell, lost_cells
from prioritizer.tables.schema import TABLES
from prioritizer.tables.settings import SETTINGS
from prioritizer.tables.source import Source, table_from_rows
from prioritizer.tables.toml import toml_text, toml_value
from prioritizer.tables.workbook_limits import GENEROUS, Limits, refusal

LONGEST_TEXT = 32_767
MOST_ROWS = 1_048_575  # without the header
RESULT_PREFIX = "result_"
"""Sheets that begin so hold an answer beside its scenario; a reader leaves them out."""

_HEADER = ("setting", "value")


class _HasContent(Protocol):
    @property
    def content(self) -> Content: ...


def read_workbook(path: Path) -> Source:
    """The settings and tables of a workbook; empty sheets are left out."""
    try:
        # read from memory, so that the file is not held open
        data = path.read_bytes()
    except OSError as error:
        return _refused(path.name, str(error))
    return read_workbook_bytes(data, path.name)


def read_workbook_bytes(data: bytes, name: str, limits: Limits = GENEROUS) -> Source:
    """The settings and tables of a workbook in memory; `name` is told in faults."""
    if problem := refusal(data, limits):
        return _refused(name, problem)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        lost = lost_cells(data)
    except (CalamineError, OSError, BadZipFile, ParseError, KeyError) as error:
        return _refused(name, str(error))
    return _read_sheets(book, lost)


def _refused(name: str, problem: str) -> Source:
    source = Source(unreadable=set(TABLES))
    source.refuse(
        SETTINGS_TABLE,
        say("{name} cannot be read as a workbook: {problem}", name=name, problem=problem),
    )
    return source


def _read_sheets(book: CalamineWorkbook, lost: Mapping[str, list[LostCell]]) -> Source:
    source = Source()
    for name in book.sheet_names:
        if name.startswith(RESULT_PREFIX):
            continue
        try:
            cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        except CalamineError as error:
            source.refuse(name, say("the sheet cannot be read: {error}", error=error))
            continue
        source.faults += _lost(name, cells, lost.get(name, []))
        _read_sheet(source, name, cells)
    if SETTINGS_TABLE not in book.sheet_names:
        message = say("the sheet is missing: add a sheet `scenario` of settings and their values")
        source.refuse(SETTINGS_TABLE, message)
    return source


def _lost(name: str, cells: list[list[Any]], lost: list[LostCell]) -> Iterator[Fault]:
    """A formula in error, or never calculated, must not pass for a blank cell."""
    for cell in lost:
        header = text_of(cells[0][cell.column]) if cell.column < len(cells[0]) else ""
        yield Fault(name, cell.row or None, header or None, cell.value, cell.message)


def _read_sheet(source: Source, name: str, cells: list[list[Any]]) -> None:
    if name == SETTINGS_TABLE:
        _read_settings(source, cells)
        return
    rows = [[text_of(cell) for cell in row] for row in cells]
    if name in TABLES:
        table_from_rows(source, name, rows)
    elif any(any(row) for row in rows):
        hint = did_you_mean(name, TABLES)
        source.refuse(
            name, say("is not the sheet of a table: {hint}, or remove the sheet", hint=hint)
        )


def _read_settings(source: Source, cells: list[list[Any]]) -> None:
    for number, row in enumerate(cells):
        texts = [_setting_text(cell) for cell in row]
        key, value = (*texts, "", "")[:2]
        if any(texts[2:]):
            message = say("has more than two columns: keep the setting and its value")
            source.faults.append(Fault(SETTINGS_TABLE, number or None, None, None, message))
        if not any(texts[:2]) or (number == 0 and (key.lower(), value.lower()) == _HEADER):
            continue
        if key in source.settings:
            message = say("is there twice: keep one of the two")
            source.faults.append(Fault(SETTINGS_TABLE, None, key, value, message))
        elif value:
            source.settings[key] = toml_value(value)


def _setting_text(cell: object) -> str:
    return str(cell).lower() if isinstance(cell, bool) else text_of(cell)


def write_workbook(content: Content, path: Path) -> None:
    """Write a workbook; every text as a string, so that none of it is a formula or a link.

    Raises:
        ScenarioError: if a text or a table is longer than a sheet can hold.
    """
    data = workbook_bytes(content)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def workbook_bytes(content: Content) -> bytes:
    """The file that `write_workbook` writes.

    Raises:
        ScenarioError: if a text or a table is longer than a sheet can hold.
    """
    _refuse_what_is_too_long(content)
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True}) as book:
        _write_sheets(content, book)
    return memory.getvalue()


def write_scenario_sheets(scenario: _HasContent, book: xlsxwriter.Workbook) -> None:
    """Add the sheets of a scenario to an open workbook, as `write_workbook` does.

    Raises:
        ScenarioError: if a text or a table is longer than a sheet can hold.
    """
    _refuse_what_is_too_long(scenario.content)
    _write_sheets(scenario.content, book)


def _write_sheets(content: Content, book: xlsxwriter.Workbook) -> None:
    bold = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E7EDF3"})
    needed = book.add_format({"bold": True, "bottom": 1, "bg_color": "#C9DAEA"})
    _write_settings(book.add_worksheet(SETTINGS_TABLE), content.given_settings, bold)
    for table in content.tables.values():
        _write_table(book.add_worksheet(table.name), table, bold, needed)


def _refuse_what_is_too_long(content: Content) -> None:
    faults = [fault for table in content.tables.values() for fault in _too_long(table)]
    if faults:
        raise ScenarioError(faults)


def _too_long(table: TableData) -> list[Fault]:
    faults = []
    if table.size > MOST_ROWS:
        message = say(
            "has more than {most} rows, which no sheet holds: write a folder", most=MOST_ROWS
        )
        faults.append(Fault(table.name, None, None, None, message))
    for name in table.order:
        for position, text in enumerate(table.texts(name)):
            if len(text) > LONGEST_TEXT:
                message = say(
                    "is longer than the {most} signs of a workbook's cell: shorten it",
                    most=LONGEST_TEXT,
                )
                faults.append(table.fault(position, name, message, text))
    return faults


def _write_settings(sheet: Worksheet, given: Mapping[str, Any], header: Format) -> None:
    for column, title in enumerate(_HEADER):
        sheet.write_string(0, column, title, header)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 60)
    for row, (key, value) in enumerate(given.items(), 1):
        sheet.write_string(row, 0, key)
        sheet.write_comment(row, 0, say(SETTINGS[key].description))
        if isinstance(value, int | float) and not isinstance(value, bool):
            sheet.write_number(row, 1, rounded(value))
        else:
            sheet.write_string(row, 1, toml_text(value))


def _write_table(sheet: Worksheet, table: TableData, bold: Format, needed: Format) -> None:
    remarks = {column.name: column for column in REMARKS}
    sheet.freeze_panes(1, 1)
    for place, name in enumerate(table.order):
        column = table.schema.by_name.get(name) or remarks.get(name)
        is_needed = column is not None and column.required
        sheet.write_string(0, place, name, needed if is_needed else bold)
        if column is not None:
            sheet.write_comment(0, place, header_comment(column), {"x_scale": 2})
        _write_cells(sheet, place, table, name)


def _write_cells(sheet: Worksheet, place: int, table: TableData, name: str) -> None:
    texts = table.texts(name)
    longest = max((len(text) for text in texts), default=0)
    sheet.set_column(place, place, min(max(len(name) + 3, longest + 1, 9), 50))
    is_numeric = name in table.columns and table.schema.by_name[name].kind.is_numeric
    for row, text in enumerate(texts, 1):
        if not text:
            continue
        if is_numeric:
            sheet.write_number(row, place, rounded(float(text)))
        else:
            sheet.write_string(row, place, text)


def header_comment(column: Column) -> str:
    """The comment on a header: meaning, kind or choices, unit, default."""
    lines = [say(column.description)]
    lines.append(
        say("One of: {choices}", choices=", ".join(column.choices))
        if column.choices
        else say(column.kind.value)
    )
    if column.unit:
        lines.append(say("Unit: {unit}", unit=say(column.unit)))
    if column.required:
        lines.append(say("Required"))
    elif column.default is not None:
        lines.append(say("Default: {default}", default=default_text(column)))
    return "\n".join(lines)


def default_text(column: Column) -> str:
    """The default in the words of a table."""
    if isinstance(column.default, bool):
        return "yes" if column.default else "no"
    return text_of(column.default)
