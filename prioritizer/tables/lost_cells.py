"""Cells of a workbook that a fast reader takes for blank ones: errors, formulas without a value.

A blank cell takes the default, so that `#REF!` read as a blank would change the scenario in
silence.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree
from zipfile import ZipFile

from prioritizer.language import say

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class LostCell:
    """A cell whose value is lost: row (0 is the header) and column count from 0."""

    row: int
    column: int
    value: str
    message: str


def lost_cells(workbook: bytes) -> dict[str, list[LostCell]]:
    """The lost cells of each sheet that has some, by the name of the sheet.

    Raises:
        BadZipFile, ParseError, KeyError: if the bytes are no workbook.
    """
    found = {}
    with ZipFile(io.BytesIO(workbook)) as archive:
        for name, path in _sheet_paths(archive).items():
            xml = archive.read(path)
            if b't="e"' in xml or b"<f" in xml:
                found[name] = list(_lost_in_sheet(xml))
    return {name: cells for name, cells in found.items() if cells}


def _sheet_paths(archive: ZipFile) -> dict[str, str]:
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    paths = {}
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_RELATION), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path in archive.namelist():
            paths[sheet.get("name", "")] = path
    return paths


def _lost_in_sheet(xml: bytes) -> Iterator[LostCell]:
    for _, cell in ElementTree.iterparse(io.BytesIO(xml)):
        if cell.tag != f"{_MAIN}c":
            continue
        kind, value = cell.get("t"), cell.findtext(f"{_MAIN}v") or ""
        row, column = _place(cell.get("r", "A1"))
        if kind == "e":
            yield LostCell(row, column, value, say("is an error of the sheet: repair the formula"))
        elif kind != "str" and not value and cell.find(f"{_MAIN}f") is not None:
            message = say("was never calculated: open the workbook, let it calculate, and save it")
            yield LostCell(row, column, f"={cell.findtext(f'{_MAIN}f') or ''}", message)


def _place(reference: str) -> tuple[int, int]:
    """Row and column of a reference such as B7, from 0."""
    match = re.fullmatch(r"([A-Z]+)([0-9]+)", reference)
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1
