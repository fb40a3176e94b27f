"""Who decides what where, and within which bounds."""

import numpy as np

from prioritizer.parameters import Decisions, resolve
from prioritizer.parameters.decisions import ENDLESS, decisions_of, met_thresholds, windows
from tests.models.examples.tiny import tiny
from tests.oracle.cases.build import Row, binary, continuous, integer, plan
from tests.oracle.cases.regions import LAND, local, regional


def decided(*interventions: Row, **tables: list[Row]) -> Decisions:
    return resolve(tiny(*interventions, **tables)).decisions


def test_a_national_decision_and_one_for_each_region() -> None:
    d = decided(binary("a"), regional(binary("b")), regions=LAND)

    assert d.intervention.tolist() == [0, 1, 1]
    assert d.region.tolist() == [-1, 0, 1]
    assert len(d) == 3
    assert decisions_of(d, np.array([1])).tolist() == [1, 2]


def test_where_the_greatest_scale_is_0_nothing_is_decided() -> None:
    d = decided(regional(binary("b")), regions=LAND, regional=[local("b", "north", max_scale=0)])

    assert d.region.tolist() == [1]


def test_size_comes_from_the_nearest_table_that_gives_it() -> None:
    d = decided(
        binary("a", 4, 8),
        regional(binary("b", 4, 8)),
        regions=[{**LAND[0], "size": 2}, LAND[1], {"region": "east", "population": 4}],
        regional=[local("b", "east", size=0.25)],
    )

    assert d.size.tolist() == [1, 2, 1 / 8, 0.25]
    assert d.capital_cost.tolist() == [4, 8, 0.5, 1]
    assert d.recurrent_cost.tolist() == [8, 16, 1, 2]


def test_a_regional_cell_replaces_that_of_the_intervention() -> None:
    d = decided(
        regional(continuous("b", max_scale=4, lock="in", initial_scale=1)),
        regions=LAND,
        regional=[local("b", "south", max_scale=2, lock="out", initial_scale=0.5)],
    )

    assert d.max_scale.tolist() == [4, 2]
    assert d.own_max.tolist() == [4, 4]
    assert d.lock == ("in", "out")
    assert d.initial_scale.tolist() == [1, 0.5]
    assert d.lock_threshold.tolist() == [4, 2]
    assert d.met_threshold.tolist() == [4, 4]


def test_a_window_is_cut_to_the_horizon() -> None:
    nan, years = np.nan, np.array([2026, 2027, 2028])
    window, last = windows(
        np.array([nan, 2020, 2027, 2028, 2030]), np.array([nan, 2026, nan, 2040, nan]), years
    )

    assert window.astype(int).tolist() == [[1, 1, 1], [1, 0, 0], [0, 1, 1], [0, 0, 1], [0, 0, 0]]
    assert last.tolist() == [2, 0, 2, 2, -1]


def test_the_threshold_of_a_prerequisite() -> None:
    least, most = np.array([0.5, 0, 0]), np.array([2.0, 2, 3])

    assert met_thresholds(least, most, np.array([False, False, True])).tolist() == [0.5, 2, 1]


def test_kinds_and_durations() -> None:
    d = decided(binary("a"), integer("b", max_scale=3, duration=2), continuous("c", lead_time=1))

    assert d.is_whole.tolist() == [True, True, False]
    assert d.is_binary.tolist() == [True, False, False]
    assert d.duration.tolist() == [ENDLESS, 2, ENDLESS]
    assert d.lead_time.tolist() == [0, 0, 1]


def test_the_plan_is_split_by_what_its_rows_mean() -> None:
    d = decided(
        continuous("a", initial_scale=0.5, may_end="yes"),
        plan=[
            *plan(("a", 2024, 0.125)),
            *plan(("a", 2026, 0.25), status="fixed"),
            *plan(("a", 2027, 0), status="fixed", keep=0.25),
            *plan(("a", 2028, 0.5), keep=0),
        ],
    )

    assert (d.past_year.tolist(), d.past_start.tolist()) == ([2024], [0.125])
    assert d.fixed_start[0, :2].tolist() == [0.25, 0]
    assert np.isnan(d.fixed_start[0, 2])
    assert d.fixed_keep[0, 1] == 0.25
    assert d.keep_held.tolist() == [[True, False, False]]
    assert d.proposed_start.tolist() == [[0.25, 0, 0.5]]
