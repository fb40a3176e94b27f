"""Each point against a solve from scratch; each least budget against scaled scenarios."""

from __future__ import annotations

import json

import numpy as np
import pytest

import prioritizer as pr
from prioritizer.engines.watching import Cause
from prioritizer.explanation import budget_curve as module
from prioritizer.explanation.budget_curve import BudgetPoint, TargetBudget, budget_curve
from tests.explanation.purses import purse, with_money

KEYS = {"factor", "budget", "objective", "bound", "spent", "funded"}


def needing(scenario: pr.Scenario, indicator: str) -> pr.Scenario:
    """The scenario in which an indicator has to reach its target."""
    frame = scenario.given("indicators")
    assert frame is not None
    required = frame["target"].where(frame["indicator"] == indicator)
    return scenario.replace(indicators=frame.assign(required=required))


def check_least(scenario: pr.Scenario, target: TargetBudget, funder: str = "") -> None:
    """With that money the target can be met, with less it cannot."""
    needed = needing(scenario, target.indicator)
    if target.status == "infeasible":
        assert target.factor is None
        assert pr.solve(with_money(needed, 100.0, funder)).status == "infeasible"
        return
    assert target.status == "optimal"
    assert target.factor is not None
    enough = with_money(needed, target.factor * (1 + 1e-6), funder)
    assert pr.solve(enough, tie_break=False).status == "optimal"
    assert target.budget == pytest.approx(enough.table("funding")["amount"].sum(), rel=1e-5)
    if target.factor > 1e-6:
        short = with_money(needed, target.factor * (1 - 1e-3), funder)
        assert pr.solve(short, tie_break=False).status == "infeasible"


@pytest.mark.parametrize(
    ("seed", "decision", "funder"),
    [
        (0, "binary", None),
        (1, "binary", "donor"),
        (3, "binary", "treasury"),
        (6, "continuous", None),
        (9, "continuous", "donor"),
        (15, "binary", None),
    ],
)
def test_points_and_least_budgets(seed: int, decision: str, funder: str | None) -> None:
    scenario = purse(seed, decision)

    curve = budget_curve(scenario, points=4, lowest=0.0, highest=1.8, funder=funder)

    assert [p.factor for p in curve.points] == pytest.approx([0, 0.6, 1.2, 1.8])
    before: BudgetPoint | None = None
    for point in curve.points:
        changed = with_money(scenario, point.factor, funder or "")
        answer = pr.solve(changed)
        assert point.status == answer.status
        assert point.objective == pytest.approx(answer.objective, abs=1e-9)
        assert point.spent == pytest.approx(answer.total_cost)
        assert point.budget == pytest.approx(changed.table("funding")["amount"].sum())
        running = answer.allocation[answer.allocation["scale"] > 0]["intervention"]
        assert set(point.funded) == set(running)
        last = answer.indicators[answer.indicators["year"] == 2027].set_index("indicator")["gain"]
        assert point.gains == pytest.approx(last.to_dict())
        if before is not None and None not in (point.objective, before.objective):
            assert set(point.added) == set(point.funded) - set(before.funded)
            assert set(point.dropped) == set(before.funded) - set(point.funded)
            assert point.marginal_value is not None
            assert point.objective is not None
            assert before.objective is not None
            step = point.marginal_value * (point.budget - before.budget)
            assert step == pytest.approx(point.objective - before.objective, abs=1e-9)
        before = point
    assert [t.indicator for t in curve.targets] == ["trust", "crime"]
    for target in curve.targets:
        check_least(scenario, target, funder or "")
    assert curve.missing == ()


def test_money_that_saves_money() -> None:
    # with 2 a year 6 is needed for the required 4, with 3 at once 3
    scenario = pr.Scenario(
        {"years": [2026, 2027], "objective": "min_cost"},
        {
            "interventions": [
                {"intervention": "dear", "decision": "binary", "capital_cost": 2},
                {"intervention": "dear_too", "decision": "binary", "capital_cost": 2},
                {"intervention": "good", "decision": "binary", "capital_cost": 3},
            ],
            "indicators": [{"indicator": "trust", "baseline": 0, "target": 4}],
            "effects": [
                {"intervention": "dear", "indicator": "trust", "effect": 2},
                {"intervention": "dear_too", "indicator": "trust", "effect": 2},
                {"intervention": "good", "indicator": "trust", "effect": 4},
            ],
            "funding": [{"funder": "t", "year": year, "amount": 2} for year in (2026, 2027)],
        },
    )

    curve = budget_curve(scenario, points=3, lowest=0.5, highest=1.5)

    none, dear, good = curve.points
    assert (none.status, none.objective, none.funded, none.added) == ("infeasible", None, (), ())
    assert [dear.objective, good.objective] == pytest.approx([4, 3])
    assert (dear.marginal_value, dear.added) == (None, ())
    assert good.marginal_value == pytest.approx(1 / 2)
    assert (good.added, good.dropped) == (("good",), ("dear", "dear_too"))
    assert curve.targets[0].factor == pytest.approx(1)


def test_no_money_at_all() -> None:
    curve = budget_curve(purse(2), points=2, lowest=0.0, highest=1.0)

    assert (curve.points[0].budget, curve.points[0].spent) == (0, 0)


def test_a_single_big_donation_does_not_leak_through_a_condition() -> None:
    # the donor's million flows only once `first` runs, which the treasury pays
    scenario = pr.Scenario(
        {"years": [2026]},
        {
            "interventions": [
                {"intervention": "first", "decision": "binary", "capital_cost": 1},
                {"intervention": "second", "decision": "binary", "capital_cost": 0.01},
            ],
            "indicators": [{"indicator": "trust", "baseline": 0, "target": 1}],
            "effects": [{"intervention": "second", "indicator": "trust", "effect": 1}],
            "funding": [
                {"funder": "treasury", "year": 2026, "amount": 0.5},
                {"funder": "donor", "year": 2026, "amount": 1e6},
            ],
            "conditions": [{"rule": "c", "funder": "donor", "requires": "first"}],
            "spending_rules": [
                {
                    "rule": "r",
                    "funder": "treasury",
                    "intervention": "second",
                    "max_amount": 0,
                }
            ],
        },
    )

    target = budget_curve(scenario, points=2).targets[0]

    # one million may pay for both once first runs: then little is enough
    assert target.status == "optimal"
    check_least(scenario, target)


def test_the_document() -> None:
    document = json.loads(budget_curve(purse(2), points=2).to_json())

    assert set(document["points"][0]) >= KEYS
    assert set(document["targets"][0]) == {"indicator", "factor", "budget", "status"}


@pytest.mark.parametrize(
    "wrong", [{"points": 1}, {"lowest": -1.0}, {"lowest": 2.0}, {"highest": float("nan")}]
)
def test_arguments_out_of_range(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="at least 2 points"):
        budget_curve(purse(2), **wrong)  # type: ignore[arg-type]


def test_a_stop_keeps_what_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[BudgetPoint] = []

    def interrupted(scenario: pr.Scenario, **options: object) -> pr.Allocation:
        answer = pr.solve(scenario)
        if len(seen) == 1:
            object.__setattr__(answer, "message", f"HiGHS: {Cause.INTERRUPT}")
        return answer

    monkeypatch.setattr(module, "solve", interrupted)

    curve = budget_curve(purse(2), points=3, on_progress=seen.append)

    assert [p.factor for p in curve.points] == [0.5]
    assert curve.missing == (1.0, 1.5, "trust", "crime")
    assert not np.isnan(curve.points[0].budget)
