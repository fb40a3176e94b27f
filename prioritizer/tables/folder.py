"""A scenario as a folder: scenario.toml and a CSV file per table."""

from __future__ import annotations

import csv
import io
import os
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from prioritizer.language import say
from prioritizer.tables.content import Content
from prioritizer.tables.data import TableData
from prioritizer.tables.faults import SETTINGS_TABLE, did_you_mean
from prioritizer.tables.schema import TABLES
from prioritizer.tables.source import Source, table_from_rows
from prioritizer.tables.toml import toml_text

SETTINGS_FILE = "scenario.toml"
_QUOTED = frozenset('",\r\n')


def read_folder(path: Path) -> Source:
    """The settings and tables of a folder; files other than .csv are left alone."""
    source = Source()
    _read_settings(source, path / SETTINGS_FILE)
    for file in sorted(path.iterdir()):
        if file.suffix.lower() != ".csv" or file.name.startswith(".") or file.is_dir():
            continue
        name = file.stem
        if name not in TABLES or file.suffix != ".csv":
            hint = did_you_mean(name, TABLES)
            source.refuse(
                name,
                say(
                    "{name} is not the file of a table: {hint}, as NAME.csv",
                    name=file.name,
                    hint=hint,
                ),
            )
        else:
            _read_table(source, name, file)
    return source


def write_folder(content: Content, path: Path) -> None:
    """Write a folder; known tables that the content lacks are removed, other files stay."""
    texts = {SETTINGS_FILE: settings_toml(content.given_settings)}
    texts |= {f"{name}.csv": table_csv(table) for name, table in content.tables.items()}
    path.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        _replace_file(path / name, text)
    for name in TABLES:
        if name not in content.tables:
            (path / f"{name}.csv").unlink(missing_ok=True)


def settings_toml(given: Mapping[str, Any]) -> str:
    """The text of scenario.toml for settings under dotted keys."""
    lines = [f"{key} = {toml_text(value)}" for key, value in given.items() if "." not in key]
    sections: dict[str, list[str]] = {}
    for key, value in given.items():
        section, _, name = key.rpartition(".")
        if section:
            sections.setdefault(section, []).append(f"{name} = {toml_text(value)}")
    for section, settings in sections.items():
        lines += ["", f"[{section}]", *settings]
    return "\n".join(lines) + "\n"


def table_csv(table: TableData) -> str:
    """The text of a table's CSV file; it reads back as exactly the same table."""
    columns = [table.texts(name) for name in table.order]
    rows = zip(*columns, strict=True) if columns else iter(())
    return "".join(_csv_line(row) for row in (table.order, *rows))


def _csv_line(cells: Iterable[str]) -> str:
    return ",".join(_csv_cell(cell) for cell in cells) + "\n"


def _csv_cell(cell: str) -> str:
    if _QUOTED.isdisjoint(cell):
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'


def _replace_file(path: Path, text: str) -> None:
    # written beside and then moved, so that a reader never finds half a file
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        beside.write_bytes(text.encode("utf-8"))
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _read_settings(source: Source, file: Path) -> None:
    text = _text(source, SETTINGS_TABLE, file)
    if text is None:
        return
    try:
        source.settings = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        source.refuse(
            SETTINGS_TABLE, say("is not TOML: {error}: write settings as name = value", error=error)
        )


def _read_table(source: Source, name: str, file: Path) -> None:
    text = _text(source, name, file)
    if text is None:
        return
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        message = say(
            "is not CSV: {error}: write text with quotes or commas in double quotes", error=error
        )
        source.refuse(name, message)
        return
    table_from_rows(source, name, rows)


def _text(source: Source, name: str, file: Path) -> str | None:
    """The text of a UTF-8 file without its byte order mark; None, and a fault, if it has none."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        source.refuse(
            name, say("{name} is missing: add it to {parent}", name=file.name, parent=file.parent)
        )
    except OSError as error:
        source.refuse(
            name,
            say(
                "{name} cannot be read ({strerror}): check the file",
                name=file.name,
                strerror=error.strerror,
            ),
        )
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n")
        message = say(
            "holds bytes that are not UTF-8 (in line {line}): save it as CSV UTF-8", line=line + 1
        )
        source.refuse(name, message, line or None)
    return None
