import math

import numpy as np
import pandas as pd
import pytest

from prioritizer.tables.data import TableData, empty_table, where
from tests.tables.cases import scenario

INTERVENTIONS = [
    {"intervention": "a", "decision": "binary", "may_end": "yes", "notes": "x", "lead_time": 1},
    {
        "intervention": "b",
        "decision": "continuous",
        "may_end": "",
        "notes": None,
        "lead_time": None,
    },
]


def table() -> TableData:
    effects = [{"intervention": "a", "indicator": "crime", "effect": -1}]
    return scenario(interventions=INTERVENTIONS, effects=effects).content.interventions


def test_defaults_are_filled_in() -> None:
    assert table()["may_end"].tolist() == [True, False]
    assert table()["lead_time"].tolist() == [1, 0]
    assert table()["max_scale"].tolist() == [1, 1]
    assert table()["scope"].tolist() == ["national", "national"]
    assert np.isnan(table()["min_scale"]).all()


def test_what_was_given() -> None:
    assert table().is_given("may_end").tolist() == [True, False]
    assert table().is_given("max_scale").tolist() == [False, False]


def test_texts_are_those_of_a_file() -> None:
    assert table().texts("may_end") == ["yes", ""]
    assert table().texts("lead_time") == ["1", ""]
    assert table().texts("notes") == ["x", ""]
    assert table().texts("category") == ["", ""]


def test_keys() -> None:
    assert table().row_keys() == [("a",), ("b",)]


def test_complete_frame() -> None:
    frame = table().complete_frame()
    assert list(frame.columns) == list(table().schema.by_name)
    assert isinstance(frame.index, pd.RangeIndex)
    kinds = frame.dtypes.astype(str)
    assert kinds["lead_time"] == "int64"
    assert kinds["first_year"] == kinds["duration"] == kinds["max_scale"] == "float64"
    assert kinds["may_end"] == "bool"
    assert kinds["intervention"] == kinds["lock"] == "object"


def test_given_frame() -> None:
    frame = table().given_frame()
    assert list(frame.columns) == ["intervention", "decision", "may_end", "notes", "lead_time"]
    assert frame["may_end"].tolist() == [True, None]
    assert math.isnan(frame["lead_time"][1])
    assert frame["notes"].tolist() == ["x", ""]


@pytest.mark.parametrize("name", ["plan", "funding", "resources", "logic"])
def test_an_empty_table_has_its_columns_and_types(name: str) -> None:
    frame = empty_table(name).complete_frame()
    assert len(frame) == 0
    if name == "plan":
        assert str(frame["year"].dtype) == "int64"


def test_rows_count_from_1_after_the_header() -> None:
    assert table().row(1) == 2
    assert table().fault(1, "lead_time", "is odd").row == 2


def test_cells_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        table().columns["lead_time"][0] = 5


def test_where() -> None:
    assert where(np.array([True, False, True])) == [0, 2]
