import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from prioritizer.tables.columns import Column, Kind
from prioritizer.tables.faults import ScenarioError
from prioritizer.tables.read import read_scenario
from prioritizer.tables.workbook import (
    LONGEST_TEXT,
    RESULT_PREFIX,
    header_comment,
    read_workbook,
    write_workbook,
)
from tests.tables.cases import scenario, tables


def written(path: Path, **sheets: list[list[Any]]) -> Path:
    """The small scenario as a workbook, with the rows of some sheets replaced."""
    write_workbook(scenario().content, path)
    book = openpyxl.load_workbook(path)
    for name, rows in sheets.items():
        if name in book.sheetnames:
            book.remove(book[name])
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_numbers_and_flags_of_a_sheet_in_columns_of_ids(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["funder", "name"], [1.0, None], [True, 2.5]]
    path = written(tmp_path / "a.xlsx", funders=rows)
    assert list(read_workbook(path).tables["funders"].columns["funder"]) == ["1", "TRUE"]


def test_text_is_never_a_formula_or_a_link(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    notes = ["=1+1", "https://example.org", "@x"]
    rows = [
        row | {"notes": note} for row, note in zip(tables()["interventions"], notes, strict=True)
    ]
    case = scenario(interventions=rows)
    case.write(path)
    with ZipFile(path) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "sheet" in name]
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)
    assert read_scenario(path) == case


def test_headers_explain_themselves_and_stay_in_view(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "a.xlsx"))
    sheet = book["interventions"]
    assert sheet.freeze_panes == "B2"
    assert "Unit: currency unit" in sheet["C1"].comment.text
    assert sheet["A1"].font.bold


def test_header_comment() -> None:
    column = Column("cost", Kind.NUMBER, "What it costs.", default=0.0, unit="euros")
    assert header_comment(column) == "What it costs.\nnumber\nUnit: euros\nDefault: 0"


@pytest.mark.parametrize("header", [[], [["setting", "value"]], [["Setting", "Value"]]])
def test_the_sheet_of_settings(tmp_path: Path, header: list[list[str]]) -> None:
    rows: list[list[Any]] = [
        *header,
        ["years", "[2027, 2028, 2029]"],
        ["title", "Plan 2027: a first = try"],
        ["currency", '"MXN"'],
        ["discount_rate", 0.05],
        ["credit_beyond_target", True],
        [None, None],
        ["evaluate", "final_year"],
        ["sustainability.tail_ceiling", 4],
    ]
    settings = read_scenario(written(tmp_path / "a.xlsx", scenario=rows)).settings
    assert settings.title == "Plan 2027: a first = try"
    assert (settings.currency, settings.discount_rate) == ("MXN", 0.05)
    assert settings.credit_beyond_target
    assert (settings.evaluate, settings.tail_ceiling) == ("final_year", 4)


@pytest.mark.parametrize(
    ("rows", "column", "problem"),
    [
        ([["years", "2027 to 2029"]], "years", "is not a list of years"),
        ([["years", "[2027]"], ["years", "[2028]"]], "years", "there twice"),
        ([["years", "[2027]", "why"]], None, "more than two columns"),
        ([["years", "[2027]"], ["yeers", "1"]], "yeers", "did you mean years?"),
    ],
)
def test_settings_at_fault(
    tmp_path: Path, rows: list[list[Any]], column: str | None, problem: str
) -> None:
    with pytest.raises(ScenarioError) as caught:
        read_scenario(written(tmp_path / "a.xlsx", scenario=rows))
    found = [fault for fault in caught.value.faults if problem in fault.message]
    assert [(fault.table, fault.column) for fault in found] == [("scenario", column)]


def test_sheets_of_unknown_tables(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", fundings=[["a"]], Sheet1=[], result_money=[["funder"]])
    (fault,) = read_workbook(path).faults
    assert fault.table == "fundings"
    assert "did you mean funding?" in fault.message


def test_answers_are_not_read() -> None:
    assert RESULT_PREFIX == "result_"


def test_errors_of_a_sheet_are_no_blanks(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["funder", "year", "amount"], ["eu", 2027, "=1/0"]]
    (fault,) = read_workbook(written(tmp_path / "a.xlsx", funding=rows)).faults
    assert (fault.table, fault.row, fault.column) == ("funding", 1, "amount")


def test_files_that_are_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK nonsense")
    with pytest.raises(ScenarioError, match="cannot be read as a workbook") as caught:
        read_scenario(path)
    assert len(caught.value.faults) == 1


def test_texts_that_no_cell_can_hold(tmp_path: Path) -> None:
    rows = [row | {"notes": "a" * (LONGEST_TEXT + 1)} for row in tables()["effects"][:1]]
    with pytest.raises(ScenarioError, match="longer than"):
        scenario(effects=rows).write(tmp_path / "a.xlsx")
    assert not list(tmp_path.iterdir())


def test_rows_count_from_the_header(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["funder", "year", "amount"],
        [],
        ["eu", 2027, 1],
        [],
        ["eu", 2028, -1],
    ]
    with pytest.raises(ScenarioError) as caught:
        read_scenario(written(tmp_path / "a.xlsx", funding=rows))
    assert [fault.row for fault in caught.value.faults] == [4]


def test_a_missing_sheet_of_settings(tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    del book["scenario"]
    book.save(path)
    with pytest.raises(ScenarioError, match=re.escape("add a sheet `scenario`")) as caught:
        read_scenario(path)
    assert len(caught.value.faults) == 1
