"""Curves as points, and the points that stand for a named curve."""

import numpy as np
import pytest

from prioritizer.parameters import resolve
from prioritizer.parameters.response import (
    CURVE_ERROR,
    CURVES,
    Response,
    curve_points,
    whole_points,
)
from tests.models.examples.response import CURVES as EXAMPLE
from tests.models.examples.tiny import tiny
from tests.oracle.cases.build import continuous, integer


def test_points_are_joined_by_straight_lines_from_0() -> None:
    curve = resolve(EXAMPLE).effects.response[0]

    assert curve.scale.tolist() == [0, 0.5, 1]
    assert curve.share.tolist() == [0, 0.75, 1]
    assert curve.slopes.tolist() == [1.5, 0.5]
    assert curve.at(np.array([0.25, 0.75])).tolist() == [0.375, 0.875]


@pytest.mark.parametrize("name", CURVES)
@pytest.mark.parametrize("rate", [-3.0, 0.5, 4.0, 12.0])
def test_a_named_curve_goes_from_0_to_1(name: str, rate: float) -> None:
    curve = CURVES[name](rate, 0.4)

    assert curve(np.array([0.0, 1.0])).tolist() == pytest.approx([0, 1])


@pytest.mark.parametrize("name", CURVES)
@pytest.mark.parametrize("rate", [0.5, 4.0, 12.0])
def test_points_keep_within_the_error_with_the_fewest_equal_steps(name: str, rate: float) -> None:
    curve = CURVES[name](rate, 0.5)
    found = curve_points(curve, 2.0)
    steps = len(found.scale) - 1
    x = np.linspace(0, 1, 5001)

    assert np.ptp(np.diff(found.scale)) < 1e-12
    assert np.abs(found.at(2 * x) - curve(x)).max() <= CURVE_ERROR * 1.01
    if steps > 1:
        fewer = np.linspace(0, 1, steps)
        assert np.abs(np.interp(x, fewer, curve(fewer)) - curve(x)).max() > CURVE_ERROR


def test_whole_scales_are_exact() -> None:
    curve = CURVES["saturating"](2.0, 0.5)
    found = whole_points(curve, 4.0)

    assert found.scale.tolist() == [0, 1, 2, 3, 4]
    assert found.share.tolist() == pytest.approx(curve(np.linspace(0, 1, 5)).tolist())
    assert found.error == 0


def test_named_curves_of_a_scenario() -> None:
    found = resolve(
        tiny(
            continuous("a", max_scale=2),
            integer("b", max_scale=3),
            response=[
                {"intervention": "a", "curve": "saturating", "rate": 3},
                {"intervention": "b", "curve": "s_shaped", "rate": 8, "midpoint": 0.25},
            ],
        )
    ).effects.response

    assert found[0].scale[-1] == 2
    assert 0 < found[0].error <= CURVE_ERROR
    assert found[1].scale.tolist() == [0, 1, 2, 3]
    assert found[1].share[-1] == pytest.approx(1)


def test_a_curve_ends_flat_for_whoever_asks_beyond() -> None:
    assert Response(np.array([0.0, 1.0]), np.array([0.0, 0.5])).at(np.array(3.0)) == 0.5
