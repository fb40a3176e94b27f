import io
from pathlib import Path

import openpyxl
import pytest

from prioritizer.drafts import Draft
from prioritizer.drafts.importing import empty_tables, import_workbook, without_empty_tables
from tests.drafts.drafted import drafted


def workbook(tmp_path: Path, draft: Draft) -> openpyxl.Workbook:
    path = tmp_path / "case.xlsx"
    draft.scenario().write(path)
    return openpyxl.load_workbook(path)


def as_bytes(book: openpyxl.Workbook) -> bytes:
    memory = io.BytesIO()
    book.save(memory)
    return memory.getvalue()


@pytest.mark.parametrize("case", ["minimal", "mexico"])
def test_a_written_workbook_is_imported_without_difference(tmp_path: Path, case: str) -> None:
    imported = import_workbook(as_bytes(workbook(tmp_path, drafted(case))), "case.xlsx")
    assert (imported.faults, imported.lost) == ((), ())
    assert imported.draft is not None
    assert imported.draft.scenario() == drafted(case).scenario()


def test_every_fault_is_named_and_what_can_be_read_is_kept(tmp_path: Path) -> None:
    book = workbook(tmp_path, drafted())
    book["interventions"]["A3"] = "two words"
    book["interventions"]["B2"] = "perhaps"
    book["funding"]["C2"] = "3,75"
    book["indicators"]["A2"] = None
    book.create_sheet("fundings")["A1"] = "x"
    imported = import_workbook(as_bytes(book), "case.xlsx")
    places = {(fault.table, fault.row, fault.column) for fault in imported.faults}
    assert {
        ("interventions", 1, "decision"),
        ("funding", 1, "amount"),
        ("indicators", 1, "indicator"),
        ("fundings", None, None),
    } <= places
    assert imported.lost == ("fundings",)
    assert imported.draft is not None
    assert imported.draft.values("funding", "amount")[0] == "3,75"


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04 but no zip", b"\xd0\xcf\x11\xe0" * 9])
def test_what_is_no_workbook_is_one_fault(data: bytes) -> None:
    imported = import_workbook(data, "notes.xlsx")
    assert imported.draft is None
    (fault,) = imported.faults
    assert "notes.xlsx cannot be read as a workbook" in fault.message


def test_tables_without_rows_can_be_left_out() -> None:
    draft = drafted().with_table("regions", []).with_table("plan", [])
    assert empty_tables(draft) == ("regions", "plan")
    assert without_empty_tables(draft) == drafted()
