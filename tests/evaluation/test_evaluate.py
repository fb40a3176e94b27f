import dataclasses

import numpy as np
import pytest

from prioritizer.evaluation import evaluate, judge
from tests.evaluation.money_cases import FUNDING
from tests.evaluation.tiny import LAND, plan, tiny


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
    for name in ("indicators", "allocation", "tail", "contributions", "warnings"):
        assert getattr(found, name) is getattr(found, name)


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


def test_everything_at_once() -> None:
    s = tiny(
        {"scope": "regional", "capital_cost": 4},
        {"recurrent_cost": 1},
        regions=LAND,
        funding=FUNDING,
        conditions=[{"rule": "c", "funder": "treasury", "requires": "a", "intervention": "b"}],
        phasing=[{"intervention": "a", "age": age, "capital_share": 0.5} for age in (0, 1)],
        response=[{"intervention": "b", "scale": 1, "share": 0.5}],
        interactions=[
            {"intervention_a": "a", "intervention_b": "b", "indicator": "trust", "effect": 4}
        ],
        milestones=[{"indicator": "trust", "year": 2028, "required": 6}],
        stakeholders=[{"stakeholder": "union", "veto": "yes"}],
        positions=[{"stakeholder": "union", "intervention": "b", "support": 1}],
        settings={"objective": ["targets_met", "largest_shortfall"]},
        plan=[
            {"intervention": "a", "region": "north", "year": 2026, "start": 1},
            {"intervention": "a", "region": "south", "year": 2027, "start": 1},
            {"intervention": "b", "year": 2027, "start": 1},
        ],
    )
    found = evaluate(s)
    # 2 for a, 1 for b and 4 together from 2027 on, everywhere; 2 in the north before.
    assert found.gain[0].tolist() == [[2.0, 7.0, 7.0], [0.0, 7.0, 7.0]]
    assert found.spent.tolist() == [[0.5, 0.5 + 1.5 + 1.0, 1.5 + 1.0]]
    assert found.violations == ()
    assert dict(found.objectives) == pytest.approx(
        {"targets_met": 0.0, "largest_shortfall": (0.05 + 1.4) / 3, "weighted_gain": 1.45 / 3}
    )


def test_every_family_is_of_one_theme() -> None:
    s = tiny({}, funding=FUNDING, settings={"sustainability": {"tail_ceiling": 1}})
    families = [check.family for check in judge(s, plan(s)).checks]
    assert len(families) == len(set(families))
