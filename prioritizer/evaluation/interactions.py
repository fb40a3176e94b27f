"""What two decisions do together beyond what each does alone (docs/model.md, Effects)."""

from __future__ import annotations

import numpy as np

from prioritizer.parameters import Parameters
from prioritizer.parameters.arrays import NATIONAL, FloatArray, IntArray


def interaction_gains(
    parameters: Parameters, mature: FloatArray, initial: FloatArray
) -> FloatArray:
    """Gain (N, T) of each of the N interactions wherever it acts.

    effect * (min(mature_a / max_a, mature_b / max_b) - the same of the initial mature), whatever
    the sign of the effect; max is the intervention's own, effect_factor does not apply.
    """
    effect = np.array([pair.effect for pair in parameters.effects.interactions])
    change = joint(parameters, mature) - joint(parameters, initial[:, None])
    return np.asarray(effect[:, None] * change)


def joint(parameters: Parameters, scale: FloatArray) -> FloatArray:
    """min(scale_a / max_a, scale_b / max_b) of each interaction (N, n), of a scale (D, n)."""
    pairs = parameters.effects.interactions
    first = np.array([pair.first for pair in pairs])
    second = np.array([pair.second for pair in pairs])
    greatest = parameters.decisions.own_max[:, None]
    part = np.divide(scale, greatest, out=np.zeros(scale.shape), where=greatest > 0)
    return np.asarray(np.minimum(part[first], part[second]))


def acted_on(parameters: Parameters) -> tuple[IntArray, IntArray, IntArray]:
    """Interaction, indicator and region (m,) of each place where an interaction acts.

    That of two national decisions acts on every region.
    """
    count = len(parameters.regions)
    places = [
        (n, pair.indicator, r)
        for n, pair in enumerate(parameters.effects.interactions)
        for r in (range(count) if pair.region == NATIONAL else (pair.region,))
    ]
    n, k, r = np.array(places, dtype=np.int64).reshape(-1, 3).T
    return n, k, r
