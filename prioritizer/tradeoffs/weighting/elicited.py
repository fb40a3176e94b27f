"""Weights of the indicators with the way they were found, and the weights that people state.

The model multiplies a weight with credited progress, which is 1 at the target (docs/model.md,
Objectives): a weight is what the whole way from baseline to target is worth.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from prioritizer.engines.outcome import FloatArray
from prioritizer.language import say
from prioritizer.scenario import Scenario
from prioritizer.tables.faults import did_you_mean


@dataclass(frozen=True)
class IndicatorWeights:
    """Weights that sum to 1, and where they come from.

    Attributes:
        weights: by indicator, 0 or more, sum 1.
        method: how they were found: "direct", "swing", "rank_order_centroid", ...
        ranges: baseline and target of each indicator when it was weighed; empty where the method
            does not ask about ranges.
        notes: what readers should know of them.
    """

    weights: Mapping[str, float]
    method: str
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @cached_property
    def array(self) -> FloatArray:
        """(K,) the weights in their order."""
        return np.array(list(self.weights.values()))

    def in_order(self, indicators: Sequence[str]) -> FloatArray:
        """(K,) the weights of these indicators, 0 for those that are not weighed."""
        return np.array([self.weights.get(name, 0.0) for name in indicators])

    def to_dict(self) -> dict[str, Any]:
        """The weights as plain Python values."""
        return {
            "method": self.method,
            "weights": dict(self.weights),
            "ranges": {
                name: {"baseline": low, "target": high} for name, (low, high) in self.ranges.items()
            },
            "notes": list(self.notes),
        }

    def to_json(self) -> str:
        """The weights as one JSON document."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False)


def normalised(points: Mapping[str, float], what: str) -> dict[str, float]:
    """The points divided by their sum.

    Raises:
        ValueError: a number is negative or not finite, or all are 0.
    """
    wrong = [name for name, given in points.items() if not (np.isfinite(given) and given >= 0)]
    if wrong:
        raise ValueError(
            say(
                "{what} of {names}: give finite numbers, 0 or more",
                what=what,
                names=", ".join(wrong),
            )
        )
    total = float(sum(points.values()))
    if total <= 0:
        raise ValueError(say("{what}: give at least one number above 0", what=what))
    return {name: float(given) / total for name, given in points.items()}


def require_indicators(scenario: Scenario, names: Sequence[str]) -> None:
    """Refuse names that are no indicators of the scenario, or that are given twice.

    Raises:
        ValueError: with the names that were probably meant.
    """
    known = scenario.table("indicators")["indicator"].tolist()
    for place, name in enumerate(names):
        if name not in known:
            hint = did_you_mean(name, known)
            raise ValueError(say("There is no indicator {name!r}: {hint}", name=name, hint=hint))
        if name in names[:place]:
            raise ValueError(say("The indicator {name!r} is given twice", name=name))


def direct_weights(scenario: Scenario, points: Mapping[str, float]) -> IndicatorWeights:
    """Weights in proportion to points that people give as they like.

    Args:
        scenario: whose indicators are weighed.
        points: by indicator, 0 or more; an indicator that is not named gets 0.

    Raises:
        ValueError: an indicator is not known, a number is negative, or all are 0.
    """
    require_indicators(scenario, list(points))
    return IndicatorWeights(normalised(points, say("Points")), "direct")


def with_weights(scenario: Scenario, weights: IndicatorWeights) -> Scenario:
    """The scenario with its indicators weighed so; those that are not named get weight 0."""
    require_indicators(scenario, list(weights.weights))
    given = scenario.given("indicators")
    assert given is not None  # every scenario has indicators
    names = scenario.table("indicators")["indicator"].tolist()
    return scenario.replace(indicators=given.assign(weight=weights.in_order(names)))
