import pytest

from prioritizer.tables.selection import parse_selector, split_ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [("", ()), ("  ", ()), ("a", ("a",)), (" a ; b;c ", ("a", "b", "c")), ("a;;b", ("a", "", "b"))],
)
def test_split_ids(text: str, ids: tuple[str, ...]) -> None:
    assert split_ids(text) == ids


@pytest.mark.parametrize(
    ("text", "selection"),
    [
        ("", (False, ())),
        ("a;b", (False, ("a", "b"))),
        ("!a; b", (True, ("a", "b"))),
        (" ! a", (True, ("a",))),
        ("a;!b", (False, ("a", "!b"))),
    ],
)
def test_parse_selector(text: str, selection: tuple[bool, tuple[str, ...]]) -> None:
    assert parse_selector(text) == selection
