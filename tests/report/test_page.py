from prioritizer.report.page import as_html, kind
from prioritizer.report.parts import Code, Grid, Paragraph, Points, Report, Section

BAD = "<b>&\"'"


def test_every_text_is_escaped():
    blocks = (
        Paragraph(BAD),
        Points((BAD,)),
        Grid(BAD, (BAD, BAD), ((BAD, BAD),)),
        Code(BAD, BAD),
    )
    page = as_html(Report(BAD, BAD, (Section("s", BAD, blocks),), BAD, BAD, "en"))
    assert "<b>" not in page
    assert page.count("&lt;b&gt;&amp;&#34;&#39;") == 16


def test_columns_of_numbers_are_set_apart():
    grid = Grid("t", ("a", "b", "c"), (("x", "y", "1"),), text=2)
    page = as_html(Report("t", "s", (Section("s", "h", (grid,)),), "f", "c", "en"))
    assert '<td class="number">1</td>' in page
    assert "<td>y</td>" in page


def test_a_block_is_printed_by_its_kind():
    assert kind(Paragraph("x")) == "Paragraph"
