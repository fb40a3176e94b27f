"""What one unit of scale changes, where."""

import numpy as np

from prioritizer.parameters import resolve
from prioritizer.parameters.effects import Effects
from tests.models.examples.tiny import tiny
from tests.oracle.cases.build import Row, binary, crime, effect, trust
from tests.oracle.cases.regions import LAND, local, regional


def effects(*interventions: Row, given: list[Row] | None = None, **tables: list[Row]) -> Effects:
    return resolve(tiny(*interventions, effects=given, **tables)).effects


def test_the_expected_gain_of_one_unit() -> None:
    e = effects(
        binary("a", success_probability=0.5),
        binary("b"),
        given=[effect("a", 4), effect("b", -0.1, "crime", measure="relative")],
        indicators=[trust(), crime()],
    )

    assert e.gain_per_scale.toarray().tolist() == [[2, 0], [0, -2]]
    assert e.direction.tolist() == [1, -1]
    assert e.weight.tolist() == [0.5, 0.5]


def test_a_national_one_acts_on_every_region_and_a_regional_one_on_its_own() -> None:
    e = effects(
        binary("a"),
        regional(binary("b")),
        given=[effect("a", 4), effect("b", 2)],
        regions=LAND,
        regional=[local("a", "south", effect_factor=0.5), local("b", "north", effect_factor=2)],
    )

    assert e.gain_per_scale.toarray().tolist() == [[4, 4, 0], [2, 0, 2]]


def test_a_region_has_its_own_baseline_and_the_same_relative_change() -> None:
    e = effects(
        binary("a"),
        given=[effect("a", -0.1, "crime", measure="relative")],
        indicators=[crime()],
        regions=LAND,
        regional_indicators=[{"region": "south", "indicator": "crime", "baseline": 40}],
    )

    assert e.baseline.tolist() == [[20, 40]]
    assert e.target.tolist() == [[10, 20]]
    assert e.national_baseline.tolist() == [25]
    assert e.national_target.tolist() == [12.5]
    assert e.gain_per_scale.toarray().ravel().tolist() == [-2, -4]


def test_from_a_baseline_of_0_the_change_is_absolute() -> None:
    e = effects(
        binary("a"),
        regions=LAND,
        regional_indicators=[{"region": "south", "indicator": "trust", "baseline": 5}],
    )

    assert e.target.tolist() == [[10, 15]]


def test_the_trend_counts_from_the_baseline_year() -> None:
    e = effects(binary("a"), indicators=[trust(trend=0.5, baseline_year=2024), crime(trend=-1)])

    assert e.drift.tolist() == [[1, 1.5, 2], [0, -1, -2]]


def test_weights_sum_to_1_and_blank_requirements_are_none() -> None:
    e = effects(binary("a"), indicators=[trust(weight=3, required=2), crime(weight=1)])

    assert e.weight.tolist() == [0.75, 0.25]
    assert e.required[0] == 2
    assert np.isnan(e.required[1])


def test_milestones_by_place() -> None:
    e = effects(binary("a"), milestones=[{"indicator": "trust", "year": 2027, "required": 3}])

    assert e.milestones == ((0, 1, 3.0),)


def test_interactions_act_where_both_are_decided() -> None:
    joint = {"intervention_a": "a", "intervention_b": "b", "indicator": "trust", "effect": 3}
    national = effects(binary("a"), binary("b"), interactions=[joint])
    mixed = effects(binary("a"), regional(binary("b")), regions=LAND, interactions=[joint])

    assert [(n.region, n.first, n.second) for n in national.interactions] == [(-1, 0, 1)]
    assert [(n.region, n.first, n.second) for n in mixed.interactions] == [(0, 0, 1), (1, 0, 2)]
    assert [n.effect for n in mixed.interactions] == [3, 3]
