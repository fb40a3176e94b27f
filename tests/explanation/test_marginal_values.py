"""What one unit more is worth: exactly for linear programs, by a step for the others."""

from __future__ import annotations

import pytest

import prioritizer as pr
from prioritizer.explanation.limits import limits, loosened
from prioritizer.explanation.marginal_values import MarginalValue, marginal_tasks
from tests.explanation.anew import NEAR, bench_for, drawn_from, objective_of

RANDOM = [
    (place, needs)
    for needs in ("funding", "spending_rules", "resources", "stakeholders")
    for place in (5, 125, 245)
]


def linear(budget: float = 4.0, trainers: float = 100.0) -> pr.Scenario:
    """`first` gains 2 a unit up to 3, `second` 1 a unit up to 5; each unit costs 1."""
    names = {"first": (3, 2), "second": (5, 1)}
    return pr.Scenario(
        {"years": [2026], "currency": "USD", "currency_unit": 1e6},
        {
            "interventions": [
                {
                    "intervention": name,
                    "decision": "continuous",
                    "max_scale": most,
                    "capital_cost": 1,
                }
                for name, (most, _) in names.items()
            ],
            "indicators": [{"indicator": "trust", "baseline": 0, "target": 100}],
            "effects": [
                {"intervention": name, "indicator": "trust", "effect": effect}
                for name, (_, effect) in names.items()
            ],
            "funding": [{"funder": "treasury", "year": 2026, "amount": budget}],
            "resources": [{"resource": "trainers", "available": trainers, "unit": "persons"}],
            "resource_use": [
                {"intervention": name, "resource": "trainers", "start_use": 1} for name in names
            ],
        },
    )


def values(scenario: pr.Scenario) -> dict[str, MarginalValue]:
    bench = bench_for(scenario)
    found = {task.limit.name: task(bench) for task in marginal_tasks(bench)}
    bench.close()
    return found


def test_a_linear_program_has_a_price_with_its_range() -> None:
    found = values(linear())

    money, trainers = found["treasury"], found["trainers"]
    assert money.method == trainers.method == "exact"
    # From 3, where `first` is full, to 8, where both are.
    assert money.gain_per_unit == pytest.approx(0.01)
    assert (money.lower, money.upper) == (pytest.approx(3), pytest.approx(8))
    assert (money.kind, money.year, money.unit) == ("funder", 2026, "million USD")
    # 4 of 100 are used.
    assert trainers.gain_per_unit == 0
    assert (trainers.lower, trainers.upper) == (pytest.approx(4), None)


def test_at_a_kink_the_price_is_that_of_more() -> None:
    found = values(linear(budget=3.0))["treasury"]

    assert found.gain_per_unit == pytest.approx(0.01)
    assert (found.lower, found.upper) == (pytest.approx(3), pytest.approx(8))


def test_a_step_beyond_the_end_of_a_piece_does_not_blur_the_price() -> None:
    found = values(linear(budget=7.5))["treasury"]

    assert found.gain_per_unit == pytest.approx(0.01)
    assert (found.lower, found.upper) == (pytest.approx(3), pytest.approx(8))


def test_whole_decisions_have_a_measured_gain_and_no_price() -> None:
    scenario = linear(budget=1.5)
    frame = scenario.given("interventions")
    scenario = scenario.replace(interventions=frame.assign(decision="integer"))

    found = values(scenario)["treasury"]

    # 1.5 buys one unit of `first`, 2.5 two: one million more gains 0.02.
    assert found.method == "step"
    assert found.step == 1.0
    assert found.gain_per_unit == pytest.approx(0.02)
    assert (found.lower, found.upper) == (1.5, 2.5)


@pytest.mark.parametrize(("place", "needs"), RANDOM)
def test_a_step_gains_what_a_solve_from_scratch_says(place: int, needs: str) -> None:
    scenario = drawn_from(place, needs=needs)
    bench = bench_for(scenario)
    sign = 1 if bench.extended.program.objective.sense == "max" else -1

    for task in marginal_tasks(bench):
        value = task(bench)
        assert value.gain_per_unit is not None
        step = value.step
        end = value.upper if task.limit.looser > 0 else value.lower
        if value.method == "exact" and end is not None:
            step = min(step, abs(end - value.value))
        better = objective_of(loosened(scenario, task.limit, step))
        assert better is not None
        gain = sign * (better - bench.objective)
        assert value.gain_per_unit * step == pytest.approx(gain, abs=NEAR), task.limit
    bench.close()


def test_every_number_that_can_be_loosened_is_asked_about() -> None:
    scenario = linear()

    assert [(limit.kind, limit.name, limit.year) for limit in limits(scenario)] == [
        ("funder", "treasury", 2026),
        ("resource", "trainers", 2026),
    ]
