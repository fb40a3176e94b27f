"""The answer as files: CSV tables for programs, a workbook for people."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import prioritizer as pr
from prioritizer.allocation import COLUMNS
from prioritizer.answer_files import money_unit, workbook_bytes
from prioritizer.tables.workbook import RESULT_PREFIX

TRAP = '=HYPERLINK("x")'


@pytest.fixture(scope="module")
def answer() -> pr.Allocation:
    """The answer of inputs/minimal with a programme whose name looks like a formula."""
    scenario = pr.read_scenario("inputs/minimal")
    return pr.solve(scenario.replace(title=TRAP))


@pytest.fixture(scope="module")
def folder(answer: pr.Allocation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("answer") / "deep" / "folder"
    answer.write(place)
    return place


@pytest.fixture(scope="module")
def book(answer: pr.Allocation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("answer") / "deep" / "answer.xlsx"
    answer.write(place)
    return place


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_a_folder_has_a_file_for_each_table_and_a_summary(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {
        "summary.csv",
        *(f"{name}.csv" for name in COLUMNS),
    }


@pytest.mark.parametrize("name", COLUMNS)
def test_a_file_has_the_table_with_full_digits(
    answer: pr.Allocation, folder: Path, name: str
) -> None:
    header, *rows = rows_of(folder / f"{name}.csv")
    frame = answer.table(name)

    assert tuple(header) == COLUMNS[name]
    for column in frame.columns:
        written = [row[header.index(column)] for row in rows]
        for cell, text in zip(frame[column].tolist(), written, strict=True):
            assert text == ("" if cell is None or cell != cell else str(cell))


def test_the_summary_says_how_good_how_sure_and_of_what(
    answer: pr.Allocation, folder: Path
) -> None:
    summary = dict(rows_of(folder / "summary.csv")[1:])

    assert summary["status"] == "optimal"
    assert float(summary["objective"]) == answer.objective
    assert float(summary["objective weighted_gain"]) == answer.objective
    assert summary["money unit"] == "million USD, prices of 2027"
    assert summary["digest of the inputs"] == answer.scenario.digest


def sheets(book: Path) -> Any:
    return openpyxl.load_workbook(book)


def test_a_workbook_has_the_answer_and_the_inputs(answer: pr.Allocation, book: Path) -> None:
    names = sheets(book).sheetnames
    results = [f"{RESULT_PREFIX}{name}" for name in ("summary", *COLUMNS)]

    assert names[: len(results)] == results
    assert set(names[len(results) :]) == {"scenario", *answer.scenario.tables}


@pytest.mark.parametrize("name", COLUMNS)
def test_a_sheet_has_numbers_as_numbers(answer: pr.Allocation, book: Path, name: str) -> None:
    header, *rows = sheets(book)[f"{RESULT_PREFIX}{name}"].iter_rows(values_only=True)
    frame = answer.table(name)

    assert [title.partition(" (")[0] for title in header] == list(frame.columns)
    assert len(rows) == len(frame)
    for row, cells in zip(rows, frame.itertuples(index=False), strict=True):
        for read, cell in zip(row, cells, strict=True):
            if isinstance(cell, str):
                assert (read or "") == cell
            elif cell != cell:
                assert read is None
            else:
                assert read == pytest.approx(cell, rel=1e-14)


def test_money_bears_its_unit(book: Path) -> None:
    header = next(sheets(book)[f"{RESULT_PREFIX}money"].iter_rows(values_only=True))

    assert header[-1] == "amount (million USD, prices of 2027)"


def test_text_that_looks_like_a_formula_stays_text(book: Path) -> None:
    for sheet in sheets(book):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
    assert sheets(book)[f"{RESULT_PREFIX}summary"]["B2"].value == TRAP


def test_the_workbook_is_a_scenario_that_can_be_solved_again(
    answer: pr.Allocation, book: Path
) -> None:
    again = pr.read_scenario(book)

    assert again == answer.scenario
    assert pr.solve(again).objective == answer.objective


def test_names_that_would_run_are_text_among_inputs_and_results(tmp_path: Path) -> None:
    scenario = pr.read_scenario("inputs/minimal")
    table = scenario.given("interventions")
    assert table is not None
    bad = ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "http://example.org"]
    odd = scenario.replace(interventions=table.assign(name=bad, notes=bad))
    document = pr.solve(odd).to_dict()
    (tmp_path / "odd.xlsx").write_bytes(workbook_bytes(odd, document))

    assert pr.read_scenario(tmp_path / "odd.xlsx") == odd
    found = [
        cell
        for sheet in sheets(tmp_path / "odd.xlsx")
        for row in sheet.iter_rows()
        for cell in row
        if cell.value in bad
    ]
    assert len(found) == 2 * len(bad)
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in found)


def test_an_answer_without_a_plan_can_be_written(tmp_path: Path) -> None:
    scenario = pr.read_scenario("inputs/minimal").with_overrides(
        ["indicators.homicide_rate.required=1"]
    )
    answer = pr.solve(scenario)
    answer.write(tmp_path / "folder")
    answer.write(tmp_path / "answer.xlsx")

    assert dict(rows_of(tmp_path / "folder" / "summary.csv")[1:])["status"] == "infeasible"
    assert rows_of(tmp_path / "folder" / "allocation.csv") == [list(COLUMNS["allocation"])]
    assert pr.read_scenario(tmp_path / "answer.xlsx") == scenario


@pytest.mark.parametrize(
    ("settings", "unit"),
    [
        ({"currency": "MXN"}, "million MXN"),
        ({"currency": "MXN", "currency_unit": 1, "price_year": 2026}, "MXN, prices of 2026"),
        ({"currency": "MXN", "currency_unit": 1e9}, "billion MXN"),
        ({"currency": "MXN", "currency_unit": 100}, "100 MXN"),
    ],
)
def test_the_unit_of_money_in_words(settings: dict[str, Any], unit: str) -> None:
    scenario = pr.read_scenario("inputs/minimal")
    blank = scenario.replace(currency=None, currency_unit=None, price_year=None)

    assert money_unit(pr.evaluate(blank.replace(**settings))) == unit
