"""The tolerances that are asked of solvers, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tolerances:
    """How far rows, bounds, reduced costs and whole numbers may be missed; absolute."""

    primal: float
    dual: float
    whole: float


STRICT = Tolerances(primal=1e-9, dual=1e-9, whole=1e-9)
"""What is tried first: shares of 1 are compared to 1e-9 when criteria are solved in order."""

USUAL = Tolerances(primal=1e-7, dual=1e-7, whole=1e-6)
"""What solvers are tuned for: where the strict ones fail, or where they find no plan at all."""

ABSOLUTE_GAP = 1e-7
"""Of a criterion scaled to 1e4, thus 1e-11 of its size: a gap of 0 that rounding can reach."""

PLAN_TOLERANCE = 1e-6
"""Relative miss of a row, or absolute below 1, at which a solver's point still is a plan."""

CLAIM_TOLERANCE = 1e-7
"""Relative distance to the bound that rounding whole columns may cost a plan proven optimal."""
