import pytest

from prioritizer.tables.source import Row, Source, table_from_rows


def read(*rows: Row) -> Source:
    source = Source()
    table_from_rows(source, "funders", rows)
    return source


def test_blank_rows_are_skipped_but_counted() -> None:
    table = read(["funder", "name"], ["a", ""], ["", ""], [], ["b", "B"]).tables["funders"]
    assert table.rows == (1, 4)
    assert list(table.columns["funder"]) == ["a", "b"]


def test_without_gaps_rows_need_no_numbers() -> None:
    assert read(["funder"], ["a"], [""]).tables["funders"].rows is None


def test_a_header_alone() -> None:
    table = read(["funder", "name"]).tables["funders"]
    assert (table.size, list(table.columns)) == (0, ["funder", "name"])


def test_empty_columns_without_header_are_left_out() -> None:
    assert list(read(["funder", "", ""], ["a", "", ""]).tables["funders"].columns) == ["funder"]


@pytest.mark.parametrize(
    ("rows", "row", "problem"),
    [
        ([], None, "no header row"),
        ([["", ""]], None, "no header row"),
        ([["funder", "name"], ["a"]], 1, "1 cells where the header has 2"),
        ([["funder"], ["a"], ["b", "c"]], 2, "2 cells where the header has 1"),
        ([["funder", ""], ["a", "b"]], None, "without a header"),
        ([["funder", "funder"]], None, "two columns"),
        ([["funder;name"], ["a;A"]], None, "with commas between"),
    ],
)
def test_tables_that_cannot_be_read(rows: list[Row], row: int | None, problem: str) -> None:
    source = read(*rows)
    (fault,) = source.faults
    assert (fault.table, fault.row) == ("funders", row)
    assert problem in fault.message
    assert source.unreadable == {"funders"}
    assert source.tables == {}
