import json
from typing import Any

import pytest

import prioritizer as pr
from prioritizer.runs.kinds import KINDS, LISTENING, Watcher, repair_of
from prioritizer.runs.order import Order
from prioritizer.runs.state import Moment
from tests.runs.waiting import impossible, tiny

OPTIONS: dict[str, dict[str, Any]] = {
    "solve": {"gap": 0.0},
    "test_solve": {"gap": 0.01, "time_limit": 10.0},
    "explain": {},
    "diagnose": {"limit": 2},
    "budget_curve": {"points": 3},
    "alternatives": {"within": 0.9, "count": 2},
    "priority_list": {"factors": [0.7, 1.0]},
    "compare": {"name": "one"},
    "effect_range": {},
    "pareto": {"indicators": ["k", "cost"]},
    "weight_ranges": {"samples": 3},
    "core_index": {"weights": "order", "samples": 3},
}


def computed(kind: str, scenario: pr.Scenario, **beside: pr.Scenario) -> tuple[Any, list[Moment]]:
    told: list[Moment] = []
    order = Order(kind, scenario, OPTIONS[kind], beside)
    return KINDS[kind](order, Watcher(told.append, lambda: False)), told


def test_every_kind_is_tried_here() -> None:
    assert set(OPTIONS) == set(KINDS)
    assert set(KINDS) >= LISTENING


@pytest.mark.parametrize("kind", [k for k in KINDS if k not in ("compare", "diagnose")])
def test_every_answer_is_a_json_document(kind: str) -> None:
    document, _ = computed(kind, tiny())
    assert json.loads(json.dumps(document, allow_nan=False))


def test_solve_is_what_the_package_finds() -> None:
    document, _ = computed("solve", tiny())
    expected = pr.solve(tiny()).to_dict() | {"message": "", "language": "en"}
    assert {k: v for k, v in document.items() if k != "seconds"} == {
        k: v for k, v in expected.items() if k != "seconds"
    }


def test_parts_are_counted() -> None:
    _, told = computed("budget_curve", tiny())
    assert [(moment.done, moment.total) for moment in told] == [(1, 3), (2, 3), (3, 3)]
    document, told = computed("priority_list", tiny())
    assert [(moment.done, moment.total) for moment in told] == [(1, 3), (2, 3)]
    assert document["worst"] is False
    _, told = computed("explain", tiny())
    assert told[-1].done == told[-1].total > 0


def test_a_comparison_names_its_scenarios() -> None:
    document, _ = computed("compare", tiny(), other=tiny(4))
    assert document["scenarios"] == ["one", "other"]
    assert [plan["objective"] for plan in document["plans"]] == [0.5, 1.0]


def test_a_core_names_the_weights_that_may_win() -> None:
    document, _ = computed("core_index", tiny())
    assert document["weights"] == "order"


def test_a_repair_survives_json_and_gives_the_scenario_a_plan() -> None:
    document, _ = computed("diagnose", impossible())
    assert document["feasible"] is False
    for entry in json.loads(json.dumps(document))["repairs"]:
        repaired = pr.apply_repair(impossible(), repair_of(entry))
        answer = pr.solve(repaired)
        assert answer.objective == pytest.approx(entry["objective"])
