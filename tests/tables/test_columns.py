import pytest

from prioritizer.tables.columns import Column, Kind, Table, is_remark


def test_a_blank_is_possible_without_default_only() -> None:
    assert Column("a", Kind.NUMBER, "").may_be_blank
    assert not Column("a", Kind.NUMBER, "", default=0.0).may_be_blank
    assert not Column("a", Kind.NUMBER, "", required=True).may_be_blank


def test_bounds_in_words() -> None:
    column = Column("a", Kind.NUMBER, "", above=0, maximum=1)
    assert column.bounds == "above 0, at most 1"
    assert Column("a", Kind.NUMBER, "", minimum=-1).bounds == "at least -1"


@pytest.mark.parametrize("name", ["source", "notes", "x_", "x_reviewed"])
def test_remarks_are_kept_unread(name: str) -> None:
    assert is_remark(name)


@pytest.mark.parametrize("name", ["Source", "X_a", "xa", "note"])
def test_nothing_else_is_a_remark(name: str) -> None:
    assert not is_remark(name)


def test_a_table_takes_its_columns_and_remarks() -> None:
    table = Table("t", "", (Column("a", Kind.ID, "", required=True),), ("a",))
    assert table.takes("a")
    assert table.takes("x_1")
    assert not table.takes("b")
    assert table.needed == ("a",)
