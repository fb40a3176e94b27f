"""Weights from ranks, against the published tables (Barron and Barrett 1996, table 1)."""

from __future__ import annotations

import pytest

import prioritizer as pr
from tests.tradeoffs.weighting.asking import asked

NAMES = ("a", "b", "c", "d", "e")


@pytest.mark.parametrize(
    "published",
    [
        [0.75, 0.25],
        [0.6111, 0.2778, 0.1111],
        [0.5208, 0.2708, 0.1458, 0.0625],
        [0.4567, 0.2567, 0.1567, 0.09, 0.04],
    ],
)
def test_rank_order_centroid(published: list[float]) -> None:
    order = NAMES[: len(published)]
    weights = pr.rank_order_centroid(asked(order), order)

    assert list(weights.weights) == list(order)
    assert weights.array == pytest.approx(published, abs=5e-5)


@pytest.mark.parametrize(
    "published", [[0.6667, 0.3333], [0.5, 0.3333, 0.1667], [0.3333, 0.2667, 0.2, 0.1333, 0.0667]]
)
def test_rank_sum(published: list[float]) -> None:
    order = NAMES[: len(published)]

    assert pr.rank_sum(asked(order), order).array == pytest.approx(published, abs=5e-5)


@pytest.mark.parametrize(("order", "words"), [([], "at least one"), (["a", "a"], "twice")])
def test_what_is_no_ranking_is_refused(order: list[str], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        pr.rank_sum(asked(NAMES), order)
