from pathlib import Path

import openpyxl
import xlsxwriter

from prioritizer.tables.lost_cells import lost_cells


def test_errors_and_formulas_without_a_value(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("plain").write_string(0, 0, "a")
        sheet = book.add_worksheet("costs & more")
        sheet.write_formula("A1", "=1+1", None, 2)
        sheet.write_formula("B3", "=NA()", None, "#N/A")
        sheet.write_formula("AA4", '=""', None, "")
    found = lost_cells(path.read_bytes())
    assert list(found) == ["costs & more"]
    assert [(cell.row, cell.column, cell.value) for cell in found["costs & more"]][:1] == [
        (2, 1, "#N/A")
    ]


def test_a_formula_that_was_never_calculated(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["B2"] = "=A1*2"
    book.save(tmp_path / "book.xlsx")
    ((name, (cell,)),) = lost_cells((tmp_path / "book.xlsx").read_bytes()).items()
    assert (name, cell.row, cell.column, cell.value) == ("Sheet", 1, 1, "=A1*2")
    assert "never calculated" in cell.message
