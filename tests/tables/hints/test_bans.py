from typing import Any

import pytest

from prioritizer.tables.hints.bans import possible_payers
from tests.tables.cases import intervention, rule, scenario


def payers(**changes: Any) -> dict[str, list[list[bool]]]:
    """Who can pay for vetting and training: treasury (2027), eu (2028)."""
    found = possible_payers(scenario(**changes).content)
    return {economic: array[:2].tolist() for economic, array in found.items()}


def test_without_bans() -> None:
    everyone = [[True, True], [True, True]]
    assert payers() == {"capital": everyone, "current": everyone}


def test_money_in_the_window() -> None:
    early = intervention(last_year=2027)
    assert payers(interventions=early)["capital"][0] == [True, False]
    assert payers(interventions=early)["current"][0] == [True, True]
    late = intervention(first_year=2028)
    assert payers(interventions=late)["current"][0] == [False, True]


def test_money_that_is_carried_over() -> None:
    late = intervention(first_year=2029)
    funders = [{"funder": "eu", "carry_over": 0.5}]
    assert payers(interventions=late, funders=funders)["capital"][0] == [False, True]
    assert payers(interventions=late)["capital"][0] == [False, False]


@pytest.mark.parametrize(
    ("cells", "capital"),
    [
        ({"funder": "eu", "max_amount": 0}, [[True, False], [True, False]]),
        ({"funder": "!eu", "max_amount": 0}, [[False, True], [False, True]]),
        ({"agency": "!army", "max_amount": 0}, [[False, False], [False, False]]),
        ({"intervention": "vetting", "max_amount": 0}, [[False, False], [True, True]]),
        ({"max_amount": 0, "active": "no"}, [[True, True], [True, True]]),
    ],
)
def test_selectors(cells: dict[str, Any], capital: list[list[bool]]) -> None:
    army = intervention()
    army[2]["agency"] = "army"
    assert payers(interventions=army, spending_rules=rule(**cells))["capital"] == capital
