"""Random weights, the same for the same seed."""

from __future__ import annotations

import numpy as np

from prioritizer.engines.outcome import FloatArray
from prioritizer.language import say


def random_mixtures(extremes: FloatArray, count: int, seed: int) -> FloatArray:
    """(count, K) random mixtures of extreme points (E, K), their shares Dirichlet(1, ..., 1).

    Of the unit points that is the uniform distribution over all weights; of other extreme points
    it covers the polytope, not uniformly.

    Raises:
        ValueError: the count is below 0.
    """
    if count < 0:
        raise ValueError(say("samples {count}: give a whole number from 0", count=count))
    generator = np.random.default_rng(seed)
    shares = generator.dirichlet(np.ones(len(extremes)), size=count)
    return np.asarray(shares @ extremes)
