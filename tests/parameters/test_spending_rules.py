"""Rules and conditions as selections."""

import pytest

import prioritizer as pr
from prioritizer.parameters import SpendingRule, resolve
from prioritizer.parameters.spending_rules import rule_years, selected
from tests.models.examples.conditions import VETTED_UNITS
from tests.models.examples.spending_rules import ruled
from tests.models.examples.tiny import tiny
from tests.oracle.cases.build import Row, binary
from tests.oracle.cases.regions import LAND, regional


def the_rule(**cells: object) -> SpendingRule:
    (found,) = resolve(ruled({"rule": "x", "max_amount": 1, **cells})).spending_rules
    return found


@pytest.mark.parametrize(
    ("cell", "picked"),
    [("", "abc"), ("a", "a"), ("a;c", "ac"), ("!a", "bc"), ("!a;b", "c")],
)
def test_a_selector_picks_ids_or_all_but_them(cell: str, picked: str) -> None:
    found = selected(cell, ["a", "b", "c"])

    assert "".join(i for i, is_picked in zip("abc", found, strict=True) if is_picked) == picked


def test_a_rule_picks_by_all_that_it_names() -> None:
    rule = the_rule(funder="donor", category="equipment", agency="!police", economic="capital")

    assert rule.funders.tolist() == [False, True]
    assert rule.decisions.tolist() == [False, True, False]
    assert rule.economic.tolist() == [True, False]
    assert (rule.names_funder, rule.names_region, rule.names_other) == (True, False, True)


def test_all_but_a_category_picks_what_has_none() -> None:
    assert the_rule(category="!equipment").decisions.tolist() == [False, False, True]


def regions(*rules: Row) -> pr.Scenario:
    return tiny(
        binary("a", 1),
        regional(binary("b", 1)),
        regions=LAND,
        spending_rules=[{"max_amount": 1, **rule} for rule in rules],
    )


def test_national_programmes_belong_to_no_region() -> None:
    here, there = resolve(
        regions({"rule": "x", "region": "north"}, {"rule": "y", "region": "!north"})
    ).spending_rules

    assert here.decisions.tolist() == [False, True, False]
    assert there.decisions.tolist() == [False, False, True]
    assert here.names_region
    assert not here.names_other


@pytest.mark.parametrize(("cell", "places"), [("", ()), ("each", (0, 1, 2)), ("2027", (1,))])
def test_years_of_a_rule(cell: str, places: tuple[int, ...]) -> None:
    assert rule_years(cell, (2026, 2027, 2028)) == places


def test_a_condition_names_what_must_be_met() -> None:
    parameters = resolve(VETTED_UNITS)
    (condition,) = parameters.conditions

    assert condition.name == "vetted"
    assert parameters.interventions[condition.requires] == "vetting"
    assert condition.lag == 1
    assert condition.decisions.tolist() == [False, False, True, True, True]
    assert condition.funders.tolist() == [False, True]
