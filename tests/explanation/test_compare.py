"""Scenarios side by side."""

from __future__ import annotations

import json

import pytest

import prioritizer as pr
from prioritizer.explanation.compare import compare, share_of_best
from tests.explanation.choices import choice

POOR, RICH = choice(), choice(funding=[{"funder": "treasury", "year": 2026, "amount": 4}])
HOPELESS = choice(indicators=[{"indicator": "trust", "baseline": 0, "target": 10, "required": 9.5}])


def test_two_scenarios_side_by_side() -> None:
    found = compare({"poor": POOR, "rich": RICH})

    assert found.names == ("poor", "rich")
    assert [plan.objective for plan in found.plans] == pytest.approx([0.4, 0.7])
    assert [plan.best_possible for plan in found.plans] == pytest.approx([0.9, 0.9])
    assert [plan.share_of_best for plan in found.plans] == pytest.approx([4 / 9, 7 / 9])
    assert [(d.id, d.values) for d in found.inputs] == [
        ("treasury / 2026", {"poor": 2.0, "rich": 4.0})
    ]
    assert found.only("rich") == ("b",)
    assert found.only("poor") == ()
    assert found.notes == ()


def test_the_matrix_has_each_plans_own_objective_on_its_diagonal() -> None:
    found = compare(
        [
            POOR,
            RICH.replace(
                objective="min_cost",
                indicators=[{"indicator": "trust", "baseline": 0, "target": 10, "required": 5}],
            ),
        ]
    )
    matrix = found.matrix()

    for plan in found.plans:
        assert matrix[plan.scenario][plan.scenario] == pytest.approx(plan.objective)
    assert matrix["1"]["2"] == pytest.approx(2)  # what the plan of the first costs
    assert "different objectives" in found.notes[0]


def test_an_answer_is_not_solved_again() -> None:
    told: list[str] = []
    judged = pr.evaluate(POOR.replace(plan=[{"intervention": "c", "year": 2026, "start": 1}]))
    found = compare({"today": judged, "best": POOR}, on_progress=told.append)

    assert told == ["today: the best possible", "best: the best plan", "best: the best possible"]
    assert found.plans[0].objective == pytest.approx(0.2)
    assert found.plans[0].share_of_best == pytest.approx(2 / 9)
    assert found.notes == ("today: the plan is not proven best.",)
    assert found.rows[0].table == "plan"


def test_a_scenario_without_a_plan_takes_part() -> None:
    found = compare({"poor": POOR, "hopeless": HOPELESS}, with_best_possible=False)

    assert found.plans[1].status == "infeasible"
    assert found.plans[1].objective is None
    assert found.matrix()["hopeless"] == {"poor": None, "hopeless": None}
    assert any("there is no plan" in note for note in found.notes)
    assert all(plan.share_of_best is None for plan in found.plans)


def test_names_come_from_titles_where_they_differ() -> None:
    one, other = POOR.replace(title="One"), RICH.replace(title="Other")

    assert compare([one, other], with_best_possible=False).names == ("One", "Other")
    assert compare([one, one], with_best_possible=False).names == ("1", "2")
    with pytest.raises(ValueError, match="at least two"):
        compare([one])


def test_units_that_differ_are_named() -> None:
    found = compare(
        {"peso": POOR.replace(currency="MXN"), "dollar": RICH.replace(currency="USD")},
        with_best_possible=False,
    )

    assert "different units" in found.notes[0]


def test_the_share_of_the_best() -> None:
    assert share_of_best("weighted_gain", 0.4, 0.8) == pytest.approx(0.5)
    assert share_of_best("min_cost", 10, 8) == pytest.approx(0.8)
    assert share_of_best("weighted_gain", 0.0, 0.0) is None
    assert share_of_best("weighted_gain", None, 1.0) is None


def test_the_document() -> None:
    document = json.loads(compare({"poor": POOR, "hopeless": HOPELESS}).to_json())

    assert document["scenarios"] == ["poor", "hopeless"]
    assert document["plans"][1]["objective"] is None
    assert document["only"] == {"poor": ["a"], "hopeless": []}
    assert {"inputs", "rows", "money", "indicators", "objectives", "funded", "definition"} <= set(
        document
    )
