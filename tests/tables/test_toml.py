import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritizer.tables.toml import toml_text, toml_value

PLAIN = st.characters(codec="utf-8", exclude_categories=["Cs"])


@given(st.text(PLAIN) | st.booleans() | st.integers() | st.lists(st.integers()))
def test_a_value_reads_back(value: Any) -> None:
    assert tomllib.loads(f"a = {toml_text(value)}") == {"a": value}


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_reads_back_exactly(value: float) -> None:
    assert tomllib.loads(f"a = {toml_text(value)}")["a"] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.05", 0.05),
        ("[2027, 2028]", [2027, 2028]),
        ('"final_year"', "final_year"),
        ("final_year", "final_year"),
        ("true", True),
        ('1\nother = "x"', '1\nother = "x"'),
    ],
)
def test_what_is_no_toml_is_the_text_itself(text: str, value: Any) -> None:
    assert toml_value(text) == value
