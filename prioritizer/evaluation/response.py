"""How strongly each decision acts at a scale (docs/model.md, Effects: response)."""

from __future__ import annotations

import numpy as np

from prioritizer.parameters import Parameters
from prioritizer.parameters.arrays import FloatArray


def responses(parameters: Parameters, scale: FloatArray) -> FloatArray:
    """Response of each decision at a scale (D,) or (D, T): the scale itself without a curve."""
    curves = parameters.effects.response
    if not curves:
        return scale
    response = np.array(scale)
    for intervention, curve in curves.items():
        d = np.flatnonzero(parameters.decisions.intervention == intervention)
        response[d] = curve.at(scale[d])
    return response


def response_changes(parameters: Parameters, mature: FloatArray, initial: FloatArray) -> FloatArray:
    """Response (D, T) to what is mature (D, T) beyond that to the initial mature scale (D,)."""
    return responses(parameters, mature) - responses(parameters, initial)[:, None]
