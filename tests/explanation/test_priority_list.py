"""Every nested chain of selections, by brute force: none loses less than the list."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from typing import Any

import pytest

import prioritizer as pr
from prioritizer.engines import Options, Outcome, Status
from prioritizer.engines.highs import HighsEngine, HighsSession
from prioritizer.explanation import budget_levels
from prioritizer.explanation import priority_list as module
from prioritizer.explanation.priority_list import PriorityList, priority_list
from prioritizer.explanation.workers import Step
from prioritizer.program import LinearProgram
from tests.explanation.purses import Selection, exactly, purse, with_money, worth_of_each

NEAR = 1e-6
FACTORS = (0.5, 1.0, 1.6)

Worth = dict[Selection, float]


def chains(worths: list[Worth]) -> list[list[float]]:
    """Losses at each level of every nested chain."""
    bests = [max(worth.values()) for worth in worths]
    found = []
    for chain in itertools.product(*worths):
        if all(low <= high for low, high in itertools.pairwise(chain)):
            losses = [
                (best - worth[chosen]) / abs(best)
                for best, worth, chosen in zip(bests, worths, chain, strict=True)
            ]
            found.append(losses)
    return found


def worths_at(scenario: pr.Scenario, factors: tuple[float, ...]) -> list[Worth]:
    return [worth_of_each(with_money(scenario, factor)) for factor in factors]


def check_levels(scenario: pr.Scenario, found: PriorityList) -> None:
    """Prefixes nest, and what is told of each level is what a solve from scratch says."""
    order = [item.item for item in found.items]
    assert [item.rank for item in found.items] == list(range(1, len(order) + 1))
    for level in found.levels:
        assert set(level.funded) == set(order[: len(level.funded)])
        changed = with_money(scenario, level.factor)
        held = pr.solve(exactly(changed, frozenset(level.funded)), tie_break=False)
        best = pr.solve(changed, tie_break=False)
        assert level.best_objective == pytest.approx(best.objective, abs=NEAR)
        assert level.objective == pytest.approx(held.objective, abs=NEAR)
        assert best.objective is not None
        assert level.loss == pytest.approx(
            abs(best.objective - level.objective) / abs(best.objective), abs=NEAR
        )
        assert level.budget == pytest.approx(changed.table("funding")["amount"].sum())
        assert level.total_cost <= (held.total_cost or 0.0) + NEAR
    for item in found.items:
        assert item.factor == min(v.factor for v in found.levels if item.item in v.funded)


@pytest.mark.parametrize("seed", [0, 1, 4, 5])
def test_no_nested_chain_loses_less(seed: int) -> None:
    scenario = purse(seed, number=3)
    odds = (1.0, 2.0, 1.0)
    losses = chains(worths_at(scenario, FACTORS))

    expected = priority_list(scenario, factors=FACTORS[::-1], probabilities=odds)
    worst = priority_list(scenario, factors=FACTORS, worst=True)

    check_levels(scenario, expected)
    check_levels(scenario, worst)
    least = min(sum(p * loss for p, loss in zip(odds, chain, strict=True)) / 4 for chain in losses)
    assert expected.expected_loss == pytest.approx(least, abs=NEAR)
    assert expected.bound == pytest.approx(least, abs=NEAR)
    assert expected.worst_loss == pytest.approx(max(v.loss for v in expected.levels))
    lowest = min(max(chain) for chain in losses)
    assert worst.worst_loss == pytest.approx(lowest, abs=NEAR)
    assert worst.bound == pytest.approx(lowest, abs=NEAR)
    fair = min(sum(chain) / 3 for chain in losses if max(chain) <= lowest + NEAR)
    assert worst.expected_loss == pytest.approx(fair, abs=NEAR)
    assert expected.status == worst.status == "optimal"


def rivals(**changes: object) -> pr.Scenario:
    """With 2, `small` is best; with 3, `great` alone, which does not hold it."""
    return pr.Scenario(
        {"years": [2026], **changes},
        {
            "interventions": [
                {"intervention": "small", "decision": "binary", "capital_cost": 2},
                {"intervention": "great", "decision": "binary", "capital_cost": 3},
            ],
            "indicators": [{"indicator": "trust", "baseline": 0, "target": 10}],
            "effects": [
                {"intervention": "small", "indicator": "trust", "effect": 2},
                {"intervention": "great", "indicator": "trust", "effect": 5},
            ],
            "funding": [{"funder": "treasury", "year": 2026, "amount": 1}],
        },
    )


@pytest.mark.parametrize(
    ("odds", "listed", "losses"),
    [((3, 1), ["small"], [0, 0.6]), ((1, 3), ["great"], [1, 0]), ((0, 1), ["great"], [1, 0])],
)
def test_the_likely_budget_decides(
    odds: tuple[int, int], listed: list[str], losses: list[float]
) -> None:
    found = priority_list(rivals(), factors=(2, 3), probabilities=odds)

    assert [item.item for item in found.items] == listed
    assert [level.loss for level in found.levels] == pytest.approx(losses)
    assert [level.probability for level in found.levels] == pytest.approx(
        [p / sum(odds) for p in odds]
    )
    assert found.expected_loss == pytest.approx(
        sum(p * loss for p, loss in zip(odds, losses, strict=True)) / sum(odds)
    )


def test_the_worst_case_decides() -> None:
    found = priority_list(rivals(), factors=(2, 3), probabilities=(1, 99), worst=True)

    assert [item.item for item in found.items] == ["small"]
    assert found.worst_loss == pytest.approx(0.6)


def test_the_least_cost_loses_what_it_costs_more() -> None:
    # 4 is required; great alone is enough for it at every budget
    scenario = rivals(objective="min_cost").replace(
        indicators=[{"indicator": "trust", "baseline": 0, "target": 10, "required": 4}]
    )

    found = priority_list(scenario, factors=(3, 5))

    assert [level.objective for level in found.levels] == pytest.approx([3, 3])
    assert [item.item for item in found.items] == ["great"]
    assert found.expected_loss == 0


def test_scales_in_between() -> None:
    scenario = purse(2, "continuous", 3)

    found = priority_list(scenario, factors=(0.5, 1.5))

    for level in found.levels:
        best = pr.solve(with_money(scenario, level.factor)).objective
        assert level.best_objective == pytest.approx(best, abs=NEAR)
        assert level.objective <= level.best_objective + NEAR
    low, high = found.levels
    assert set(low.funded) <= set(high.funded)


def test_a_level_without_a_plan() -> None:
    scenario = rivals().replace(
        indicators=[{"indicator": "trust", "baseline": 0, "target": 10, "required": 5}]
    )

    with pytest.raises(ValueError, match=r"at 2\.0 times the budget there is no plan: infeasible"):
        priority_list(scenario, factors=(2.0, 3.0))


@pytest.mark.parametrize(
    "wrong",
    [
        {"factors": ()},
        {"factors": (1, 1)},
        {"factors": (-1, 1)},
        {"factors": (1, 2), "probabilities": (1,)},
        {"factors": (1, 2), "probabilities": (0, 0)},
        {"factors": (1, 2), "probabilities": (1, -1)},
        {"factors": (1, 2), "probabilities": (1, float("nan"))},
    ],
)
def test_arguments_out_of_range(wrong: dict[str, tuple[float, ...]]) -> None:
    with pytest.raises(ValueError, match="give"):
        priority_list(rivals(), **wrong)  # type: ignore[arg-type]


def test_without_funding_there_are_no_levels() -> None:
    with pytest.raises(ValueError, match="no table funding"):
        priority_list(rivals().replace(funding=None))


def interrupt(monkeypatch: pytest.MonkeyPatch, where: Any, *, has_plan: bool) -> list[Outcome]:
    """Ctrl-C during every solve that a module begins; the outcomes of these."""
    ended: list[Outcome] = []

    class Interrupted(HighsEngine):
        def open(self, program: LinearProgram, options: Options) -> HighsSession:
            session = super().open(program, options)
            solve = session.solve

            def stopped(*given: Any, **named: Any) -> Outcome:
                outcome = replace(
                    solve(*given, **named), status=Status.FEASIBLE, was_interrupted=True
                )
                ended.append(outcome if has_plan else replace(outcome, x=None, objective=None))
                return ended[-1]

            monkeypatch.setattr(session, "solve", stopped)
            return session

    monkeypatch.setattr(where, "engine_named", lambda name: Interrupted())
    return ended


@pytest.mark.parametrize("worst", [False, True])
def test_a_stop_keeps_the_list_that_was_found(
    monkeypatch: pytest.MonkeyPatch, *, worst: bool
) -> None:
    expected = priority_list(rivals(), factors=(2, 3), worst=worst)
    ended = interrupt(monkeypatch, module, has_plan=True)

    found = priority_list(rivals(), factors=(2, 3), worst=worst)

    # the joint program, then the prefix and its cost at each level; no second joint one
    assert len(ended) == 1 + 2 * 2
    assert found.status == "feasible"
    assert found.items == expected.items
    assert found.worst_loss == expected.worst_loss


def test_a_stop_before_there_is_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as early:
        ended = interrupt(early, module, has_plan=False)
        with pytest.raises(KeyboardInterrupt):
            priority_list(rivals(), factors=(2, 3))
        assert len(ended) == 1

    ended = interrupt(monkeypatch, budget_levels, has_plan=True)
    with pytest.raises(KeyboardInterrupt):
        priority_list(rivals(), factors=(2, 3))
    assert len(ended) == 1


def test_levels_are_told_one_by_one() -> None:
    told: list[Step] = []

    priority_list(rivals(), factors=(2, 3), on_progress=told.append)

    assert [(step.done, step.total) for step in told] == [(1, 3), (2, 3)]


def test_the_document() -> None:
    document = json.loads(priority_list(rivals(), factors=(2, 3)).to_json())

    assert set(document["items"][0]) == {"rank", "item", "factor", "budget"}
    assert document["levels"][0]["funded"] == ["small"]
