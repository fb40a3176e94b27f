import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritizer.drafts.number_cells import doubt, shown_cell, typed_cell
from prioritizer.language import NUMBER_STYLES
from prioritizer.tables.cells import number_text, parse_number
from prioritizer.tables.schema import TABLES

AMOUNT = TABLES["funding"].by_name["amount"]
YEAR = TABLES["funding"].by_name["year"]
FUNDER = TABLES["funding"].by_name["funder"]


@given(
    number=st.floats(allow_nan=False, allow_infinity=False, width=64),
    style=st.sampled_from(list(NUMBER_STYLES)),
)
def test_what_is_shown_reads_back_as_the_same_number(number: float, style: str) -> None:
    text = number_text(number)
    assert parse_number(typed_cell(shown_cell(text, AMOUNT, style), AMOUNT, style)) == number


@pytest.mark.parametrize(
    ("typed", "style", "held"),
    [
        ("3,75", "es_CO", "3.75"),
        ("3,75", "es_ES", "3.75"),
        ("1.234,50", "es_ES", "1234.5"),
        ("1.234", "es_CO", "1234"),
        ("1,234.50", "es_MX", "1234.5"),
        ("35%", "en_US", "0.35"),
        ("$ 1,000", "en_US", "1000"),
        ("\N{MINUS SIGN}0.5", "en_US", "-0.5"),
        ("3.75", "es_CO", "3.75"),
        ("", "en_US", ""),
    ],
)
def test_a_number_becomes_what_was_meant(typed: str, style: str, held: str) -> None:
    assert typed_cell(typed, AMOUNT, style) == held


@pytest.mark.parametrize(
    ("typed", "style"),
    [("3,75", "en_US"), ("3,75", "es_MX"), ("1.234,50", "en_US"), ("1,234.50", "es_CO"),
     ("0,35", "es_MX"), ("4,9", "en_US"), ("twelve", "en_US")],
)  # fmt: skip
def test_what_no_reader_of_the_style_would_write_is_kept_and_refused(
    typed: str, style: str
) -> None:
    held = typed_cell(typed, AMOUNT, style)
    assert held == typed
    assert parse_number(held) is None, "the table must refuse it"


def test_years_are_not_grouped_and_text_is_left_alone() -> None:
    assert shown_cell("2027", YEAR, "es_CO") == "2027"
    assert shown_cell("12345.5", AMOUNT, "es_CO") == "12.345,5"
    assert shown_cell("12345.5", AMOUNT, "en_US") == "12,345.5"
    assert shown_cell("3,7x", AMOUNT, "es_CO") == "3,7x"
    assert shown_cell("1234.5", FUNDER, "es_CO") == "1234.5"
    assert typed_cell(" usaid ", FUNDER, "es_CO") == "usaid"
    assert typed_cell(" a remark ", None, "es_CO") == " a remark "


def test_a_number_that_may_be_misread_is_asked_about() -> None:
    assert "thousands" in doubt("4,125", "", "4125")
    assert "100 times" in doubt("500", "5", "500")
    assert doubt("7", "5", "7") == ""
    assert doubt("x", "5", "x") == ""
    assert doubt("5", "", "5") == ""
