from dataclasses import replace

import numpy as np
import pytest

from prioritizer.evaluation.selections import amounts, change_years, periods, reference
from prioritizer.parameters import SpendingRule, resolve
from prioritizer.scenario import Scenario
from tests.evaluation.tiny import Row, tiny


def scenario(**cells: object) -> Scenario:
    funding: list[Row] = [
        {"funder": "treasury", "year": 2026, "amount": 3},
        {"funder": "donor", "year": 2026, "amount": 4},
        {"funder": "donor", "year": 2028, "amount": 5},
    ]
    return tiny({}, {}, funding=funding, spending_rules=[{"rule": "r", "max_share": 1, **cells}])


def rule(**cells: object) -> SpendingRule:
    (only,) = resolve(scenario(**cells)).spending_rules
    return only


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        ("", [("all", [0, 1, 2])]),
        ("each", [("2026", [0]), ("2027", [1]), ("2028", [2])]),
        ("2027", [("2027", [1])]),
    ],
)
def test_periods(year: str, expected: list[tuple[str, list[int]]]) -> None:
    s = scenario(year=year)
    (only,) = resolve(s).spending_rules
    found = [(p.label, p.years.tolist()) for p in periods(resolve(s), only)]
    assert found == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, [1, 2]),
        ({"year": "each"}, [1, 2]),
        ({"previous_amount": 1}, [0, 1, 2]),
        ({"year": 2026}, []),
        ({"year": 2026, "previous_amount": 1}, [0]),
        ({"year": 2028}, [2]),
    ],
)
def test_years_of_a_change(cells: Row, expected: list[int]) -> None:
    s = scenario(max_change=1, **cells)
    (only,) = resolve(s).spending_rules
    assert list(change_years(resolve(s), only)) == expected


def test_amounts_are_those_of_the_rules_funders() -> None:
    s = scenario(funder="donor", share_of="amount")
    (only,) = resolve(s).spending_rules
    assert amounts(resolve(s), only).tolist() == [4.0, 0.0, 5.0]
    assert reference(only) is None


def test_reference_of_all_funders_keeps_the_other_selectors() -> None:
    base = reference(rule(funder="donor", intervention="a", economic="capital", share_of="all"))
    assert base is not None
    assert base.funders.tolist() == [True, True]
    assert base.decisions.tolist() == [True, False]
    assert base.economic.tolist() == [True, False]


def test_reference_of_own_money_is_in_the_same_region_only_beside_another_selector() -> None:
    given = replace(
        rule(funder="donor", intervention="a", economic="capital"),
        names_region=True,
        regional=np.array([False, True]),
    )
    base = reference(given)
    assert base is not None
    assert base.decisions.tolist() == [False, True]
    assert base.economic.tolist() == [True, True]
    assert sum(base.funders) == 1
    base = reference(replace(given, names_other=False))
    assert base is not None
    assert base.decisions.tolist() == [True, True]
