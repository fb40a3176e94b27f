"""One set of weights for several people."""

from __future__ import annotations

import pytest

import prioritizer as pr
from tests.tradeoffs.weighting.asking import asked


def group(police: tuple[float, ...], mothers: tuple[float, ...]) -> pr.Scenario:
    rows = [
        {"stakeholder": who, "indicator": name, "weight": weight}
        for who, given in (("police", police), ("mothers", mothers))
        for name, weight in zip(("trust", "crime", "complaints"), given, strict=True)
    ]
    return asked(preferences=rows)


def test_the_mean_counts_each_member_the_same() -> None:
    weights = pr.group_weights(group((2, 1, 1), (0, 0, 10)))

    assert dict(weights.weights) == pytest.approx(
        {"trust": 0.25, "crime": 0.125, "complaints": 0.625}
    )


def test_the_geometric_mean_keeps_a_ratio_on_which_all_agree() -> None:
    weights = pr.group_weights(group((2, 1, 1), (4, 2, 10)), method="geometric_mean").weights

    assert weights["trust"] / weights["crime"] == pytest.approx(2)
    # sqrt(0.5 * 0.25) : sqrt(0.25 * 0.125) : sqrt(0.25 * 0.625)
    assert weights["complaints"] / weights["crime"] == pytest.approx(5**0.5)


def test_a_single_zero_leaves_an_indicator_out_and_is_told() -> None:
    weights = pr.group_weights(group((2, 1, 1), (0, 1, 1)), method="geometric_mean")

    assert weights.weights["trust"] == 0
    assert "trust" in weights.notes[0]


def test_what_cannot_be_joined_is_refused() -> None:
    with pytest.raises(ValueError, match="mean instead"):
        pr.group_weights(group((1, 0, 0), (0, 1, 0)), method="geometric_mean")
    with pytest.raises(ValueError, match="empty"):
        pr.group_weights(asked())
    with pytest.raises(ValueError, match="no row"):
        pr.group_weights(group((1, 0, 0), (0, 1, 0)), ["donor"])
