"""What another plan does differently from the best one, by name."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prioritizer.evaluation.effects import national
from prioritizer.evaluation.outcome import Outcome
from prioritizer.explanation.operating import decision_names
from prioritizer.parameters import Parameters
from prioritizer.parameters.arrays import BoolArray, FloatArray

NOTICED = 1e-6
"""Change of scale, as a share of max_scale and summed over the years, that is no rounding."""


ROUNDING = 1e-8
"""Change of an indicator, as a share of the way from its baseline to its target, that is none."""


@dataclass(frozen=True)
class Displacement:
    """The difference between two plans.

    Attributes:
        displaced: funded in the first and not, or less, in the second; most displaced first.
        enters: funded in the second and not in the first.
        started: the same as enters; ended: funded in the first and not in the second.
        indicators: change of each indicator's national gain in the last year, in its unit.
    """

    displaced: tuple[str, ...]
    enters: tuple[str, ...]
    ended: tuple[str, ...]
    indicators: tuple[tuple[str, float], ...]


def is_funded(outcome: Outcome) -> BoolArray:
    """(D,) whether the scale is above 0 in some year (docs/model.md, Decisions)."""
    return operates(outcome.parameters, outcome.scale)


def operates(parameters: Parameters, scale: FloatArray) -> BoolArray:
    """(D,) whether a (D, T) scale is above 0 in some year, by more than a solver's rounding."""
    most = np.maximum(parameters.decisions.max_scale, 1e-12)
    return np.asarray((scale > NOTICED * most[:, None]).any(axis=1))


def displacement(best: Outcome, other: Outcome, apart: int | None = None) -> Displacement:
    """What ``other`` does differently from ``best``; the decision ``apart`` is not spoken of."""
    names = decision_names(best.parameters)
    share = scale_years(other) - scale_years(best)
    was, is_now = is_funded(best), is_funded(other)
    spoken_of = np.arange(len(names)) != (-1 if apart is None else apart)
    less = np.flatnonzero(was & (share < -NOTICED) & spoken_of)
    return Displacement(
        displaced=tuple(names[d] for d in less[np.argsort(share[less], kind="stable")]),
        enters=tuple(names[d] for d in np.flatnonzero(is_now & ~was & spoken_of)),
        ended=tuple(names[d] for d in np.flatnonzero(was & ~is_now & spoken_of)),
        indicators=indicator_changes(best, other),
    )


def scale_years(outcome: Outcome) -> FloatArray:
    """(D,) scale, as a share of max_scale, summed over the years."""
    most = np.maximum(outcome.parameters.decisions.max_scale, 1e-12)
    return np.asarray(outcome.scale.sum(axis=1) / most)


def indicator_changes(best: Outcome, other: Outcome) -> tuple[tuple[str, float], ...]:
    """Each indicator with the change of its national gain in the last year."""
    shares = best.parameters.shares
    effects = best.parameters.effects
    change = national(shares, other.gain)[:, -1] - national(shares, best.gain)[:, -1]
    way = np.abs(effects.national_target - effects.national_baseline)
    change = np.where(np.abs(change) <= ROUNDING * way, 0.0, change)
    return tuple(zip(effects.indicators, change.tolist(), strict=True))
