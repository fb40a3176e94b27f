import pytest

from prioritizer.evaluation.capacity import capacity_checks, resource_capacity
from tests.evaluation.cases import CAPACITY
from tests.evaluation.judged import assert_judged
from tests.evaluation.tiny import outcome, plan, tiny


@pytest.mark.parametrize("family", CAPACITY)
def test_a_plan_that_breaks_the_family_is_found(family: str) -> None:
    assert_judged(CAPACITY[family]())


def test_supply_counts_once_mature_and_use_from_the_start() -> None:
    s = tiny(
        {"lead_time": 1},
        {},
        resources=[
            {"resource": "trainers", "available": 2},
            {"resource": "trainers", "available": 5, "year": 2028},
        ],
        resource_use=[
            {"intervention": "a", "resource": "trainers", "start_use": 1, "running_use": -3},
            {"intervention": "b", "resource": "trainers", "start_use": 2, "running_use": 4},
        ],
    )
    check = resource_capacity(outcome(s, plan(s, {("a", 2026): 1, ("b", 2027): 1})))
    assert check.activity.tolist() == [1.0, 6.0 - 3.0, 4.0 - 3.0]
    assert check.upper.tolist() == [2.0, 2.0, 5.0]


def test_without_resources_there_is_nothing_to_check() -> None:
    s = tiny({})
    assert list(capacity_checks(outcome(s, plan(s)))) == []
