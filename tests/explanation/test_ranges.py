"""Pieces of a concave, piecewise linear gain, found from its values and slopes."""

from __future__ import annotations

import math

import pytest

from prioritizer.explanation.ranges import ValueLine, valid_range


def line(
    *pieces: tuple[float, float], step: float = 1.0, tightest: float = 10.0, breaks: float = -10.0
) -> ValueLine:
    """The least of the tangents (slope, intercept); no plan below ``breaks``."""

    def gain(amount: float) -> tuple[float, float] | None:
        if amount < breaks:
            return None
        value, slope = min((s * amount + c, s) for s, c in pieces)
        return value, slope * step

    return ValueLine(gain=gain, step=step, tightest=tightest, loosest=math.inf)


def test_the_ends_of_a_piece_are_found_exactly() -> None:
    # slope 3 up to -2, 2 up to 3.7, then 1, then nothing
    found = valid_range(line((3, 2), (2, 0), (1, 3.7), (0, 9.1)))

    assert found == (pytest.approx(2), pytest.approx(2), pytest.approx(3.7))


def test_a_kink_at_the_present_value_leaves_one_side() -> None:
    assert valid_range(line((3, 0), (1, 0), (0, 8))) == (
        pytest.approx(1),
        pytest.approx(0, abs=1e-9),
        pytest.approx(8),
    )


def test_a_first_step_beyond_several_kinks_is_shortened() -> None:
    found = valid_range(line((4, 0), (2, 0.25), (1, 0.75), (0, 2), step=8.0, tightest=5.0))

    assert found == (pytest.approx(4), pytest.approx(5), pytest.approx(0.125))


def test_what_gains_nothing_gains_nothing_however_loose() -> None:
    slope, tighter, looser = valid_range(line((1, 4), (0, 0)))

    assert (slope, looser) == (0, math.inf)
    assert tighter == pytest.approx(4)


def test_a_gain_without_end() -> None:
    assert valid_range(line((2, 0))) == (pytest.approx(2), pytest.approx(10), math.inf)


def test_the_end_of_all_plans_is_an_end() -> None:
    slope, tighter, _ = valid_range(line((2, 0), (0, 10), breaks=-3.3))

    assert slope == pytest.approx(2)
    assert tighter == pytest.approx(3.3)
