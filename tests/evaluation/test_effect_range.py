"""A plan at adverse, central and favourable effects, by hand; its evidence adds up."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

import prioritizer as pr
from prioritizer.evaluation import Evaluation, judge
from prioritizer.evaluation import evaluate as evaluation_of
from prioritizer.evaluation.effect_range import (
    ADVERSE,
    FAVOURABLE,
    EffectRange,
    effect_range,
    end_of,
)
from prioritizer.evaluation.objectives import weighted_gain
from tests.evaluation.tiny import LAND, plan, tiny
from tests.oracle.generate import scenario_at


def two_sided(**changes: Any) -> pr.Scenario:
    """Trust is to rise by 10, crime to fall by 5; both weigh the same."""
    tables: dict[str, Any] = {
        "indicators": [
            {"indicator": "trust", "baseline": 0, "target": 10},
            {"indicator": "crime", "baseline": 20, "target": 15},
        ],
        "effects": [
            {
                "intervention": "a",
                "indicator": "trust",
                "effect": 4,
                "low": 1,
                "high": 6,
                "evidence": "B",
            },
            {
                "intervention": "a",
                "indicator": "crime",
                "effect": -1,
                "low": -2,
                "high": 1,
                "evidence": "D",
            },
            {"intervention": "b", "indicator": "trust", "effect": 2, "low": 0},
        ],
        "plan": [{"intervention": i, "year": 2026, "start": 1} for i in "ab"],
    }
    return tiny({}, {}, settings={"evaluate": "final_year"}, **(tables | changes))


def found_for(scenario: pr.Scenario) -> EffectRange:
    return effect_range(evaluation_of(scenario))


def test_the_adverse_end_is_low_where_more_is_better_and_high_where_less_is() -> None:
    adverse, favourable = (end_of(two_sided(), case) for case in (ADVERSE, FAVOURABLE))

    assert adverse.tolist() == [1, 1, 0]
    assert favourable[:2].tolist() == [6, -2]
    assert math.isnan(favourable[2])


def test_values_and_objectives_at_each_end() -> None:
    found = found_for(two_sided())
    values = {case.case: [round(i.value, 9) for i in case.indicators] for case in found.cases}

    assert values == {"adverse": [1, 21], "central": [6, 19], "favourable": [8, 18]}
    assert [case.objective for case in found.cases] == pytest.approx(
        [0.5 * 0.1 - 0.5 * 0.2, 0.5 * 0.6 + 0.5 * 0.2, 0.5 * 0.8 + 0.5 * 0.4]
    )
    assert (found.effects, found.without_adverse, found.without_favourable) == (3, 0, 1)


def test_the_share_of_weak_evidence() -> None:
    found = found_for(two_sided())

    # trust: 4 with evidence B, 2 with none, of 10; crime: 1 of 5 with evidence D.
    parts = {part.evidence: part.gain for part in found.evidence}
    assert parts == pytest.approx({"B": 0.2, "D": 0.1, "": 0.1})
    assert found.weighted_gain == pytest.approx(0.4)
    assert found.weak_share == pytest.approx(0.5)


def test_what_a_target_cuts_off_is_cut_off_in_proportion() -> None:
    low_target = [
        {"indicator": "trust", "baseline": 0, "target": 3},
        {"indicator": "crime", "baseline": 20, "target": 15, "weight": 0},
    ]
    found = found_for(two_sided(indicators=low_target))

    # 4 + 2 of 3: credited with 1, of which B brings two thirds.
    parts = {part.evidence: part.gain for part in found.evidence}
    assert parts == pytest.approx({"B": 2 / 3, "D": 0, "": 1 / 3})


def test_a_relative_effect_on_a_negative_baseline_is_adverse_at_the_other_end() -> None:
    balance = [{"indicator": "trust", "baseline": -10, "target": 0}]
    effect = {"intervention": "a", "indicator": "trust", "effect": -0.2, "low": -0.4, "high": 0}
    scenario = two_sided(indicators=balance, effects=[effect | {"measure": "relative"}])

    assert end_of(scenario, ADVERSE).tolist() == [0]  # -0.4 * -10 is a gain of 4, 0 is none
    assert [case.indicators[0].gain for case in found_for(scenario).cases] == [0, 2, 4]


def test_a_rule_that_is_broken_only_at_the_adverse_end() -> None:
    needed = [{"indicator": "trust", "baseline": 0, "target": 10, "required": 5}]
    effects = [{"intervention": "a", "indicator": "trust", "effect": 5, "low": 3, "high": 5}]
    cases = {
        case.case: case for case in found_for(two_sided(indicators=needed, effects=effects)).cases
    }

    assert len(cases["adverse"].broken) == 1
    assert cases["central"].broken == ()


def test_regions_and_interactions_add_up_too() -> None:
    scenario = tiny(
        {"scope": "regional"},
        {},
        regions=LAND,
        interactions=[
            {"intervention_a": "a", "intervention_b": "b", "indicator": "trust", "effect": 1}
        ],
    )
    starts = {("a/south", 2026): 1.0, ("b", 2027): 1.0}
    judged = judge(scenario, plan(scenario, starts))
    found = effect_range(judged)

    assert sum(part.gain for part in found.evidence) == pytest.approx(weighted_gain(judged))
    assert found.weak_share == pytest.approx(1)


@pytest.mark.parametrize("place", range(0, 60, 2))
def test_the_evidence_of_any_plan_adds_up_to_its_weighted_gain(place: int) -> None:
    scenario = scenario_at(place).scenario
    judged: Evaluation | None = pr.solve(scenario).evaluation
    if judged is None:
        return
    found = effect_range(judged)

    assert sum(part.gain for part in found.evidence) == pytest.approx(found.weighted_gain, abs=1e-9)
    # without low and high nothing moves
    assert np.ptp([case.objective for case in found.cases]) == 0
    assert found.without_adverse == found.effects
