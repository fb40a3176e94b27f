"""Where a new scenario begins: examples, and an empty workbook with every header."""

from __future__ import annotations

import io
from pathlib import Path

import xlsxwriter

from prioritizer.language import say
from prioritizer.tables.columns import REMARKS, Column
from prioritizer.tables.faults import SETTINGS_TABLE
from prioritizer.tables.schema import TABLES, Table
from prioritizer.tables.settings import SETTINGS
from prioritizer.tables.workbook import header_comment

EXAMPLE = "mexico"
"""The example that is opened in one click."""

START = "minimal"
"""The smallest complete case, from which a new one is made."""


def examples_folder() -> Path:
    """The folder of the examples: inside an installed package, or inputs/ of a checkout.

    Raises:
        FileNotFoundError: the package was installed without them.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "examples", package.parent / "inputs"):
        if (folder / EXAMPLE / "scenario.toml").exists():
            return folder
    raise FileNotFoundError(say("The examples were not installed with the package."))


def examples() -> tuple[str, ...]:
    """The names of the examples, by which `example_path` finds them."""
    folders = examples_folder().iterdir()
    return tuple(sorted(path.name for path in folders if (path / "scenario.toml").exists()))


def example_path(name: str) -> Path:
    """The folder of an example.

    Raises:
        KeyError: there is no example of that name.
    """
    if name not in examples():
        raise KeyError(name)
    return examples_folder() / name


def empty_workbook() -> bytes:
    """An .xlsx workbook with a sheet per table: headers with meaning and unit, and no row.

    A sheet that stays empty is best left out when the workbook is read: a table `funding`
    without rows means no money, none at all means money without limit (`without_empty_tables`).
    """
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True}) as book:
        header = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E7EDF3"})
        needed = book.add_format({"bold": True, "bottom": 1, "bg_color": "#C9DAEA"})
        sheet = book.add_worksheet(SETTINGS_TABLE)
        sheet.set_column(0, 1, 34)
        for place, title in enumerate(("setting", "value")):
            sheet.write_string(0, place, title, header)
        for row, setting in enumerate(SETTINGS.values(), 1):
            sheet.write_string(row, 0, setting.key, needed if setting.required else None)
            sheet.write_comment(row, 0, say(setting.description))
        for table in TABLES.values():
            _write_headers(book.add_worksheet(table.name), table, header, needed)
    return memory.getvalue()


def _write_headers(
    sheet: xlsxwriter.worksheet.Worksheet,
    table: Table,
    header: xlsxwriter.format.Format,
    needed: xlsxwriter.format.Format,
) -> None:
    sheet.freeze_panes(1, 1)
    columns: tuple[Column, ...] = (*table.columns, *REMARKS)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, max(len(column.name) + 3, 11))
        sheet.write_string(0, place, column.name, needed if column.required else header)
        sheet.write_comment(0, place, header_comment(column), {"x_scale": 2})
