import numpy as np
import pytest

from prioritizer.evaluation.response import response_changes, responses
from prioritizer.parameters import resolve
from tests.evaluation.tiny import LAND, REGIONAL, Row, outcome, plan, tiny

LARGE: Row = {"decision": "continuous", "max_scale": 4}
POINTS: list[Row] = [
    {"intervention": "a", "scale": 1, "share": 0.5},
    {"intervention": "a", "scale": 4, "share": 2},
]


def test_points_are_joined_and_others_respond_in_proportion() -> None:
    s = tiny(LARGE, LARGE, response=POINTS)
    scale = np.array([[0.0, 0.5, 1.0, 3.0, 4.0], [0.0, 0.5, 1.0, 3.0, 4.0]])
    expected = [[0.0, 0.25, 0.5, 1.5, 2.0], [0.0, 0.5, 1.0, 3.0, 4.0]]
    assert responses(resolve(s), scale).tolist() == expected


def test_without_a_curve_nothing_is_copied() -> None:
    scale = np.ones((1, 3))
    assert responses(resolve(tiny({})), scale) is scale


def test_every_region_has_the_curve_of_the_intervention() -> None:
    s = tiny(LARGE | REGIONAL, regions=LAND, response=POINTS)
    assert responses(resolve(s), np.array([1.0, 3.0])).tolist() == [0.5, 1.5]


def test_a_gain_is_the_effect_where_the_share_is_1() -> None:
    s = tiny(LARGE, response=POINTS)
    done = outcome(s, plan(s, {("a", 2026): 1, ("a", 2028): 3}))
    # 2 * 0.5 and 2 * 2
    assert done.gain[0, 0].tolist() == [1.0, 1.0, 4.0]


def test_a_gain_starts_from_the_response_to_what_ran_before() -> None:
    s = tiny(LARGE | {"initial_scale": 1, "may_end": "yes"}, response=POINTS)
    done = outcome(s, plan(s, {("a", 2027): 2}, {("a", 2028): 0}))
    # shares 0.5, 1.5 and 1, of which 0.5 ran before
    assert done.gain[0, 0].tolist() == [0.0, 2.0, 1.0]
    change = response_changes(resolve(s), done.mature, done.initial_mature)
    assert change.tolist() == [[0.0, 1.0, 0.5]]


def test_a_curve_by_its_name() -> None:
    s = tiny(
        {"decision": "integer", "max_scale": 2},
        response=[{"intervention": "a", "curve": "saturating", "rate": np.log(4)}],
    )
    # (1 - 1/2) / (1 - 1/4) at half the scale
    done = outcome(s, plan(s, {("a", 2026): 1, ("a", 2028): 1}))
    assert done.gain[0, 0] == pytest.approx([4 / 3, 4 / 3, 2.0])
