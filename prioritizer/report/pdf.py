"""A report as PDF, on A4, with the letters inside the file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from prioritizer.language import say
from prioritizer.report.charts import as_png
from prioritizer.report.parts import Block, Chart, Code, Grid, Paragraph, Points, Report

PLAIN, BOLD, ITALIC = "Vera", "Vera-Bold", "Vera-Italic"
"""Bitstream Vera, which comes with ReportLab and has every letter of Spanish."""

INK, SOFT, RULE, ACCENT, SHADE = "#1f2430", "#5b6270", "#d5d8de", "#0a4f7d", "#f4f5f7"
MARGIN = 50.0
"""Points around the text."""

HEADING_ROOM, CHART_ROOM = 120.0, 340.0
"""Points that must be left on a page for a heading or a table, and for a chart, to begin there."""

PADDING = 5.0
"""Points at both sides of a cell's text, together."""

LONGEST_TITLE = 70.0
"""Points up to which a column is made wider for its title."""

NARROW = 6
"""Tables of more columns are set smaller."""

LONGEST_CELL = 1200
"""Signs of a cell that are printed: a row must fit on a page."""


def as_pdf(report: Report) -> bytes:
    """The report as a PDF file; every text from the data is escaped."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    register_fonts()
    file = io.BytesIO()
    book = SimpleDocTemplate(
        file,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN + 10,
        title=report.title,
        subject=report.subtitle,
        lang=report.language,
        invariant=1,
    )

    def foot(canvas: Any, _: Any) -> None:
        canvas.saveState()
        canvas.setFont(PLAIN, 7.5)
        canvas.setFillColor(SOFT)
        canvas.drawString(MARGIN, MARGIN - 14, report.foot)
        page = say("page {number}", number=canvas.getPageNumber())
        canvas.drawRightString(A4[0] - MARGIN, MARGIN - 14, page)
        canvas.restoreState()

    book.build(list(story(report, book.width)), onFirstPage=foot, onLaterPages=foot)
    return file.getvalue()


def story(report: Report, width: float) -> Iterator[Any]:
    """Everything in the order of the pages."""
    from reportlab.platypus import CondPageBreak, HRFlowable, Spacer

    looks = styles()
    yield paragraph(report.title, looks["title"])
    yield paragraph(report.subtitle, looks["subtitle"])
    yield HRFlowable(width="100%", thickness=2, color=ACCENT, spaceBefore=6, spaceAfter=10)
    for section in report.sections:
        is_chart = any(isinstance(block, Chart) for block in section.blocks[:1])
        yield CondPageBreak(CHART_ROOM if is_chart else HEADING_ROOM)
        yield paragraph(section.title, looks["heading"])
        for block in section.blocks:
            yield from flowables(block, width)
        yield Spacer(1, 6)


def flowables(block: Block, width: float) -> Iterator[Any]:
    """One block on paper."""
    from reportlab.platypus import (
        CondPageBreak,
        Image,
        KeepTogether,
        ListFlowable,
        ListItem,
        Spacer,
    )

    looks = styles()
    match block:
        case Paragraph(text):
            yield paragraph(text, looks["text"])
        case Points(items):
            yield ListFlowable(
                [ListItem(paragraph(item, looks["text"]), leftIndent=14) for item in items],
                bulletType="bullet",
                bulletFontSize=6,
                bulletOffsetY=-2,
                leftIndent=14,
                start="•",
                bulletFontName=PLAIN,
            )
        case Chart(title, alt, spec):
            picture = Image(io.BytesIO(as_png(spec)))
            shrink = min(1.0, width / picture.imageWidth, 420 / picture.imageHeight)
            picture.drawWidth, picture.drawHeight = (
                picture.imageWidth * shrink,
                picture.imageHeight * shrink,
            )
            picture.hAlign = "LEFT"
            caption = paragraph(title, looks["caption"])
            yield KeepTogether([caption, picture, paragraph(alt, looks["alt"])])
        case Code(title, text):
            lines = escape(text).replace(" ", "\N{NO-BREAK SPACE}").replace("\n", "<br/>")
            yield KeepTogether([paragraph(title, looks["caption"]), raw(lines, looks["code"])])
        case Grid():
            yield CondPageBreak(HEADING_ROOM)
            yield paragraph(block.title, looks["caption"])
            yield table(block, width)
            yield Spacer(1, 8)


def table(grid: Grid, width: float) -> Any:
    """A table that repeats its head on every page."""
    from reportlab.platypus import Table, TableStyle

    looks = styles()
    size = "" if len(grid.head) <= NARROW else " small"
    word, number = looks["cell" + size], looks["number" + size]

    def line(cells: tuple[str, ...], bold: bool = False) -> list[Any]:
        chosen = [word if place < grid.text else number for place in range(len(cells))]
        return [
            raw(f"<b>{clipped(cell)}</b>" if bold else clipped(cell), look)
            for cell, look in zip(cells, chosen, strict=True)
        ]

    made = Table(
        [line(grid.head, bold=True), *(line(row) for row in grid.rows)],
        colWidths=widths(grid, width, word.fontSize),
        repeatRows=1,
        hAlign="LEFT",
    )
    made.setStyle(
        TableStyle(
            [
                ("LINEBELOW", (0, 0), (-1, 0), 1, INK),
                ("LINEBELOW", (0, 1), (-1, -1), 0.4, RULE),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
                ("LEFTPADDING", (0, 0), (-1, -1), 2),
                ("RIGHTPADDING", (0, 0), (-1, -1), 2),
                ("TOPPADDING", (0, 0), (-1, -1), 2.5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
            ]
        )
    )
    return made


def widths(grid: Grid, width: float, size: float) -> list[float]:
    """Widths of the columns: each holds its longest word, and the rest goes to the long texts.

    Args:
        grid: the table.
        width: of the page, in points.
        size: of its letters.
    """
    from reportlab.pdfbase.pdfmetrics import stringWidth

    least, wish = [], []
    for place in range(len(grid.head)):
        head = grid.head[place]
        cells = [row[place] for row in grid.rows]
        words = [(word, BOLD) for word in head.split()]
        words += [(word, PLAIN) for cell in cells for word in cell.split()]
        whole = max((stringWidth(cell, PLAIN, size) for cell in cells), default=0.0)
        longest = max((stringWidth(word, font, size) for word, font in words), default=0.0)
        if place >= grid.text:
            longest = max(longest, whole)
        least.append(min(longest, width / 3) + PADDING)
        title = min(stringWidth(head, BOLD, size), LONGEST_TITLE)
        wish.append(min(max(whole, longest, title), width) + PADDING)
    if sum(least) >= width:
        return [width * part / sum(least) for part in least]
    room = [most - low for most, low in zip(wish, least, strict=True)]
    share = min(1.0, (width - sum(least)) / sum(room)) if sum(room) else 0.0
    found = [low + share * more for low, more in zip(least, room, strict=True)]
    found[0] += width - sum(found)
    return found


def clipped(cell: str) -> str:
    """A cell as marked-up text, cut where no page could hold it."""
    return escape(cell if len(cell) <= LONGEST_CELL else f"{cell[:LONGEST_CELL]} …")


def paragraph(text: str, look: Any) -> Any:
    """Plain text as a paragraph."""
    return raw(escape(text), look)


def raw(text: str, look: Any) -> Any:
    """Marked-up text as a paragraph."""
    from reportlab.platypus import Paragraph as Printed

    return Printed(text, look)


@lru_cache
def register_fonts() -> None:
    """Make the bundled letters known, once."""
    from reportlab.lib.fonts import addMapping
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in ((PLAIN, "Vera.ttf"), (BOLD, "VeraBd.ttf"), (ITALIC, "VeraIt.ttf")):
        pdfmetrics.registerFont(TTFont(name, file))
    for bold, italic, name in ((0, 0, PLAIN), (1, 0, BOLD), (0, 1, ITALIC), (1, 1, BOLD)):
        addMapping(PLAIN, bold, italic, name)


@lru_cache
def styles() -> dict[str, Any]:
    """How each kind of text looks."""
    from reportlab.lib.enums import TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle

    def look(name: str, size: float, **more: Any) -> Any:
        base = {"fontName": PLAIN, "textColor": INK, "leading": size * 1.42} | more
        return ParagraphStyle(name, fontSize=size, **base)

    right = {"alignment": TA_RIGHT}
    return {
        style.name: style
        for style in (
            look("title", 19, fontName=BOLD, leading=24),
            look("subtitle", 9.5, textColor=SOFT, spaceBefore=3),
            look("heading", 13, fontName=BOLD, textColor=ACCENT, spaceBefore=14, spaceAfter=4,
                 keepWithNext=1),
            look("caption", 9, fontName=BOLD, spaceBefore=8, spaceAfter=3),
            look("text", 9, spaceAfter=3),
            look("alt", 7.5, fontName=ITALIC, textColor=SOFT, spaceAfter=4),
            look("code", 7.5, backColor=SHADE, borderPadding=5, spaceBefore=6, spaceAfter=10,
                 leftIndent=5, splitLongWords=1),
            look("cell", 7.8, leading=10),
            look("number", 7.8, leading=10, **right),
            look("cell small", 6.6, leading=8.6),
            look("number small", 6.6, leading=8.6, **right),
        )
    }  # fmt: skip
