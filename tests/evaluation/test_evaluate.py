import dataclasses

import numpy as np
import pytest

from prioritizer.evaluation import evaluate, judge
from tests.evaluation.money_cases import FUNDING
from tests.evaluation.tiny import plan, tiny


def test_the_proposed_plan_is_judged_with_the_money_that_it_needs() -> None:
    s = tiny(
        {"capital_cost": 4, "recurrent_cost": 1},
        funding=FUNDING,
        plan=[{"intervention": "a", "year": 2027, "start": 1}],
    )
    found = evaluate(s)
    assert found.is_admissible
    assert found.violations == ()
    assert found.total_cost == 6.0
    assert found.total_started == 1.0
    assert found.spent.tolist() == [[0.0, 5.0, 1.0]]
    # A gain of 2 of 10 in two of three years.
    ((name, value),) = found.objectives
    assert (name, value) == ("weighted_gain", pytest.approx(0.4 / 3))


def test_what_cannot_be_paid_is_said_with_its_amount() -> None:
    s = tiny(
        {"capital_cost": 8, "recurrent_cost": 1},
        funding=FUNDING,
        plan=[{"intervention": "a", "year": 2027, "start": 1}],
    )
    assert [(v.name, v.amount) for v in evaluate(s).violations] == [
        ("funder_balance[treasury,2027]", 3.0)
    ]


def test_without_funding_nobody_is_asked_to_pay() -> None:
    s = tiny({"capital_cost": 8}, plan=[{"intervention": "a", "year": 2027, "start": 1}])
    found = evaluate(s)
    assert found.is_admissible
    assert found.plan.money is None
    assert found.total_cost == 8.0


def test_tables_are_made_once() -> None:
    found = evaluate(tiny({}))
    assert found.indicators is found.indicators


def test_an_evaluation_cannot_be_changed() -> None:
    found = evaluate(tiny({}))
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.tolerance = 1.0  # type: ignore[misc]
    for field in dataclasses.fields(found):
        value = getattr(found, field.name)
        assert not isinstance(value, np.ndarray) or not value.flags.writeable


def test_the_tolerance_can_be_given() -> None:
    s = tiny({})
    nearly = plan(s, {("a", 2026): 1 + 1e-4})
    assert not judge(s, nearly).is_admissible
    assert judge(s, nearly, tolerance=1e-3).is_admissible


def test_a_plan_of_another_scenario_is_refused() -> None:
    with pytest.raises(ValueError, match="one row per decision"):
        judge(tiny({}), plan(tiny({}, {})))


def test_every_family_is_of_one_theme() -> None:
    s = tiny({}, funding=FUNDING, settings={"sustainability": {"tail_ceiling": 1}})
    families = [check.family for check in judge(s, plan(s)).checks]
    assert len(families) == len(set(families))
