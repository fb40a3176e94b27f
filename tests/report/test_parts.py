"""Every kind of block is printed by every form of report."""

import io
from dataclasses import FrozenInstanceError
from typing import get_args

import pytest
from pypdf import PdfReader

from prioritizer.report import charts
from prioritizer.report.page import as_html
from prioritizer.report.parts import Block, Code, Grid, Paragraph, Points, Report, Section
from prioritizer.report.pdf import as_pdf

MARK = "Marcador"
EXAMPLES = (
    Paragraph(MARK),
    Points((MARK,)),
    Grid(MARK, ("a",), (("b",),)),
    charts.bars(MARK, "bars", [("x", 1.0)], "axis"),
    Code(MARK, "code"),
)


def test_there_is_an_example_of_every_kind():
    assert {type(example) for example in EXAMPLES} == set(get_args(Block))


@pytest.mark.parametrize("block", EXAMPLES, ids=lambda block: type(block).__name__)
def test_each_kind_is_printed(block):
    report = Report("t", "s", (Section("s", "h", (block,)),), "f", "c", "en")
    assert MARK in as_html(report)
    assert MARK in PdfReader(io.BytesIO(as_pdf(report))).pages[0].extract_text()


def test_a_block_does_not_change():
    with pytest.raises(FrozenInstanceError):
        EXAMPLES[0].text = "other"
