"""A workbook that someone sends, as a draft: every fault named, nothing lost in silence."""

from __future__ import annotations

from dataclasses import dataclass

from prioritizer.drafts.draft import Draft
from prioritizer.tables.faults import Fault, ScenarioError
from prioritizer.tables.read import scenario_of
from prioritizer.tables.schema import TABLES
from prioritizer.tables.source import Source
from prioritizer.tables.workbook import read_workbook_bytes
from prioritizer.tables.workbook_limits import CAREFUL, Limits


@dataclass(frozen=True)
class Imported:
    """What came out of a workbook.

    Attributes:
        draft: what could be read; None where the file is no workbook, or not safe to read.
        faults: every fault, by sheet, row and column as in the workbook; () where it is valid.
        lost: sheets that the draft does not hold, since they could not be read.
    """

    draft: Draft | None
    faults: tuple[Fault, ...]
    lost: tuple[str, ...]


def import_workbook(data: bytes, name: str, limits: Limits = CAREFUL) -> Imported:
    """Read a workbook from its bytes.

    Args:
        data: the file.
        name: its name, told in faults.
        limits: how large it may be.
    """
    return _imported(read_workbook_bytes(data, name, limits))


def _imported(source: Source) -> Imported:
    draft = Draft.of_source(source) if source.tables or source.settings else None
    try:
        scenario_of(source)
    except ScenarioError as error:
        return Imported(draft, error.faults, _lost(source))
    return Imported(draft, (), ())


def _lost(source: Source) -> tuple[str, ...]:
    """The sheets that were there but are not in the draft."""
    named = {fault.table for fault in source.faults} - {"scenario"}
    known = [name for name in TABLES if name in named]
    unknown = sorted(named - set(TABLES))
    return tuple(name for name in (*known, *unknown) if name not in source.tables)


def empty_tables(draft: Draft) -> tuple[str, ...]:
    """The tables of a draft that have no row."""
    return tuple(name for name, rows in draft.tables.items() if not rows)


def without_empty_tables(draft: Draft) -> Draft:
    """A copy without the tables that have no row, as templates bring them."""
    for name in empty_tables(draft):
        draft = draft.without_table(name)
    return draft
