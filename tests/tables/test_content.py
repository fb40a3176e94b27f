import math
from typing import Any

import numpy as np
import pandas as pd
import pytest

from prioritizer.tables.content import build_content
from prioritizer.tables.data import RawTable
from tests.tables.cases import SETTINGS, faults, tables

ROWS = [
    {"indicator": "crime", "baseline": 20, "target": "10"},
    {"indicator": "trust", "baseline": 0.2, "target": 0.4, "weight": 2},
]
COLUMNS: dict[str, Any] = {
    "indicator": ["crime", "trust"],
    "baseline": np.array([20, 0.2]),
    "target": ("10", 0.4),
    "weight": [None, 2],
}


@pytest.mark.parametrize(
    "table",
    [
        ROWS,
        COLUMNS,
        pd.DataFrame(ROWS),
        pd.DataFrame(ROWS).convert_dtypes(),
        pd.DataFrame(ROWS, index=[7, 7]),
        RawTable({name: list(cells) for name, cells in COLUMNS.items()}, 2),
    ],
)
def test_tables_in_every_form(table: Any) -> None:
    content, found = build_content(SETTINGS, tables(indicators=table))
    assert not found
    assert content.table("indicators")["target"].tolist() == [10, 0.4]
    assert content.table("indicators").texts("weight") == ["", "2"]


@pytest.mark.parametrize(
    "nothing", [[], pd.DataFrame(), dict.fromkeys(("intervention", "indicator", "effect"), ())]
)
def test_tables_without_rows(nothing: Any) -> None:
    content, found = build_content(SETTINGS, tables(effects=nothing))
    assert not found
    assert content.has("effects")
    assert content.table("effects").size == 0


def test_ids_that_look_like_something_else() -> None:
    ids = ["NA", "null", "TRUE", "001", "1e3"]
    rows = [{"intervention": one, "decision": "binary"} for one in ids]
    content, _ = build_content(SETTINGS, tables(interventions=rows))
    assert content.interventions["intervention"].tolist() == ids


def test_typed_ids_become_text() -> None:
    rows = [{"intervention": one, "decision": "binary"} for one in (1, 2.0, True)]
    content, _ = build_content(SETTINGS, tables(interventions=rows))
    assert content.interventions["intervention"].tolist() == ["1", "2", "TRUE"]


def test_unknown_tables() -> None:
    (fault,) = faults(fundings=[])
    assert (fault.table, fault.row, fault.column) == ("fundings", None, None)
    assert "did you mean funding?" in fault.message


def test_unknown_columns() -> None:
    rows = [row | {"wieght": 1} for row in ROWS]
    (fault,) = faults(indicators=rows)
    assert (fault.column, fault.row) == ("wieght", None)
    assert "did you mean weight?" in fault.message


def test_missing_columns() -> None:
    (fault,) = faults(funding=[{"funder": "f", "year": 2027}])
    assert (fault.table, fault.column) == ("funding", "amount")
    assert "add the column amount" in fault.message


def test_blank_cells_that_are_needed() -> None:
    (fault,) = faults(funding=[{"funder": "f", "year": 2027, "amount": math.nan}])
    assert (fault.row, fault.column, fault.value) == (1, "amount", None)
    assert "fill in amount" in fault.message


def test_a_refused_cell_has_one_fault() -> None:
    (fault,) = faults(funding=[{"funder": "f", "year": 2027, "amount": "5,5"}])
    assert "write 5.5" in fault.message


def test_columns_of_different_lengths() -> None:
    (fault,) = faults(funding={"funder": ["f"], "year": [2027, 2028], "amount": [1]})
    assert "columns of 1 to 2 cells" in fault.message


def test_a_frame_with_a_header_twice() -> None:
    frame = pd.DataFrame([["f", 2027, 1, 2]], columns=["funder", "year", "amount", "amount"])
    (fault,) = faults(funding=frame)
    assert fault.column == "amount"
    assert "two columns" in fault.message


def test_frames_of_the_caller_are_left_alone() -> None:
    frame = pd.DataFrame(tables()["funding"])
    before = frame.copy()
    build_content(SETTINGS, tables(funding=frame))
    pd.testing.assert_frame_equal(frame, before)


def test_positions() -> None:
    content, _ = build_content(SETTINGS, tables())
    effects = content.table("effects")
    assert content.positions(effects, "intervention").tolist() == [0, 1]
    assert content.positions(effects, "indicator").tolist() == [1, 0]


def test_faults_know_the_rows_of_the_file() -> None:
    raw = RawTable({"funder": ["f"], "year": ["2027"], "amount": ["x"]}, 1, rows=(4,))
    (fault,) = faults(funding=raw)
    assert fault.row == 4
