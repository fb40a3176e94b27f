"""A table as a grid: one of its columns spread over the width, as budgets are laid out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prioritizer.drafts.draft import Draft, Row


@dataclass(frozen=True)
class GridShape:
    """How a table is laid out: what names a line, what runs along the width, what is in a cell."""

    table: str
    lines: tuple[str, ...]
    across: str
    value: str


Line = tuple[str, ...]
"""The cells that name a line of a grid, in the order of `GridShape.lines`."""

BUDGET = GridShape("funding", ("funder", "currency", "prices"), "year", "amount")
"""Money by funder (and currency and prices) and year."""

SUPPORT = GridShape("positions", ("intervention",), "stakeholder", "support")
"""Support by intervention and stakeholder, from -1 to 1."""

OWN_WEIGHTS = GridShape("preferences", ("indicator",), "stakeholder", "weight")
"""Stakeholders' own weights of the indicators."""


@dataclass(frozen=True)
class Grid:
    """The lines, what runs across, and the filled cells of a table laid out as a grid.

    `twice` are the places that the table fills more than once, which is a fault of the table.
    """

    lines: tuple[Line, ...]
    across: tuple[str, ...]
    cells: Mapping[tuple[Line, str], str]
    twice: frozenset[tuple[Line, str]] = frozenset()

    def cell(self, line: Line, across: str) -> str:
        """A cell, "" where blank."""
        return self.cells.get((line, across), "")


def read_grid(
    draft: Draft, shape: GridShape, across: Sequence[str] = (), lines: Sequence[Line] = ()
) -> Grid:
    """Lay a table out.

    Args:
        draft: with the table or without it.
        shape: how.
        across: what runs across at least, and first.
        lines: the lines that are there at least, and first.
    """
    cells: dict[tuple[Line, str], str] = {}
    twice = set()
    for row in draft.rows(shape.table):
        place = _place(row, shape)
        if place in cells:
            twice.add(place)
        else:
            cells[place] = row.get(shape.value, "")
    return Grid(
        tuple(dict.fromkeys((*lines, *(line for line, _ in cells)))),
        tuple(dict.fromkeys((*across, *(column for _, column in cells)))),
        cells,
        frozenset(twice),
    )


def with_cells(draft: Draft, shape: GridShape, changed: Mapping[tuple[Line, str], str]) -> Draft:
    """Put cells of a grid back into its table; a blank one removes the row.

    Rows keep their source, notes and other columns; new rows come last.
    """
    rows: list[Row] = []
    ids: list[int | None] = []
    seen = set()
    numbers = draft.row_ids.get(shape.table, ())
    for row, number in zip(draft.rows(shape.table), numbers, strict=True):
        place = _place(row, shape)
        if place in changed:
            seen.add(place)
            if not changed[place]:
                continue
            row = {**row, shape.value: changed[place]}
        rows.append(row)
        ids.append(number)
    for (line, across), text in changed.items():
        if text and (line, across) not in seen:
            cells = dict(zip(shape.lines, line, strict=True)) | {shape.across: across}
            rows.append({name: cell for name, cell in cells.items() if cell} | {shape.value: text})
            ids.append(None)
    return draft.with_table(shape.table, rows, row_ids=ids)


def _place(row: Row, shape: GridShape) -> tuple[Line, str]:
    return tuple(row.get(name, "") for name in shape.lines), row.get(shape.across, "")
