"""What the readers hand over: untyped settings and tables, and what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from prioritizer.language import say
from prioritizer.tables.data import RawTable
from prioritizer.tables.faults import Fault

Row = Sequence[str]


@dataclass
class Source:
    """A folder or workbook as it was read, before typing."""

    settings: dict[str, Any] = field(default_factory=dict)
    tables: dict[str, RawTable] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)

    def refuse(self, table: str, message: str, row: int | None = None) -> None:
        """Note that a table cannot be read."""
        self.unreadable.add(table)
        self.faults.append(Fault(table, row, None, None, message))


def table_from_rows(source: Source, name: str, rows: Sequence[Row]) -> None:
    """Add a table whose first row is the header; blank rows are skipped, but counted.

    Columns without a header and without a cell are left out, as spreadsheets write them.
    """
    if not rows or not any(rows[0]):
        source.refuse(
            name, say("has no header row: write the names of the columns in the first row")
        )
        return
    header = list(rows[0])
    numbered = [(number, row) for number, row in enumerate(rows[1:], 1) if any(row)]
    if not _is_rectangular(source, name, header, numbered):
        return
    columns = list(zip(*(row for _, row in numbered), strict=True)) or [()] * len(header)
    kept = {place for place, cells in enumerate(columns) if header[place] or any(cells)}
    if not _has_plain_header(source, name, [header[place] for place in sorted(kept)]):
        return
    numbers = tuple(number for number, _ in numbered)
    is_gapless = numbers == tuple(range(1, len(numbers) + 1))
    source.tables[name] = RawTable(
        {header[place]: columns[place] for place in sorted(kept)},
        len(numbered),
        None if is_gapless else numbers,
    )


def _is_rectangular(
    source: Source, name: str, header: list[str], numbered: list[tuple[int, Row]]
) -> bool:
    width = len(header)
    ragged = [(number, row) for number, row in numbered if len(row) != width]
    for number, row in ragged:
        message = say(
            "has {count} cells where the header has {width}: put text that holds a "
            "comma in double quotes, and add or remove commas",
            count=len(row),
            width=width,
        )
        source.refuse(name, message, number)
    return not ragged


def _has_plain_header(source: Source, name: str, header: list[str]) -> bool:
    if len(header) == 1 and ";" in header[0]:
        message = say("separates columns with `;`: save it with commas between the columns")
        source.refuse(name, message)
        return False
    before = len(source.faults)
    if "" in header:
        source.refuse(name, say("has a column without a header: name it, or clear its cells"))
    for twice in sorted({one for one in header if one and header.count(one) > 1}):
        source.unreadable.add(name)
        message = say("is the header of two columns: rename or remove one")
        source.faults.append(Fault(name, None, twice, None, message))
    return len(source.faults) == before
