"""Response curves: how much of its effect an intervention has at each scale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from prioritizer.parameters.arrays import FloatArray, cells_of, numbers, positions, texts
from prioritizer.scenario import Scenario

CURVE_ERROR = 0.001
"""Largest error of share by which points may stand for a named curve (docs/model.md, Effects)."""

SAMPLES = 256
"""Places in each step at which that error is measured."""


@dataclass(frozen=True, eq=False)
class Response:
    """A piecewise-linear curve through (0, 0). Source: docs/model.md, Effects.

    Attributes:
        scale: (n,) ascending, from 0 to the intervention's own max_scale at least.
        share: (n,) of the effect, 0 at scale 0.
        error: largest distance from the named curve that the points stand for, 0 without one.
    """

    scale: FloatArray
    share: FloatArray
    error: float = 0.0

    def at(self, scale: FloatArray) -> FloatArray:
        """Share of the effect at any scale."""
        return np.interp(scale, self.scale, self.share)

    @property
    def slopes(self) -> FloatArray:
        """(n - 1,) share gained for one unit of scale, by segment."""
        return np.asarray(np.diff(self.share) / np.diff(self.scale))


def saturating(rate: float, midpoint: float) -> Callable[[FloatArray], FloatArray]:
    """(1 - exp(-rate x)) / (1 - exp(-rate)): most of the effect comes early (rate > 0)."""
    return lambda x: np.expm1(-rate * x) / np.expm1(-rate)


def s_shaped(rate: float, midpoint: float) -> Callable[[FloatArray], FloatArray]:
    """(L(x) - L(0)) / (L(1) - L(0)) with L(x) = 1 / (1 + exp(-rate (x - midpoint)))."""

    def logistic(x: FloatArray) -> FloatArray:
        return np.asarray(1.0 / (1.0 + np.exp(-rate * (x - midpoint))))

    low, high = logistic(np.array(0.0)), logistic(np.array(1.0))
    return lambda x: np.asarray((logistic(x) - low) / (high - low))


CURVES = {"saturating": saturating, "s_shaped": s_shaped}
"""Named curves over x = scale / max_scale, by the names of the table ``response``."""


def curve_points(curve: Callable[[FloatArray], FloatArray], max_scale: float) -> Response:
    """The fewest equal steps whose chords keep within ``CURVE_ERROR`` of the curve."""
    steps = 1
    while True:
        x = np.linspace(0.0, 1.0, steps + 1)
        fine = np.linspace(0.0, 1.0, steps * SAMPLES + 1)
        share = curve(x)
        error = float(np.abs(np.interp(fine, x, share) - curve(fine)).max())
        if error <= CURVE_ERROR:
            return Response(x * max_scale, share, error)
        steps += 1


def whole_points(curve: Callable[[FloatArray], FloatArray], max_scale: float) -> Response:
    """The curve at every whole scale, where it is exact."""
    scale = np.arange(int(max_scale) + 1, dtype=np.float64)
    return Response(scale, curve(scale / max_scale))


def resolve_responses(scenario: Scenario) -> dict[int, Response]:
    """The response of each intervention that has one in the table, by its place."""
    interventions, table = cells_of(scenario, "interventions"), cells_of(scenario, "response")
    place = positions(texts(interventions, "intervention"))
    max_scale, kind = numbers(interventions, "max_scale"), texts(interventions, "decision")
    points: dict[int, list[tuple[float, float]]] = {}
    found: dict[int, Response] = {}
    for row in table.records():
        i = place[row["intervention"]]
        if not row["curve"]:
            points.setdefault(i, [(0.0, 0.0)]).append((row["scale"], row["share"]))
            continue
        midpoint = 0.5 if np.isnan(row["midpoint"]) else row["midpoint"]
        curve = CURVES[row["curve"]](row["rate"], midpoint)
        approximate = curve_points if kind[i] == "continuous" else whole_points
        found[i] = approximate(curve, max_scale[i])
    for i, given in points.items():
        scale, share = np.array(sorted(set(given))).T
        found[i] = Response(scale, share)
    return found
