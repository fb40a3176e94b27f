"""Weights as people give them."""

from __future__ import annotations

import pytest

import prioritizer as pr
from tests.tradeoffs.weighting.asking import asked


def test_direct_points_are_shares() -> None:
    weights = pr.direct_weights(asked(), {"trust": 60, "crime": 20})

    assert dict(weights.weights) == {"trust": 0.75, "crime": 0.25}
    assert weights.in_order(["crime", "complaints", "trust"]).tolist() == [0.25, 0, 0.75]


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ({"trust": -1, "crime": 2}, "trust"),
        ({"trust": 0}, "above 0"),
        ({"trust": float("nan")}, "finite"),
        ({"crimes": 1}, "crime"),
    ],
)
def test_what_is_no_weight_is_refused(points: dict[str, float], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        pr.direct_weights(asked(), points)


def test_a_scenario_takes_weights_and_forgets_the_others() -> None:
    scenario = pr.with_weights(asked(), pr.direct_weights(asked(), {"crime": 3, "trust": 1}))

    assert scenario.table("indicators")["weight"].tolist() == [0.25, 0.75, 0]
    assert pr.solve(scenario).status == "optimal"
