"""A comparison as one workbook: a sheet for each part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeAlias

import xlsxwriter

from prioritizer.allocation import plain
from prioritizer.answer_files import WORKBOOK_SUFFIX, write_sheet
from prioritizer.explanation.compare import DEFINITION, Comparison, PlanLine
from prioritizer.language import say

Sheet: TypeAlias = tuple[str, list[str], list[list[Any]]]

YES_NO = {True: "yes", False: "no"}


def write_comparison(found: Comparison, path: Path) -> None:
    """Write the workbook; text never becomes a formula or a link.

    Raises:
        ValueError: the path does not end in .xlsx.
    """
    if path.suffix.lower() != WORKBOOK_SUFFIX:
        raise ValueError(
            say("{name}: a comparison is written as a workbook, name it .xlsx", name=path.name)
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    options = {"strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": False}
    with xlsxwriter.Workbook(path, options) as book:
        header = book.add_format({"bold": True, "bottom": 1})
        for name, titles, rows in sheets(found):
            write_sheet(
                book, name, titles, [[cell(value) for value in row] for row in rows], header
            )


def sheets(found: Comparison) -> Iterator[Sheet]:
    """Name, header and rows of each sheet."""
    names = list(found.names)
    columns = [field.name for field in fields(PlanLine)]
    plans = [[getattr(plan, column) for column in columns] for plan in found.plans]
    yield "plans", columns, plans
    yield "notes", ["note"], [[note] for note in (*found.notes, say(DEFINITION))]
    yield (
        "inputs",
        ["table", "row", "column", *names],
        [[d.table, d.id, d.column, *(d.values[name] for name in names)] for d in found.inputs],
    )
    yield (
        "rows",
        ["table", "row", *names],
        [[d.table, d.id, *(name in d.present for name in names)] for d in found.rows],
    )
    yield (
        "money",
        ["by", "item", *names],
        [[line.by, line.item, *(line.amounts[name] for name in names)] for line in found.money],
    )
    yield indicators_sheet(found)
    matrix = found.matrix()
    yield (
        "objectives",
        [say("plan of"), *(say("weights of {name}", name=name) for name in names)],
        [[name, *(matrix[name][other] for other in names)] for name in names],
    )
    yield (
        "funded",
        ["programme", *names],
        [
            [line.item, *(state(line.funded, line.not_funded, n) for n in names)]
            for line in found.funded
        ],
    )


def indicators_sheet(found: Comparison) -> Sheet:
    """One row for each indicator and scenario."""
    columns = ["indicator", "unit", "scenario", "baseline", "target", "value", "gain", "progress"]
    rows = [[getattr(line, column) for column in columns] for line in found.indicators]
    return "indicators", columns, rows


def state(funded: Iterable[str], not_funded: Iterable[str], name: str) -> bool | None:
    """Whether a plan funds a programme; None where it is not decided."""
    return True if name in funded else (False if name in not_funded else None)


def cell(value: Any) -> Any:
    """A cell: yes or no for a claim, blank for what is no finite number."""
    return YES_NO[value] if isinstance(value, bool) else plain(value)
