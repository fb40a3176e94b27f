"""What a table and a column are: the vocabulary in which the schema is declared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from prioritizer.language import say

Default = str | float | int | bool | None

EXTRA_PREFIX = "x_"
"""Columns that begin so are the author's own: kept and written back, never read."""


class Kind(StrEnum):
    """How the cells of a column are typed."""

    ID = "id"  # names a row (or, in a table with a composite key, a thing)
    LABEL = "label"  # a word by which rules select: category, agency
    REFERENCE = "reference"  # one id of another table
    REFERENCES = "ids"  # ids of another table, `;` between
    SELECTOR = "selector"  # ids, `;` between, one leading `!` = all but these
    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole number"
    FLAG = "yes or no"
    CHOICE = "choice"
    RULE_YEAR = "year or each"  # a year, the word each, or blank

    @property
    def is_numeric(self) -> bool:
        """Whether the typed cells are numbers."""
        return self in (Kind.NUMBER, Kind.WHOLE)


@dataclass(frozen=True)
class Column:
    """A column: its kind, whether it must be filled in, its default, unit, bounds and meaning.

    `minimum` and `maximum` are inclusive, `above` is exclusive. `refers_to` lists the columns
    (`table.column`) in which a referenced id may stand. Without a default a blank is kept.
    """

    name: str
    kind: Kind
    description: str
    required: bool = False
    default: Default = None
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    above: float | None = None
    refers_to: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()

    @property
    def may_be_blank(self) -> bool:
        """Whether a complete table can hold a blank here."""
        return not self.required and self.default is None

    @property
    def bounds(self) -> str:
        """The bounds in words, "" where there is none."""
        parts = []
        if self.above is not None:
            parts.append(say("above {limit:g}", limit=self.above))
        if self.minimum is not None:
            parts.append(say("at least {limit:g}", limit=self.minimum))
        if self.maximum is not None:
            parts.append(say("at most {limit:g}", limit=self.maximum))
        return ", ".join(parts)


SOURCE = Column("source", Kind.TEXT, "Where the numbers of the row come from.")
NOTES = Column("notes", Kind.TEXT, "Remarks on the row.")
REMARKS = (SOURCE, NOTES)
"""Columns that every table takes; they are kept and written back unread."""


@dataclass(frozen=True)
class Table:
    """A table: its columns in reading order and the columns that identify a row."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    required: bool = False

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """The columns by name, without source and notes."""
        return {column.name: column for column in self.columns}

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """The names of the columns that must be there."""
        return tuple(column.name for column in self.columns if column.required)

    def takes(self, name: str) -> bool:
        """Whether a column of this name may stand in the table."""
        return name in self.by_name or is_remark(name)


def is_remark(name: str) -> bool:
    """Whether a column is kept unread: source, notes and those that begin with `x_`."""
    return name in ("source", "notes") or name.startswith(EXTRA_PREFIX)
