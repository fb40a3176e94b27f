from typing import Any

import pytest

from prioritizer.solving import solve
from prioritizer.tables.advice import advise
from tests.tables.cases import intervention, scenario


@pytest.mark.parametrize(
    ("column", "window"),
    [
        ("first_year", {"first_year": 2030}),
        ("last_year", {"last_year": 2026}),
        ("last_year", {"first_year": 2020, "last_year": 2026}),
    ],
)
def test_a_window_without_a_year_of_the_scenario(column: str, window: dict[str, int]) -> None:
    late = scenario(interventions=intervention(**window))
    found = [(f.row, f.column) for f in advise(late) if "cannot start" in f.message]
    assert found == [(1, column)]
    assert "vetting" not in set(solve(late).allocation["intervention"])


@pytest.mark.parametrize(
    "cells",
    [
        {"first_year": 2029},
        {"last_year": 2027},
        {"last_year": 2026, "lock": "out"},
        {"last_year": 2026, "initial_scale": 1},
    ],
)
def test_no_advice_where_it_may_start_runs_already_or_is_excluded(cells: dict[str, Any]) -> None:
    found = advise(scenario(interventions=intervention(**cells)))
    assert not [f for f in found if "cannot start" in f.message]
