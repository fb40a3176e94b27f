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
    enough = 1
    while chord_error(curve, enough) > CURVE_ERROR:
        enough *= 2
    low, high = enough // 2, enough
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if chord_error(curve, middle) <= CURVE_ERROR else (middle, high)
    # the error need not fall with every step more: a few fewer may do as well
    fewest = max(1, high - 1 - high // 8)
    steps = next(n for n in range(fewest, high + 1) if chord_error(curve, n) <= CURVE_ERROR)
    x = np.linspace(0.0, 1.0, steps + 1)
    return Response(x * max_scale, curve(x), chord_error(curve, steps))


def chord_error(curve: Callable[[FloatArray], FloatArray], steps: int) -> float:
    """Largest distance between the curve and its chords over equal steps of x."""
    x = np.linspace(0.0, 1.0, steps + 1)
    fine = np.linspace(0.0, 1.0, steps * SAMPLES + 1)
    return float(np.abs(np.interp(fine, x, curve(x)) - curve(fine)).max())


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
        if max_scale[i] == 0:
            continue  # decided nowhere
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
