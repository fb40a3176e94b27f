import datetime

import pytest

from prioritizer.language import (
    date_text,
    money_text,
    number_text,
    parse_number,
    percent_text,
    use_language,
)
from prioritizer.language.numbers import telling_decimals


@pytest.fixture(autouse=True)
def english_again():
    yield
    use_language("en", "en_US")


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("en_US", "1,234,567.50"),
        ("es_MX", "1,234,567.50"),
        ("es_ES", "1.234.567,50"),
        ("es_CO", "1.234.567,50"),
    ],
)
def test_a_number_is_written_and_read_back_in_each_style(style, text):
    use_language("es", style)
    assert number_text(1234567.5, 2) == text
    assert parse_number(text) == 1234567.5


@pytest.mark.parametrize(
    ("text", "style"),
    [("3,75", "es_MX"), ("4,9", "en_US"), ("1234.50", "es_ES"), ("1.23.4", "es_CO"), ("", "en_US"),
     ("abc", "es_ES"), ("NaN", "en_US"), ("Infinity", "en_US")],
)  # fmt: skip
def test_what_another_style_would_read_otherwise_is_refused(text, style):
    with pytest.raises(ValueError, match="write it as in"):
        parse_number(text, style)


@pytest.mark.parametrize(
    ("text", "value"), [("$1,234.50", 1234.5), (" 35 % ", 0.35), ("-2", -2.0), ("1 000", 1000.0)]
)
def test_signs_around_a_number_are_understood(text, value):
    assert parse_number(text, "en_US") == pytest.approx(value)


def test_a_number_that_does_not_exist_is_a_dash():
    assert number_text(None) == number_text(float("nan")) == percent_text(None) == "–"


def test_decimals_money_and_shares():
    assert number_text(2.5, 3, least=0) == "2.5"
    assert number_text(-0.0001, 0) == "0"
    assert money_text(12.34, "million MXN") == "12.3 million MXN"
    assert percent_text(0.0875, 1) == "8.8 %"


def test_a_date_follows_the_style():
    moment = datetime.datetime(2026, 3, 4, 15, 5, tzinfo=datetime.UTC)
    use_language("en", "en_US")
    american = date_text(moment)
    use_language("es", "es_ES")
    assert american.startswith("3/4/26")
    assert date_text(moment).startswith("4/3/26")


@pytest.mark.parametrize(("values", "digits"), [([0.0, 0.5], 3), ([7.0], 2), ([0.0], 0)])
def test_decimals_that_tell_numbers_apart(values, digits):
    assert telling_decimals(values) == digits
