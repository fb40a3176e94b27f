"""Money, indicators, objectives and programmes of two plans, by hand."""

from __future__ import annotations

import pytest

import prioritizer as pr
from prioritizer.explanation.comparing_plans import (
    cross_objectives,
    funded_lines,
    indicator_lines,
    money_lines,
)
from tests.explanation.choices import choice

INTERVENTIONS = [
    {"intervention": "a", "decision": "binary", "capital_cost": 2, "category": "integrity"},
    {"intervention": "b", "decision": "binary", "capital_cost": 1, "category": "training"},
    {"intervention": "c", "decision": "binary", "capital_cost": 2},
]
INDICATORS = [
    {"indicator": "trust", "baseline": 0, "target": 10, "weight": 1, "unit": "points"},
    {"indicator": "crime", "baseline": 20, "target": 10, "weight": 3},
]
EFFECTS = [
    {"intervention": "a", "indicator": "trust", "effect": 4},
    {"intervention": "b", "indicator": "crime", "effect": -2},
    {"intervention": "c", "indicator": "trust", "effect": 1},
]
BASE = choice(interventions=INTERVENTIONS, indicators=INDICATORS, effects=EFFECTS)


def weighing(trust: float, crime: float) -> pr.Scenario:
    weights = zip(INDICATORS, (trust, crime), strict=True)
    return BASE.replace(indicators=[row | {"weight": weight} for row, weight in weights])


# Money is 2: either a (trust + 4 of 10) or b (crime - 2 of 10).
ANSWERS = {"crime": pr.solve(BASE), "trust": pr.solve(weighing(3, 1))}


def test_money_by_category_funder_region_and_year() -> None:
    found = {(line.by, line.item): line.amounts for line in money_lines(ANSWERS)}

    assert found == {
        ("category", "integrity"): {"crime": 0.0, "trust": 2.0},
        ("category", "training"): {"crime": 1.0, "trust": 0.0},
        ("funder", "treasury"): {"crime": 1.0, "trust": 2.0},
        ("region", ""): {"crime": 1.0, "trust": 2.0},
        ("year", "2026"): {"crime": 1.0, "trust": 2.0},
    }


def test_money_that_is_not_attributed_and_plans_that_are_not_there() -> None:
    free = pr.solve(BASE.replace(funding=None))
    none = pr.solve(BASE.replace(indicators=[INDICATORS[0] | {"required": 9}, INDICATORS[1]]))
    found = {
        (line.by, line.item): line.amounts
        for line in money_lines({"free": free, "none": none, **ANSWERS})
    }

    assert found["funder", "treasury"] == {"free": None, "none": None, "crime": 1.0, "trust": 2.0}
    assert found["year", "2026"] == {"free": 5.0, "none": None, "crime": 1.0, "trust": 2.0}


def test_indicators_with_baseline_value_and_progress() -> None:
    found = {(line.indicator, line.scenario): line for line in indicator_lines(ANSWERS)}
    trust = found["trust", "trust"]

    assert list(found) == [(k, name) for k in ("trust", "crime") for name in ANSWERS]
    assert (trust.unit, trust.baseline, trust.target) == ("points", 0, 10)
    assert (trust.value, trust.gain, trust.progress) == pytest.approx((4, 4, 0.4))
    crime = found["crime", "crime"]
    assert (crime.value, crime.gain, crime.progress) == pytest.approx((18, -2, 0.2))


def test_each_plan_by_each_others_weights() -> None:
    values = {(x.plan, x.weights): x.value for x in cross_objectives(ANSWERS)}

    assert values == pytest.approx(
        {
            ("crime", "crime"): 0.75 * 0.2,
            ("crime", "trust"): 0.25 * 0.2,
            ("trust", "crime"): 0.25 * 0.4,
            ("trust", "trust"): 0.75 * 0.4,
        }
    )


def test_the_criterion_is_that_of_the_scenario_whose_weights_count() -> None:
    least = BASE.replace(objective="largest_shortfall")
    values = {
        (x.plan, x.weights): (x.criterion, x.value)
        for x in cross_objectives({"trust": ANSWERS["trust"], "least": pr.solve(least)})
    }

    assert values["trust", "least"] == ("largest_shortfall", pytest.approx(0))
    assert values["least", "trust"][0] == "weighted_gain"


def test_an_indicator_that_is_not_there_leaves_no_value() -> None:
    one = BASE.replace(indicators=INDICATORS[:1], effects=[EFFECTS[0], EFFECTS[2]])
    found = {(x.plan, x.weights): x for x in cross_objectives({**ANSWERS, "one": pr.solve(one)})}

    assert found["one", "crime"].value is None
    assert found["one", "crime"].missing == ("crime",)
    assert found["crime", "one"].value == pytest.approx(0)
    assert found["trust", "one"].value == pytest.approx(0.4)


def test_programmes_that_only_some_fund() -> None:
    small = BASE.replace(interventions=INTERVENTIONS[:1], effects=EFFECTS[:1])
    found = {line.item: line for line in funded_lines({**ANSWERS, "small": pr.solve(small)})}

    assert list(found) == ["a", "b"]
    assert (found["a"].funded, found["a"].not_funded) == (("trust", "small"), ("crime",))
    assert (found["b"].funded, found["b"].not_there) == (("crime",), ("small",))
