"""Weights from nothing but the order of the indicators.

Sources: Barron and Barrett, Decision quality using ranked attribute weights, Management Science 42,
1996 (rank-order centroid); Stillwell, Seaver and Edwards, A comparison of weight approximation
techniques, Organizational Behavior and Human Performance 28, 1981 (rank sum).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from prioritizer.language import say
from prioritizer.scenario import Scenario
from prioritizer.tradeoffs.weighting.elicited import (
    IndicatorWeights,
    normalised,
    require_indicators,
)


def rank_order_centroid(scenario: Scenario, order: Sequence[str]) -> IndicatorWeights:
    """The centre of all weights that keep the order: ``w[n] = (1/K) * sum over m >= n of 1/m``.

    Args:
        scenario: whose indicators are ranked.
        order: indicators, the most important first; those that are not named get weight 0.

    Raises:
        ValueError: an indicator is not known or named twice, or none is named.
    """
    require_order(scenario, order)
    terms = 1.0 / np.arange(1, len(order) + 1)
    found = terms[::-1].cumsum()[::-1] / len(order)
    return ranked(order, found.tolist(), "rank_order_centroid")


def rank_sum(scenario: Scenario, order: Sequence[str]) -> IndicatorWeights:
    """Weights that fall by equal steps: ``w[n] = 2 * (K + 1 - n) / (K * (K + 1))``.

    Args, Raises: as of `rank_order_centroid`.
    """
    require_order(scenario, order)
    return ranked(order, list(map(float, range(len(order), 0, -1))), "rank_sum")


def ranked(order: Sequence[str], points: Sequence[float], method: str) -> IndicatorWeights:
    """Points in the order of the ranking, as weights."""
    given = dict(zip(order, points, strict=True))
    return IndicatorWeights(normalised(given, say("Points")), method)


def require_order(scenario: Scenario, order: Sequence[str]) -> None:
    """Refuse a ranking without indicators, or with unknown ones."""
    if not order:
        raise ValueError(say("Rank at least one indicator, the most important first"))
    require_indicators(scenario, order)
