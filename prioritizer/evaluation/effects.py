"""Gains, values and progress of the indicators (docs/model.md, Effects)."""

from __future__ import annotations

import numpy as np

from prioritizer.evaluation.interactions import acted_on, interaction_gains
from prioritizer.evaluation.response import response_changes
from prioritizer.parameters import Effects, Parameters
from prioritizer.parameters.arrays import FloatArray


def gains(parameters: Parameters, mature: FloatArray, initial: FloatArray) -> FloatArray:
    """The gains (K, R, T): effect of what is mature, beyond what was before the first year.

    Args:
        parameters: of the scenario.
        mature: (D, T).
        initial: (D,) mature scale in the year before the first: the baseline holds its effect.
    """
    matrix = parameters.effects.gain_per_scale
    alone = matrix @ response_changes(parameters, mature, initial)
    shape = (*parameters.effects.baseline.shape, mature.shape[1])
    gain = np.asarray(alone).reshape(shape)
    if parameters.effects.interactions:
        n, k, r = acted_on(parameters)
        np.add.at(gain, (k, r), interaction_gains(parameters, mature, initial)[n])
    return gain


def values(effects: Effects, gain: FloatArray) -> FloatArray:
    """``baseline + trend + gain`` (K, R, T), in the indicator's unit."""
    return effects.baseline[:, :, None] + effects.drift[:, None, :] + gain


def progress_of(effects: Effects, gain: FloatArray) -> FloatArray:
    """``gain / (target - baseline)`` (K, R, T): 1 at the target, not capped."""
    distance = (effects.target - effects.baseline)[:, :, None]
    return np.divide(gain, distance, out=np.zeros_like(gain), where=distance != 0)


def national(shares: FloatArray, numbers: FloatArray) -> FloatArray:
    """Population-weighted means (K, T) over the regions of ``numbers`` (K, R, T)."""
    return np.asarray(np.einsum("r,krt->kt", shares, numbers))
