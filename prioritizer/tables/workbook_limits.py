"""What a workbook may weigh before anyone tries to read it: zip bombs, endless sheets, macros.

A reader builds every sheet as a full rectangle in memory, so that one cell in the last corner of
a sheet costs as much as all of them. Everything here looks at the packed bytes as a stream and
holds little of them.
"""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass
from zipfile import BadZipFile, ZipFile, ZipInfo

from prioritizer.language import number_text, say

_PIECE = 1 << 20
_LONGEST_CELL_TAG = 200  # bytes; what may be cut at the edge of a piece
_REFERENCE = re.compile(rb"""<[a-z:]*(?:c|row)\s[^<>]*?\br=["']([A-Z]{0,3})([0-9]{1,7})["']""")
_MACROS = "vbaProject.bin"
_PASSWORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how OLE files begin: old .xls, or encrypted


@dataclass(frozen=True)
class Limits:
    """The most that is read: bytes of the file, bytes unpacked, rows and cells of a sheet."""

    packed: int
    unpacked: int
    rows: int
    cells: int


GENEROUS = Limits(packed=1 << 28, unpacked=1 << 31, rows=1_048_576, cells=1 << 26)
"""For files that the user names on the command line."""

CAREFUL = Limits(packed=20 << 20, unpacked=200 << 20, rows=100_000, cells=4_000_000)
"""For files that are sent to a server which others use too."""


def refusal(data: bytes, limits: Limits) -> str:
    """Why these bytes are not read as a workbook, with the remedy; "" where they may be."""
    if len(data) > limits.packed:
        return say(
            "the file has {size} MB, more than the {most} MB that are read: remove what is not "
            "part of the scenario",
            size=number_text(len(data) / 1e6, 0),
            most=number_text(limits.packed / 1e6, 0),
        )
    if data.startswith(_PASSWORD):
        return say("it is an old or a protected workbook: save it as .xlsx without a password")
    if not data.startswith(b"PK"):
        return say("it is no .xlsx workbook: save it as one from your spreadsheet program")
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            return _refused_archive(archive, limits)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        return say("the file is damaged ({error}): save it again or send it anew", error=error)


def _refused_archive(archive: ZipFile, limits: Limits) -> str:
    members = archive.infolist()
    if any(member.filename.endswith(_MACROS) for member in members):
        return say("it holds macros, which are never run here: save it as .xlsx without macros")
    if "xl/workbook.xml" not in archive.namelist():
        return say("it is no .xlsx workbook: save it as one from your spreadsheet program")
    left = limits.unpacked
    for member in members:
        # what the directory says of the size may be a lie: only what comes out counts
        left, problem = _unpack(archive, member, left, limits)
        if problem:
            return problem
    return ""


def _unpack(archive: ZipFile, member: ZipInfo, left: int, limits: Limits) -> tuple[int, str]:
    """Stream one member: how many bytes may still come, and why it is refused."""
    is_sheet = member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml")
    member.file_size = left + 2 * _PIECE
    rows = columns = 0
    kept = b""
    with archive.open(member) as stream:
        while piece := stream.read(min(_PIECE, left + 1)):
            left -= len(piece)
            if left < 0:
                return left, _too_large(limits)
            if not is_sheet:
                continue
            text = kept + piece
            for letters, digits in _REFERENCE.findall(text):
                rows, columns = max(rows, int(digits)), max(columns, _column(letters))
            if rows > limits.rows:
                return left, _too_many_rows(rows, limits)
            if rows * columns > limits.cells:
                return left, _too_many_cells(rows * columns, limits)
            kept = text[-_LONGEST_CELL_TAG:]
    return left, ""


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _too_large(limits: Limits) -> str:
    return say(
        "unpacked it has more than the {most} MB that are read: remove what is not part of the "
        "scenario",
        most=number_text(limits.unpacked / 1e6, 0),
    )


def _too_many_rows(rows: int, limits: Limits) -> str:
    return say(
        "a sheet goes down to row {rows}, and {most} are read: delete the rows below the table, "
        "formatted ones too",
        rows=number_text(rows, 0),
        most=number_text(limits.rows, 0),
    )


def _too_many_cells(cells: int, limits: Limits) -> str:
    return say(
        "a sheet spans {cells} cells, and {most} are read: delete the rows and columns beside the "
        "table, formatted ones too",
        cells=number_text(cells, 0),
        most=number_text(limits.cells, 0),
    )
