"""Swing weights and the ranges that they were given for."""

from __future__ import annotations

import pytest

import prioritizer as pr
from tests.tradeoffs.weighting.asking import asked

RANGE_OF_TRUST = "indicators.trust.target"


def test_a_point_is_told_in_the_unit_of_the_indicator() -> None:
    weights = pr.swing_weights(asked(), {"trust": 100, "crime": 50})

    assert weights.weights["trust"] == pytest.approx(2 / 3)
    assert weights.ranges == {"trust": (40, 50), "crime": (40, 30)}
    assert weights.notes == (
        "trust: one point stands for 0.1 points more",
        "crime: one point stands for 0.2 points less",
    )


def test_another_range_is_warned_of() -> None:
    weights = pr.swing_weights(asked(), {"trust": 100, "crime": 50})
    later = asked().with_overrides([f"{RANGE_OF_TRUST}=60"])

    assert pr.changed_ranges(asked(), weights) == ()
    (warning,) = pr.changed_ranges(later, weights)
    assert "trust" in warning
    assert "50" in warning
    assert "60" in warning


def test_rescaled_weights_leave_the_worth_of_a_unit() -> None:
    weights = pr.swing_weights(asked(), {"trust": 100, "crime": 50})
    later = asked().with_overrides([f"{RANGE_OF_TRUST}=60"])
    rescaled = pr.rescaled_weights(later, weights)

    # the way of trust is twice as long: 200 points against 50
    assert rescaled.weights["trust"] == pytest.approx(0.8)
    assert pr.changed_ranges(later, rescaled) == ()


def test_only_weights_with_ranges_can_be_rescaled() -> None:
    with pytest.raises(ValueError, match="no ranges"):
        pr.rescaled_weights(asked(), pr.direct_weights(asked(), {"trust": 1}))
