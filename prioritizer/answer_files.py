"""The answer as files: a folder of CSV tables, or one workbook with the inputs beside it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pandas as pd
import xlsxwriter

from prioritizer.language import say
from prioritizer.tables.settings import Settings
from prioritizer.tables.workbook import RESULT_PREFIX, write_scenario_sheets

if TYPE_CHECKING:
    from prioritizer.allocation import Allocation
    from prioritizer.scenario import Scenario

Document: TypeAlias = Mapping[str, Any]
"""`Allocation.to_dict()`."""

WORKBOOK_SUFFIX = ".xlsx"

MONEY_COLUMNS = frozenset({"cost", "amount", "carried_in", "spent", "carried_out", "unspent"})
"""Columns in the scenario's currency unit, in whichever table."""


def write_answer(answer: Allocation, path: Path) -> None:
    """Write an answer to a folder, or to a workbook where the path ends in .xlsx."""
    if path.suffix.lower() == WORKBOOK_SUFFIX:
        write_workbook(answer, path)
    else:
        write_folder(answer, path)


def summary(scenario: Scenario, document: Document) -> list[tuple[str, object]]:
    """What an auditor asks first: how good the plan is, how sure, and which inputs it is of."""
    rows: list[tuple[str, object]] = [
        ("title", scenario.settings.title),
        ("status", document["status"]),
        ("objective", document["objective"]),
        ("bound", document["bound"]),
        ("gap", document["gap"]),
        ("total cost", document["total_cost"]),
        ("money unit", unit_of(scenario.settings)),
        ("engine", document["engine"]),
        ("solver", document["solver"]),
        ("seconds", round(document["seconds"], 3)),
        ("digest of the inputs", scenario.digest),
    ]
    rows += [(f"objective {o['name']}", o["value"]) for o in document["objectives"]]
    return rows


def money_unit(answer: Allocation) -> str:
    """The unit of every amount of an answer, such as "million MXN, prices of 2026"."""
    return unit_of(answer.scenario.settings)


def unit_of(settings: Settings) -> str:
    """The unit of every amount of a scenario, such as "million MXN, prices of 2026"."""
    unit = multiple_of(settings.currency_unit, settings.currency)
    if settings.price_year:
        return say("{unit}, prices of {year}", unit=unit, year=settings.price_year)
    return unit


def multiple_of(factor: float, currency: str) -> str:
    """A multiple of a currency in words, "" for the bare unit of a currency without a name.

    >>> multiple_of(1e6, "MXN"), multiple_of(1.0, "MXN"), multiple_of(1e3, "")
    ('million MXN', 'MXN', 'thousand')
    """
    words = {
        1.0: currency,
        1e3: say("thousand {currency}", currency=currency),
        1e6: say("million {currency}", currency=currency),
        1e9: say("billion {currency}", currency=currency),
    }
    return words.get(factor, f"{factor:g} {currency}").strip()


def write_folder(answer: Allocation, folder: Path) -> None:
    """Write summary.csv and one CSV file for each table of the answer."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = summary(answer.scenario, answer.to_dict())
    write_csv(folder / "summary.csv", ("item", "value"), rows)
    for name, frame in answer.tables().items():
        write_csv(folder / f"{name}.csv", frame.columns, frame.itertuples(index=False))


def write_csv(path: Path, header: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Write UTF-8 with a header row; a number that does not exist is a blank cell."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([shown(cell) for cell in row] for row in rows)


def shown(cell: Any) -> Any:
    """A cell as written: blank for what does not exist, full digits for numbers."""
    return "" if cell is None or pd.isna(cell) else cell


def write_workbook(answer: Allocation, path: Path) -> None:
    """Write the inputs, as in a scenario's workbook, and the answer on sheets of its own."""
    data = workbook_bytes(answer.scenario, answer.to_dict())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def workbook_bytes(scenario: Scenario, document: Document) -> bytes:
    """A workbook of the inputs and the answer, made from the answer's document.

    The sheets of the answer begin with ``RESULT_PREFIX``, by which a reader of the scenario
    leaves them out: the workbook can be edited and solved again.

    Raises:
        ScenarioError: a text or a table is longer than a sheet can hold.
    """
    from prioritizer.allocation import COLUMNS

    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "nan_inf_to_errors": False,
    }
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory, options) as book:
        header = book.add_format({"bold": True, "bottom": 1})
        rows: Iterable[Iterable[object]] = summary(scenario, document)
        write_sheet(book, "summary", ("item", "value"), rows, header)
        unit = unit_of(scenario.settings)
        for name, least in COLUMNS.items():
            records = document[name]
            columns = list(records[0]) if records else list(least)
            titles = [with_unit(column, unit) for column in columns]
            write_sheet(book, name, titles, (list(r.values()) for r in records), header)
        write_scenario_sheets(scenario, book)
    return memory.getvalue()


def with_unit(column: str, unit: str) -> str:
    """A header with its unit, such as "cost (million MXN, prices of 2026)"."""
    return f"{column} ({unit})" if column in MONEY_COLUMNS else column


def write_sheet(
    book: xlsxwriter.Workbook,
    name: str,
    titles: Iterable[str],
    rows: Iterable[Iterable[object]],
    header: Any,
) -> None:
    """Write one sheet of the answer; text never becomes a formula or a link."""
    sheet = book.add_worksheet(f"{RESULT_PREFIX}{name}")
    widths = []
    for column, title in enumerate(titles):
        sheet.write_string(0, column, title, header)
        widths.append(max(12, min(len(title) + 2, 40)))
    for row, cells in enumerate(rows, start=1):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(row, column, cell)
            elif shown(cell) != "":
                sheet.write_number(row, column, float(cell))  # type: ignore[arg-type]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
