from __future__ import annotations

import numpy as np

from prioritizer.explanation.members import Found, Member, setting_aside
from tests.explanation.infeasible import CASES


def member(name: str, columns: list[int], upper: list[float]) -> Member:
    return Member(name, "f", "s", np.array(columns), np.array(upper))


def test_setting_aside_frees_the_columns_of_all() -> None:
    change = setting_aside([member("a", [3, 5], [1.0, 2.0]), member("b", [4], [7.0])])

    assert change.columns.tolist() == [3, 5, 4]
    assert change.lower.tolist() == [0.0, 0.0, 0.0]
    assert change.upper.tolist() == [1.0, 2.0, 7.0]
    assert len(change.rows) == 0


def test_setting_nothing_aside_changes_nothing() -> None:
    assert len(setting_aside([]).columns) == 0


def test_a_member_tells_its_name_family_and_sentence() -> None:
    assert member("f[x]", [1], [1.0]).to_dict() == {"name": "f[x]", "family": "f", "sentence": "s"}


def test_a_solution_sums_columns() -> None:
    found = Found(np.array([1.0, 2.0, 4.0]), outcome=None)  # type: ignore[arg-type]

    assert found.raised(np.array([0, 2])) == 5.0
    assert CASES
