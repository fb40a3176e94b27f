import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from prioritizer.program.names import LONGEST, decode, encode, file_names

ANY = st.text(max_size=40)


@given(ANY)
@example("")
@example("x{}")
@example("{ed}")
@example("start[a(b),2027]")
def test_decode_undoes_encode(name: str) -> None:
    assert decode(encode(name)) == name


@given(ANY)
def test_an_encoded_name_is_what_every_reader_keeps(name: str) -> None:
    text = encode(name)
    assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_.,(){}]*", text)
    # neither a number nor the end of one, as in "3 e1"
    assert not re.match(r"e\d|inf|nan", text, re.IGNORECASE)


@pytest.mark.parametrize(
    "name",
    [
        "start[vetting,2027]",
        "money[treasury,vetting,norte,2027,capital]",
        "tail_ceiling",
        "funder_balance[us_police,2030]",
        "equipment",
        "x_1.5",
    ],
)
def test_ordinary_names_stay_readable(name: str) -> None:
    assert encode(name) == name.replace("[", "(").replace("]", ")")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("start[a b,2027]", "start(a{20}b,2027)"),
        ("start[a_b,2027]", "start(a_b,2027)"),
        ("start[policía,2027]", "start(polic{ed}a,2027)"),
        ("a-b", "a{2d}b"),
        ("2027", "x{}2027"),
        ("e1", "x{}e1"),
        ("INF", "x{}INF"),
        ("infrastructure", "x{}infrastructure"),
        ("free", "x{}free"),
        ("Subject", "x{}Subject"),
        ("st", "x{}st"),
        ("end", "x{}end"),
        ("_hidden", "x{}_hidden"),
    ],
)
def test_what_could_be_mistaken_is_marked(name: str, text: str) -> None:
    assert encode(name) == text


@given(
    st.lists(st.one_of(ANY, st.sampled_from(["a b", "a_b", "a{20}b", "a", "é" * 60])), max_size=8)
)
def test_names_in_a_file_are_short_and_all_different(names: list[str]) -> None:
    texts = file_names(names)
    assert len(set(texts)) == len(names)
    assert all(len(text) <= LONGEST for text in texts)
    for name, text in zip(names, texts, strict=True):
        assert ("~" in text) or decode(text) == name


def test_long_names_and_those_there_twice_end_in_their_place() -> None:
    assert file_names(["a", "b" * 200, "a"]) == ["a", "b" * 98 + "~1", "a~2"]
