"""The canonical text of a scenario: the same for the same content, however it was written."""

from __future__ import annotations

import json

import numpy as np

from prioritizer.tables.cells import Typed
from prioritizer.tables.content import Content
from prioritizer.tables.data import TableData

DIGITS = 15
"""Significant digits that every file format keeps (docs/data.md, A scenario)."""


def canonical_text(content: Content) -> str:
    """Settings and tables with defaults filled in, numbers with 15 significant digits.

    Source, notes and x_ columns count, blank columns do not; nor does the order of columns.
    """
    settings = {key: _canonical(value) for key, value in content.settings.model_dump().items()}
    tables = {name: _columns(table) for name, table in content.tables.items()}
    return json.dumps({"settings": settings, "tables": tables}, sort_keys=True)


def rounded(value: float) -> float:
    """The number with 15 significant digits."""
    return float(f"{value:.{DIGITS}g}")


def _canonical(value: object) -> object:
    if isinstance(value, float):
        return f"{value:.{DIGITS}g}"
    if isinstance(value, tuple | list):
        return [_canonical(item) for item in value]
    return value


def _columns(table: TableData) -> dict[str, list[object]]:
    columns = {name: _cells(table[name]) for name in table.schema.by_name}
    remarks = {name: _cells(cells) for name, cells in table.remarks.items() if any(cells)}
    return columns | remarks | {"": [table.size]}


def _cells(cells: Typed) -> list[object]:
    if cells.dtype == np.float64:
        return [f"{cell:.{DIGITS}g}" for cell in cells.tolist()]
    return list(cells.tolist())
