"""A comparison as a workbook."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from prioritizer.explanation.compare import compare
from tests.explanation.choices import choice

ONE = choice(funding=[{"funder": "=1+1", "year": 2026, "amount": 2}])
OTHER = choice().replace(evaluate="final_year", credit_beyond_target=True)
PARTS = ("plans", "notes", "inputs", "rows", "money", "indicators", "objectives", "funded")


def test_a_sheet_for_each_part(tmp_path: Path) -> None:
    found = compare({"one": ONE, "=other": OTHER})
    found.write(tmp_path / "deep" / "comparison.xlsx")
    book = openpyxl.load_workbook(tmp_path / "deep" / "comparison.xlsx")
    sheets = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}

    assert set(sheets) == {f"result_{name}" for name in PARTS}
    assert sheets["result_plans"][1][0] == "one"
    assert sheets["result_plans"][1][4] == pytest.approx(0.4)
    assert ("scenario", "credit_beyond_target", "", "no", "yes") in sheets["result_inputs"]
    assert ("funding", "=1+1 / 2026", "yes", "no") in sheets["result_rows"]
    assert ("funder", "=1+1", 2, 0) in sheets["result_money"]
    assert sheets["result_objectives"][0] == ("plan of", "weights of one", "weights of =other")


def test_text_never_becomes_a_formula(tmp_path: Path) -> None:
    compare({"one": ONE, "=other": OTHER}).write(tmp_path / "comparison.xlsx")
    book = openpyxl.load_workbook(tmp_path / "comparison.xlsx")

    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_only_a_workbook(tmp_path: Path) -> None:
    found = compare([choice(), choice()], with_best_possible=False)

    with pytest.raises(ValueError, match=r"name it \.xlsx"):
        found.write(tmp_path / "comparison.csv")
