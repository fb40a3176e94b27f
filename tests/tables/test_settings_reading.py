from typing import Any

import numpy as np
import pytest

from prioritizer.tables.settings_reading import flatten, read_settings

YEARS = {"years": [2027, 2028]}


def test_nested_settings() -> None:
    nested = {"years": [2027], "politics": {"quorum": 0.5}}
    assert flatten(nested) == {"years": [2027], "politics.quorum": 0.5}


def test_complete_and_given() -> None:
    given = {"sustainability": {"tail_ceiling": 4}, "years": range(2027, 2029), "title": "A"}
    settings, clean, faults = read_settings(given)
    assert not faults
    assert settings.years == (2027, 2028)
    assert settings.tail_ceiling == 4.0
    assert clean == {"years": [2027, 2028], "title": "A", "sustainability.tail_ceiling": 4}


def test_a_list_of_objectives() -> None:
    given = YEARS | {"objective": ["min_cost", "weighted_gain"], "objective_tolerance": [0.1, 0]}
    settings, _, faults = read_settings(given)
    assert not faults
    assert settings.objective == ("min_cost", "weighted_gain")
    assert settings.objective_tolerance == (0.1, 0.0)


def test_numpy_values() -> None:
    given = {"years": np.array([2027, 2028]), "discount_rate": np.float64(0.05)}
    settings, _, faults = read_settings(given)
    assert not faults
    assert (settings.years, settings.discount_rate) == ((2027, 2028), 0.05)


@pytest.mark.parametrize(
    ("key", "value", "remedy"),
    [
        ("years", [2027, 2029], "are not consecutive: write [2027, 2028]"),
        ("years", [2028, 2027], "are not consecutive"),
        ("years", [2027, 2027], "are not consecutive"),
        ("years", [], "write whole numbers"),
        ("years", 2027, "write whole numbers"),
        ("years", [2027.0], "write whole numbers"),
        ("years", [True], "write whole numbers"),
        ("title", 5, "write it in quotes"),
        ("title", "a\x00", "control character"),
        ("currency_unit", 0, "more than 0"),
        ("currency_unit", "1e6", "without quotes"),
        ("price_year", 2027.5, "without a fraction"),
        ("discount_rate", -1, "more than -1"),
        ("discount_rate", float("nan"), "finite number"),
        ("discount_rate", float("inf"), "finite number"),
        ("discount_rate", True, "finite number"),
        ("objective", "weighted", "did you mean weighted_gain?"),
        ("objective", [], "a list of names"),
        ("objective", ["min_cost", "mincost"], "did you mean min_cost?"),
        ("objective", ["min_cost", "min_cost"], "list each once"),
        ("objective_tolerance", [0, 0], "2 numbers for 1 objectives"),
        ("objective_tolerance", [-0.1], "at least 0"),
        ("objective_tolerance", 0.1, "is not a list"),
        ("evaluate", "final", "did you mean final_year?"),
        ("credit_beyond_target", "yes", "true nor false"),
        ("politics.quorum", 1.5, "at most 1"),
        ("politics.political_capital", -1, "at least 0"),
        ("sustainability.tail_ceiling", -1, "at least 0"),
    ],
)
def test_settings_at_fault(key: str, value: Any, remedy: str) -> None:
    _, clean, (fault,) = read_settings(YEARS | {key: value})
    assert (fault.table, fault.row, fault.column) == ("scenario", None, key)
    assert remedy in fault.message
    assert key not in clean


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("yeers", "did you mean years?"),
        ("quorum", "it belongs in the section [politics]"),
        ("politics.qorum", "did you mean politics.quorum?"),
        ("solver", "are known"),
    ],
)
def test_unknown_settings(key: str, hint: str) -> None:
    _, _, (fault,) = read_settings(YEARS | {key: 1})
    assert hint in fault.message


def test_years_are_required() -> None:
    settings, _, (fault,) = read_settings({})
    assert fault.column == "years"
    assert settings.years == ()
