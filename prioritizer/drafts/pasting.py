"""A block of cells copied from a spreadsheet, read in a number style of its own."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from prioritizer.drafts.draft import Draft, Row, row_key
from prioritizer.drafts.editing import column_of
from prioritizer.drafts.number_cells import typed_cell
from prioritizer.language import say
from prioritizer.tables.columns import is_remark
from prioritizer.tables.faults import did_you_mean
from prioritizer.tables.schema import TABLES

MOST_PASTED_ROWS = 20_000


class PasteError(ValueError):
    """The pasted text is no block of the table; the message says why and what to do."""


@dataclass(frozen=True)
class Pasted:
    """The draft with the pasted rows, and how many of them changed or joined the table."""

    draft: Draft
    changed: int
    added: int


def paste(draft: Draft, name: str, text: str, style: str, *, replace: bool = False) -> Pasted:
    """Put a pasted block, whose first line names its columns, into a table.

    A row whose key is in the table changes the cells of that row; any other row is added.

    Args:
        draft: the draft to change.
        name: the table.
        text: lines of cells separated by tabs, as spreadsheets copy them, or by semicolons; or by
            commas where the style does not use them for decimals.
        style: the number style of the text.
        replace: whether the block takes the place of all rows of the table.

    Raises:
        PasteError: the block cannot be read.
    """
    block = _block(text, style)
    header = [cell.strip() for cell in block[0]]
    _check_header(name, header)
    rows = list(draft.rows(name)) if not replace else []
    ids: list[int | None] = list(draft.row_ids.get(name, ())) if not replace else []
    known = {row_key(name, row): place for place, row in enumerate(rows)}
    changed = added = 0
    for number, cells in enumerate(block[1:], 1):
        row = _row(name, header, cells, number, style)
        place = known.get(row_key(name, row))
        if place is None:
            known[row_key(name, row)] = len(rows)
            rows.append(row)
            ids.append(None)
            added += 1
        else:
            changed += any(rows[place].get(column, "") != row[column] for column in row)
            rows[place] = {**rows[place], **row}
    after = draft.with_table(name, rows, row_ids=None if replace else ids)
    return Pasted(after, changed, added)


def _block(text: str, style: str) -> list[list[str]]:
    lines = text.strip("\r\n").splitlines()
    if len(lines) < 2:
        raise PasteError(say("Paste at least two lines: the names of the columns, then the rows."))
    if len(lines) > MOST_PASTED_ROWS:
        message = say(
            "These are {count} lines; at most {most} can be pasted at once. Import a workbook.",
            count=len(lines),
            most=MOST_PASTED_ROWS,
        )
        raise PasteError(message)
    separator = _separator(lines[0])
    if separator == "," and style not in ("en_US", "es_MX"):
        raise PasteError(
            say(
                "The columns are separated by commas, which are decimal signs in this number "
                "style: copy the cells from a spreadsheet, or choose another style."
            )
        )
    try:
        block = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise PasteError(say("The text cannot be read as a table: {error}", error=error)) from None
    return [row for row in block if any(cell.strip() for cell in row)]


def _separator(line: str) -> str:
    return next((sign for sign in "\t;," if sign in line), "\t")


def _check_header(name: str, header: list[str]) -> None:
    schema = TABLES[name]
    for cell in header:
        if cell not in schema.by_name and not is_remark(cell):
            raise PasteError(
                say(
                    "The first line names the columns, and “{cell}” is none of {table}: {hint}",
                    cell=cell,
                    table=name,
                    hint=did_you_mean(cell, schema.by_name),
                )
            )
    if twice := {cell for cell in header if header.count(cell) > 1}:
        names = ", ".join(sorted(twice))
        raise PasteError(say("The first line names these columns twice: {names}", names=names))
    needed = [column for column in schema.key if column in schema.needed]
    if missing := [column for column in needed if column not in header]:
        raise PasteError(
            say(
                "The first line lacks {columns}, by which rows are recognised.",
                columns=", ".join(missing),
            )
        )


def _row(name: str, header: list[str], cells: list[str], number: int, style: str) -> Row:
    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        raise PasteError(
            say(
                "Row {row} has {cells} cells where the first line has {columns}.",
                row=number,
                cells=len(cells),
                columns=len(header),
            )
        )
    padded = [*cells, *[""] * len(header)]
    return {
        column: typed_cell(cell, column_of(name, column), style)
        for column, cell in zip(header, padded, strict=False)
    }
