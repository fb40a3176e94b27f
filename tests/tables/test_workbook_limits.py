import io
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from prioritizer.tables.workbook import read_workbook_bytes
from prioritizer.tables.workbook_limits import CAREFUL, GENEROUS, Limits, refusal

SMALL = Limits(packed=100_000, unpacked=200_000, rows=50, cells=400)


def book(**cells: object) -> bytes:
    made = openpyxl.Workbook()
    for place, value in cells.items():
        made.active[place] = value
    memory = io.BytesIO()
    made.save(memory)
    return memory.getvalue()


def zipped(**members: bytes) -> bytes:
    memory = io.BytesIO()
    with ZipFile(memory, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        for name, data in members.items():
            archive.writestr(name, data)
    return memory.getvalue()


def test_an_ordinary_workbook_may_be_read() -> None:
    assert refusal(book(A1="setting", H50=1), SMALL) == ""


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"no workbook", "no .xlsx workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old or a protected"),
        (b"PK\x03\x04 torn", "damaged"),
        (b"P" * 100_001, "more than the"),
        (zipped(**{"xl/vbaProject.bin": b"x"}), "macros"),
        (zipped(**{"xl/media/picture": b"\0" * 300_000}), "unpacked"),
        (book(A51="below"), "row 51"),
        (book(A1="first", CV50="corner"), "5,000 cells"),
    ],
)
def test_what_is_too_large_or_no_workbook_is_refused_with_the_reason(
    data: bytes, words: str
) -> None:
    assert words in refusal(data, SMALL)


def test_a_zip_that_lies_about_its_size_is_found_out() -> None:
    honest = zipped(bomb=b"\0" * 3_000_000)
    size = (3_000_000).to_bytes(4, "little")
    lying = honest.replace(size, (10).to_bytes(4, "little"))
    assert lying != honest
    assert "unpacked" in refusal(lying, SMALL)


def test_a_zip_without_a_workbook_is_none() -> None:
    memory = io.BytesIO()
    with ZipFile(memory, "w") as archive:
        archive.writestr("letter.txt", b"hello")
    assert "no .xlsx workbook" in refusal(memory.getvalue(), SMALL)


def test_references_are_found_across_the_edges_of_pieces() -> None:
    filler = b"<c r='A1'><v>1</v></c>" * ((1 << 20) // 22)
    sheet = b"<sheetData>" + filler + b"<c  s='1' r='XFD1048576'/>" + b"</sheetData>"
    data = zipped(**{"xl/worksheets/sheet1.xml": sheet})
    assert "1,048,576" in refusal(data, CAREFUL)
    for cut in range(0, 30, 6):
        shifted = zipped(**{"xl/worksheets/sheet1.xml": b" " * cut + sheet})
        assert refusal(shifted, CAREFUL) == refusal(data, CAREFUL)


def test_a_million_rows_are_refused_before_they_are_read() -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in (1, 999_999))
    source = read_workbook_bytes(
        zipped(**{"xl/worksheets/sheet1.xml": rows}), "million.xlsx", CAREFUL
    )
    (fault,) = source.faults
    assert "million.xlsx" in fault.message
    assert "999,999" in fault.message


def test_the_command_line_reads_what_a_sheet_can_hold() -> None:
    assert GENEROUS.rows == 1_048_576
    assert refusal(book(A1="x", A1048576="y"), GENEROUS) == ""


def test_a_torn_member_is_damaged() -> None:
    data = bytearray(zipped(**{"xl/worksheets/sheet1.xml": bytes(range(256)) * 500}))
    start = data.find(b"sheet1.xml") + 20
    data[start : start + 20] = b"\xff" * 20
    assert "damaged" in refusal(bytes(data), SMALL)


def test_a_sheet_of_open_tags_is_read_in_one_pass() -> None:
    sheet = b"<c " * 5_000_000
    assert refusal(zipped(**{"xl/worksheets/sheet1.xml": sheet}), CAREFUL) == ""
