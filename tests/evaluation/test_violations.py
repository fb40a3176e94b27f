import numpy as np
import pytest

from prioritizer.evaluation.checks import Check, check, labels
from prioritizer.evaluation.violations import Violation, money_unit, units_of, violation, violations
from tests.evaluation.tiny import tiny


@pytest.mark.parametrize(
    ("settings", "unit"),
    [
        ({}, ""),
        ({"currency": "MXN"}, "million MXN"),
        ({"currency": "MXN", "currency_unit": 1}, "MXN"),
        ({"currency": "MXN", "currency_unit": 1e9}, "billion MXN"),
        ({"currency": "MXN", "currency_unit": 1e5}, "times 100000 MXN"),
    ],
)
def test_the_unit_of_money(settings: dict[str, object], unit: str) -> None:
    assert money_unit(tiny({}, settings=settings)) == unit


def test_the_unit_of_a_resource_is_the_first_that_is_given() -> None:
    s = tiny(
        {},
        resources=[
            {"resource": "q", "available": 1, "year": 2026},
            {"resource": "q", "available": 1, "year": 2027, "unit": "people"},
            {"resource": "q", "available": 1, "year": 2028},
        ],
    )
    assert units_of(s, "resources") == {"q": "people"}


def caps() -> tuple[Check, Check]:
    axes = (labels(["few", "some"]), labels(["", ""]))
    return (
        check("at_most", axes, np.array([2.0, 1.0]), upper=1.0),
        check("at_least", axes, np.array([2.0, 0.0]), lower=1.0),
    )


def test_violations_come_in_the_order_of_the_checks() -> None:
    most, least = caps()
    found = violations(tiny({}), (most, least), 1e-6)
    assert [(v.name, v.family, v.amount) for v in found] == [
        ("at_most[few]", "at_most", 1.0),
        ("at_least[some]", "at_least", 1.0),
    ]
    assert violations(tiny({}), (), 1e-6) == ()


def test_one_row() -> None:
    most, _ = caps()
    found = violation(most, 0, "", {})
    assert isinstance(found, Violation)
    assert found.sentence.startswith("Rule few: 2 of the listed")
