"""The best-worst method, against the examples of the paper that gives the linear model."""

from __future__ import annotations

import pytest

import prioritizer as pr
from tests.tradeoffs.weighting.asking import asked

CAR = ("quality", "price", "comfort", "safety", "style")


# Rezaei, Omega 64, 2016: buying a car, examples 1 and 2; weights and xi of the linear model.
@pytest.mark.parametrize(
    ("to_others", "to_worst", "published", "xi", "revisit"),
    [
        ((2, 1, 4, 2, 8), (4, 8, 2, 4, 1), [0.2105, 0.4211, 0.1053, 0.2105, 0.0526], 0.0, ""),
        (
            (2, 1, 4, 3, 8),
            (4, 8, 2, 3, 1),
            [0.2295, 0.4481, 0.1148, 0.1530, 0.0546],
            0.0109,
            "safety",
        ),
    ],
)
def test_the_published_examples(
    to_others: tuple[int, ...],
    to_worst: tuple[int, ...],
    published: list[float],
    xi: float,
    revisit: str,
) -> None:
    weights = pr.best_worst(
        asked(CAR),
        "price",
        "style",
        dict(zip(CAR, map(float, to_others), strict=True)),
        dict(zip(CAR, map(float, to_worst), strict=True)),
    )

    assert weights.in_order(CAR) == pytest.approx(published, abs=6e-5)
    assert weights.consistency == pytest.approx(xi, abs=5e-5)
    assert weights.revisit == revisit
    # |3 * 3 - 8| / (8 * 7) where safety is judged 3 and 3
    assert weights.input_consistency == pytest.approx(1 / 56 if revisit else 0)


def test_best_against_worst_must_agree() -> None:
    with pytest.raises(ValueError, match="differently"):
        pr.best_worst(asked(CAR[:2]), "quality", "price", {"price": 3}, {"quality": 4})


def test_every_indicator_is_compared_with_both() -> None:
    with pytest.raises(ValueError, match="comfort"):
        pr.best_worst(
            asked(CAR[:3]), "quality", "price", {"price": 3, "comfort": 2}, {"quality": 3}
        )
