import io

from pypdf import PdfReader

from prioritizer.report import pdf
from prioritizer.report.parts import Grid, Paragraph, Points, Report, Section

WIDE = Grid(
    "wide", tuple(f"column {n}" for n in range(12)), (tuple("9" * 9 for _ in range(12)),), text=0
)


def text_of(*blocks):
    report = Report("title", "line", (Section("s", "heading", blocks),), "foot", "c", "es")
    reader = PdfReader(io.BytesIO(pdf.as_pdf(report)))
    return reader, " ".join(page.extract_text() for page in reader.pages)


def test_marks_of_the_markup_are_printed_not_obeyed():
    _, text = text_of(Paragraph("a <b>bold</b> & <para> claim"), Points(("<i>x",)))
    assert "a <b>bold</b> & <para> claim" in text
    assert "<i>x" in text


def test_a_long_table_repeats_its_head():
    rows = tuple((f"row {n}", "1") for n in range(120))
    reader, text = text_of(Grid("long", ("name", "count"), rows))
    assert len(reader.pages) > 2
    assert text.count("count") == len(reader.pages)
    assert "row 119" in text


def test_a_cell_longer_than_a_page_is_cut_and_marked():
    _, text = text_of(Grid("t", ("a", "b"), (("word " * 4000, "1"),)))
    assert "…" in text


def test_no_column_is_narrower_than_its_numbers():
    pdf.register_fonts()
    grid = Grid("t", ("name", "sum"), (("a long name " * 20, "1,234,567.8"),))
    first, second = pdf.widths(grid, 300.0, 8.0)
    assert first + second == 300.0
    assert second > 50


def test_many_columns_fit_the_page():
    pdf.register_fonts()
    assert sum(pdf.widths(WIDE, 400.0, 6.6)) <= 400.0 + 1e-6
    reader, _ = text_of(WIDE)
    assert len(reader.pages) == 1


def test_the_language_stands_in_the_file():
    reader, _ = text_of(Paragraph("x"))
    assert reader.trailer["/Root"]["/Lang"] == "es"
