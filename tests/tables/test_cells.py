import datetime
import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritizer.tables.cells import (
    BLANK_FLAG,
    is_blank,
    number_text,
    parse_number,
    text_of,
    type_cells,
)
from prioritizer.tables.columns import Column, Kind

Reports = list[tuple[int, str, str]]


def typed(cells: Any, kind: Kind, **options: Any) -> tuple[list[Any], Reports]:
    reports: Reports = []
    column = Column("cell", kind, "", **options)
    array = type_cells(cells, column, lambda *report: reports.append(report))
    return array.tolist(), reports


@pytest.mark.parametrize("value", [None, "", math.nan, np.float32("nan"), pd.NA, pd.NaT])
def test_blank_cells(value: object) -> None:
    assert is_blank(value)
    assert text_of(value) == ""


@pytest.mark.parametrize("value", ["nan", " ", 0, False, "NA"])
def test_cells_that_are_not_blank(value: object) -> None:
    assert not is_blank(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1"),
        (1.5, "1.5"),
        (np.int64(7), "7"),
        (True, "TRUE"),
        (np.bool_(False), "FALSE"),
        ("NA", "NA"),
        ("1e3", "1e3"),
        (1e300, "1e+300"),
        (datetime.date(2027, 1, 2), "2027-01-02"),
    ],
)
def test_text_of_a_cell(value: object, text: str) -> None:
    assert text_of(value) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_the_text_of_a_number_reads_back_exactly(value: float) -> None:
    assert parse_number(number_text(value)) == value


@pytest.mark.parametrize(
    ("text", "number"),
    [("1", 1.0), (" -1.5 ", -1.5), (".5", 0.5), ("5.", 5.0), ("1E6", 1e6), ("+2", 2.0)],
)
def test_numbers(text: str, number: float) -> None:
    assert typed([text], Kind.NUMBER) == ([number], [])


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("1,5", "write 1.5"),
        ("1,000", "write 1000, or 1.000 if the comma is a decimal one"),
        ("1,234,567.5", "write 1234567.5"),
        ("35%", "0.35"),
        ("1_000", "is not a number"),
        ("0x10", "is not a number"),
        ("nan", "is not a finite number"),
        ("NaN", "is not a finite number"),
        ("-inf", "is not a finite number"),
        ("1e999", "is not a finite number"),
        ("$5", "is not a number"),
        ("1 000", "is not a number"),
        ("\u0661", "is not a number"),
        ("five", "is not a number"),
    ],
)
def test_what_is_no_number_has_a_remedy(text: str, remedy: str) -> None:
    (number,), ((position, value, message),) = typed([text], Kind.NUMBER)
    assert math.isnan(number)
    assert (position, value) == (0, text)
    assert remedy in message


@pytest.mark.parametrize("cell", [True, math.inf, 10**400, object(), [1]])
def test_python_values_that_are_no_number(cell: object) -> None:
    assert len(typed([cell], Kind.NUMBER)[1]) == 1


def test_arrays_of_numbers_are_taken_as_they_are() -> None:
    cells = np.array([1.5, math.nan, math.inf])
    numbers, reports = typed(cells, Kind.NUMBER)
    assert numbers[0] == 1.5
    assert [position for position, *_ in reports] == [2]
    assert math.isinf(cells[2]), "the caller's array is left alone"


def test_the_sign_of_zero_means_nothing() -> None:
    assert math.copysign(1, typed(["-0.0"], Kind.NUMBER)[0][0]) == 1


@pytest.mark.parametrize("cell", ["3", "3.0", "3e0", 3, 3.0])
def test_whole_numbers(cell: object) -> None:
    assert typed([cell], Kind.WHOLE) == ([3.0], [])


@pytest.mark.parametrize("cell", ["3.5", 0.1, "1e17"])
def test_fractions_are_refused_where_whole_numbers_are_asked(cell: object) -> None:
    assert "is not a whole number" in typed([cell], Kind.WHOLE)[1][0][2]


@pytest.mark.parametrize(
    ("bounds", "inside", "outside"),
    [
        ({"minimum": 0}, "0", "-1e-9"),
        ({"maximum": 1}, "1", "1.000001"),
        ({"above": 0}, "1e-9", "0"),
    ],
)
def test_bounds(bounds: dict[str, float], inside: str, outside: str) -> None:
    _, reports = typed([inside, outside], Kind.NUMBER, **bounds)
    assert [position for position, *_ in reports] == [1]
    assert "is out of range" in reports[0][2]


def test_flags() -> None:
    flags, reports = typed(["yes", "no", "", True, None, np.bool_(False)], Kind.FLAG)
    assert flags == [1, 0, BLANK_FLAG, 1, BLANK_FLAG, 0]
    assert not reports


@pytest.mark.parametrize("cell", ["Yes", "TRUE", "1", "y"])
def test_flags_are_yes_or_no(cell: str) -> None:
    assert "write yes or no" in typed([cell], Kind.FLAG)[1][0][2]


def test_choices_are_closed() -> None:
    cells, reports = typed(["law", "", "low"], Kind.CHOICE, choices=("law", "policy"))
    assert cells == ["law", "", ""]
    assert "did you mean law?" in reports[0][2]


def test_rule_years() -> None:
    cells, reports = typed(["2027", "each", "", 2028.0, "every"], Kind.RULE_YEAR)
    assert cells == ["2027", "each", "", "2028", ""]
    assert [position for position, *_ in reports] == [4]


@pytest.mark.parametrize("text", ["NA", "null", "TRUE", "001", "1e3", "NaN", "None", "a b", "a!b"])
def test_ids_stay_what_they_are(text: str) -> None:
    assert typed([text], Kind.ID) == ([text], [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (" a", "begins or ends with a blank"),
        ("a\u00a0", "begins or ends with a blank"),
        ("a;b", "separates ids"),
        ("!a", "means all but"),
        ("a\nb", "line break"),
    ],
)
def test_ids_that_no_list_could_name(text: str, problem: str) -> None:
    assert problem in typed([text], Kind.ID)[1][0][2]


def test_control_characters_are_refused_everywhere() -> None:
    cells, reports = typed(["a\x00b", "tab\tand\nline"], Kind.TEXT)
    assert cells == ["ab", "tab\tand\nline"]
    assert len(reports) == 1
    assert "control character" in reports[0][2]
