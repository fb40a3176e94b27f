"""The effect that decides most, and what a plan is worth over the range of its effects."""

from __future__ import annotations

import json

import pytest

import prioritizer as pr
from prioritizer.explanation.uncertainty import effect_uncertainty
from tests.explanation.choices import choice

UNSURE = choice(
    {"intervention": "a", "low": 1, "high": 5, "evidence": "C"},
    {"intervention": "b", "low": 0, "high": 9, "evidence": "E"},
)


def test_the_effect_that_changes_the_best_plan_most() -> None:
    found = effect_uncertainty(UNSURE, pr.solve(UNSURE))

    assert found.best_objective == pytest.approx(0.4)
    assert [entry.intervention for entry in found.sensitivity] == ["a", "b"]
    assert found.decisive is found.sensitivity[0]
    assert found.is_complete
    assert found.range.weak_share == pytest.approx(0)
    assert [case.objective for case in found.range.cases] == pytest.approx([0.1, 0.4, 0.5])


def test_of_a_proposed_plan_the_range_and_of_the_best_the_sensitivity() -> None:
    scenario = UNSURE.replace(plan=[{"intervention": "b", "year": 2026, "start": 1}])
    found = effect_uncertainty(scenario)

    assert [case.objective for case in found.range.cases] == pytest.approx([0, 0.3, 0.9])
    assert found.range.weak_share == pytest.approx(1)
    assert found.best_objective == pytest.approx(0.4)
    assert found.decisive is not None
    assert found.decisive.intervention == "a"


def test_with_no_effect_that_matters_none_decides() -> None:
    scenario = choice({"intervention": "b", "low": 0, "high": 9})

    assert effect_uncertainty(scenario, pr.solve(scenario)).decisive is None


def test_without_plan_effects_alone_are_judged() -> None:
    found = effect_uncertainty(UNSURE, sensitivity=False)

    assert (found.sensitivity, found.decisive, found.best_objective) == ((), None, None)


def test_a_stop_keeps_what_is_done_and_names_the_rest() -> None:
    asked = iter([False, True])
    found = effect_uncertainty(UNSURE, pr.solve(UNSURE), should_stop=lambda: next(asked, True))

    assert len(found.sensitivity) == 1
    assert found.unexamined == ("b on trust",)
    assert not found.is_complete


def test_progress_names_each_effect() -> None:
    seen: list[str] = []
    effect_uncertainty(UNSURE, pr.solve(UNSURE), on_progress=lambda step: seen.append(step.label))

    assert seen == ["a on trust", "b on trust"]


def test_a_plan_must_be_there_and_be_of_the_scenario() -> None:
    with pytest.raises(ValueError, match="another scenario"):
        effect_uncertainty(choice(), pr.solve(UNSURE))
    needed = [{"indicator": "trust", "baseline": 0, "target": 10, "required": 9}]
    hopeless = choice(indicators=needed)
    with pytest.raises(ValueError, match="holds no plan"):
        effect_uncertainty(hopeless, pr.solve(hopeless))
    assert effect_uncertainty(hopeless).best_objective is None


def test_what_lies_within_the_gap_changes_nothing() -> None:
    # at its adverse end a is worth 0.29, b 0.3: within 5 %
    scenario = choice({"intervention": "a", "low": 2.9, "high": 5})
    best = pr.solve(scenario)

    exact, rough = (effect_uncertainty(scenario, best, gap=gap) for gap in (0.0, 0.05))
    assert exact.sensitivity[0].changed == 2
    assert rough.sensitivity[0].changed == 0


def test_the_document() -> None:
    document = json.loads(effect_uncertainty(UNSURE, pr.solve(UNSURE)).to_json())

    assert document["decisive"]["intervention"] == "a"
    assert {"cases", "evidence", "weak_share", "sensitivity", "complete"} <= set(document)
    assert [case["case"] for case in document["cases"]] == ["adverse", "central", "favourable"]
    assert document["cases"][0]["objectives"][0] == {
        "name": "weighted_gain",
        "value": pytest.approx(0.1),
    }
