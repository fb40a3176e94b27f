"""Look-ups that every parameter needs."""

import numpy as np
import pytest

from prioritizer.parameters.arrays import (
    cells_of,
    codes,
    filled,
    members,
    numbers,
    positions,
    texts,
)
from tests.models.examples.tiny import tiny
from tests.oracle.cases.build import binary, continuous


def test_ids_and_their_places() -> None:
    places = positions(["a", "b", "c"])

    assert places == {"a": 0, "b": 1, "c": 2}
    assert codes(["c", "a", "c"], places).tolist() == [2, 0, 2]
    assert members(["c", "a", "c"], places).tolist() == [0, 2]
    assert codes([], places).tolist() == []
    with pytest.raises(KeyError):
        codes(["d"], places)


def test_blanks_are_filled_alone() -> None:
    assert filled(np.array([1.0, np.nan, 0.0]), 7.0).tolist() == [1, 7, 0]


def test_a_table_is_read_with_its_defaults_and_cannot_be_changed() -> None:
    cells = cells_of(tiny(binary("a"), continuous("b", max_scale=2)), "interventions")

    assert len(cells) == 2
    assert texts(cells, "category") == ["", ""]
    assert numbers(cells, "max_scale").tolist() == [1, 2]
    assert np.isnan(numbers(cells, "min_scale")).all()
    with pytest.raises(ValueError, match="read-only"):
        cells["max_scale"][0] = 9


def test_a_table_that_is_not_there_has_no_rows() -> None:
    assert len(cells_of(tiny(binary("a")), "regions")) == 0


def test_rows_may_be_picked_with_blanks_between() -> None:
    picked = cells_of(tiny(binary("a"), binary("b")), "interventions").at(np.array([1, -1, 0]))

    assert texts(picked, "intervention") == ["b", "", "a"]
    assert np.isnan(numbers(picked, "max_scale")).tolist() == [False, True, False]
    assert [row["intervention"] for row in picked.records()] == ["b", "", "a"]
