import numpy as np
import pandas as pd
import pytest

from prioritizer.evaluation import judge
from tests.evaluation.tiny import LAND, REGIONAL, Row, plan, tiny


def records(table: pd.DataFrame) -> list[tuple[object, ...]]:
    return list(table.itertuples(index=False, name=None))


def test_each_decision_has_its_part() -> None:
    s = tiny({"success_probability": 0.5}, {}, {"lead_time": 1})
    table = judge(s, plan(s, {("a", 2027): 1, ("c", 2028): 1})).contributions
    assert list(table.columns) == [
        "intervention",
        "region",
        "indicator",
        "year",
        "effect",
        "success_probability",
        "gain",
    ]
    # b is not started; c does not act yet.
    assert records(table) == [
        ("a", "", "trust", 2026, 2.0, 0.5, 0.0),
        ("a", "", "trust", 2027, 2.0, 0.5, 1.0),
        ("a", "", "trust", 2028, 2.0, 0.5, 1.0),
    ]


def test_an_effect_is_that_of_its_place() -> None:
    s = tiny(
        {"success_probability": 0.5},
        regions=LAND,
        indicators=[{"indicator": "crime", "baseline": 20, "target": 10}],
        regional_indicators=[{"indicator": "crime", "region": "south", "baseline": 40}],
        regional=[{"intervention": "a", "region": "south", "effect_factor": 2}],
        effects=[
            {"intervention": "a", "indicator": "crime", "effect": -0.25, "measure": "relative"}
        ],
    )
    table = judge(s, plan(s, {("a", 2028): 1})).contributions
    assert records(table[table["year"] == 2028]) == [
        ("a", "north", "crime", 2028, -5.0, 0.5, -2.5),
        ("a", "south", "crime", 2028, -20.0, 0.5, -10.0),
    ]


def test_an_interaction_is_a_row_of_its_own() -> None:
    s = tiny(
        {},
        REGIONAL,
        regions=LAND,
        interactions=[
            {"intervention_a": "a", "intervention_b": "b", "indicator": "trust", "effect": -1.5}
        ],
    )
    table = judge(s, plan(s, {("a", 2028): 1, ("b/south", 2028): 1})).contributions
    assert records(table[table["year"] == 2028]) == [
        ("a", "north", "trust", 2028, 2.0, 1.0, 2.0),
        ("a", "south", "trust", 2028, 2.0, 1.0, 2.0),
        ("b", "south", "trust", 2028, 2.0, 1.0, 2.0),
        ("a + b", "south", "trust", 2028, -1.5, 1.0, -1.5),
    ]


def test_what_never_succeeds_has_its_effect_and_no_row() -> None:
    s = tiny({"success_probability": 0})
    assert len(judge(s, plan(s, {("a", 2026): 1})).contributions) == 0


def test_the_parts_add_up_to_the_gain() -> None:
    large: Row = {"decision": "continuous", "max_scale": 2, "success_probability": 0.75}
    s = tiny(
        large | REGIONAL | {"initial_scale": 1, "may_end": "yes"},
        large,
        {"initial_scale": 1},
        regions=LAND,
        indicators=[
            {"indicator": "trust", "baseline": 4, "target": 10},
            {"indicator": "crime", "baseline": 20, "target": 10},
        ],
        effects=[
            {"intervention": "a", "indicator": "trust", "effect": 3},
            {"intervention": "a", "indicator": "crime", "effect": -0.25, "measure": "relative"},
            {"intervention": "b", "indicator": "trust", "effect": 1},
        ],
        regional=[{"intervention": "b", "region": "north", "effect_factor": 0.5}],
        response=[
            {"intervention": "a", "scale": 1, "share": 0.75},
            {"intervention": "a", "scale": 2, "share": 1},
        ],
        interactions=[
            {"intervention_a": "b", "intervention_b": "a", "indicator": "trust", "effect": 2}
        ],
    )
    starts = {("a/north", 2026): 0.5, ("a/south", 2027): 1.0, ("b", 2027): 1.5}
    found = judge(s, plan(s, starts, {("a/south", 2028): 0.25}))
    sums = found.contributions.groupby(["indicator", "region", "year"])["gain"].sum()
    for k, name in enumerate(("trust", "crime")):
        for r, region in enumerate(("north", "south")):
            np.testing.assert_allclose(sums[name, region], found.gain[k, r], atol=1e-12)
    assert sums["trust", "south", 2028] == pytest.approx(found.gain[0, 1, 2])
