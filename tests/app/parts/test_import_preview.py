import io
from pathlib import Path

import openpyxl

from prioritizer.drafts.templates import empty_workbook
from tests.app.editing_pages import again, click, draft, run, texts
from tests.drafts.drafted import drafted

LINES = """
from prioritizer.app.parts.import_preview import preview_import, upload_workbook
upload_workbook()
preview_import()
"""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(tmp_path: Path, **cells: str) -> bytes:
    """The smallest example with other cells, such as funding_C2."""
    path = tmp_path / "case.xlsx"
    drafted().scenario().write(path)
    book = openpyxl.load_workbook(path)
    for place, value in cells.items():
        sheet, _, cell = place.rpartition("_")
        book[sheet][cell] = value
    memory = io.BytesIO()
    book.save(memory)
    return memory.getvalue()


def test_what_changes_is_shown_and_replacing_can_be_undone(tmp_path: Path) -> None:
    at = run(LINES)
    at.file_uploader[0].set_value(("case.xlsx", workbook(tmp_path, funding_C2="77"), XLSX))
    again(at)
    assert "1 change to the open scenario" in [part.label for part in at.expander]
    assert list(at.dataframe[0].value["After"]) == ["77"]
    click(at, "import_replace")
    assert draft(at).values("funding", "amount")[0] == "77"
    assert len(at.session_state["history"].past) == 1
    assert not at.dataframe


def test_faults_are_named_and_the_open_scenario_stays(tmp_path: Path) -> None:
    at = run(LINES)
    at.file_uploader[0].set_value(("<b>.xlsx", workbook(tmp_path, funding_C2="4,9"), XLSX))
    again(at)
    shown = texts(at)
    assert "<b>.xlsx" in shown
    assert "row 1, column amount, “4,9”" in shown
    assert draft(at) == drafted()
    click(at, "import_cancel")
    assert not at.error
    assert draft(at) == drafted()


def test_a_workbook_becomes_a_scenario_of_its_own(tmp_path: Path) -> None:
    at = run(LINES, case="")
    at.file_uploader[0].set_value(("case.xlsx", workbook(tmp_path), XLSX))
    again(at)
    assert "without a fault" in texts(at)
    click(at, "import_open")
    assert draft(at).scenario() == drafted().scenario()


def test_what_is_no_workbook_opens_nothing() -> None:
    at = run(LINES)
    at.file_uploader[0].set_value(("bomb.xlsx", b"PK\x03\x04 no zip", XLSX))
    again(at)
    assert "cannot be read as a workbook" in texts(at)
    assert "your work is as it was" in texts(at)
    click(at, "import_close")
    assert draft(at) == drafted()


def test_empty_sheets_of_the_template_are_left_out_unless_wanted() -> None:
    at = run(LINES, case="")
    at.file_uploader[0].set_value(("template.xlsx", empty_workbook(), XLSX))
    again(at)
    assert at.checkbox(key="import_without_empty").value
    click(at, "import_open")
    assert draft(at).tables == {}


def test_many_uploads_leave_one_behind(tmp_path: Path) -> None:
    at = run(LINES)
    for number in range(5):
        name = f"case{number}.xlsx"
        at.file_uploader[0].set_value((name, workbook(tmp_path), XLSX))
        again(at)
    assert at.session_state["imported_workbook"].name == "case4.xlsx"
    assert at.file_uploader[0].value is None
