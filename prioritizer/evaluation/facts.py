"""What rules ask about a plan: what is met when, what is started, and who needs whom."""

from __future__ import annotations

import numpy as np

from prioritizer.evaluation import scales
from prioritizer.evaluation.plan import Plan
from prioritizer.parameters import Decisions, Parameters
from prioritizer.parameters.arrays import NATIONAL, BoolArray, IntArray

NOWHERE = -1
"""Place of the decision on an intervention that is not decided where it would count."""


class Facts:
    """What is met and started in a plan, found once and kept."""

    def __init__(self, parameters: Parameters, plan: Plan) -> None:
        self._parameters, self._plan = parameters, plan
        self._met: dict[int, BoolArray] = {}
        self.is_started = scales.is_started(scales.totals(plan))

    def met(self, lag: int) -> BoolArray:
        """What is met (D + 1, T), as of ``lag`` years before; the last row is never met."""
        if lag not in self._met:
            met = scales.met_of(self._parameters, self._plan, lag)
            self._met[lag] = np.vstack([met, np.zeros((1, met.shape[1]), dtype=bool)])
        return self._met[lag]


def decisions_on(decisions: Decisions, intervention: int) -> IntArray:
    """Decisions of one intervention, in order."""
    return np.flatnonzero(decisions.intervention == intervention)


def counterparts(decisions: Decisions, bound: IntArray, other: int) -> tuple[IntArray, IntArray]:
    """Pairs of a bound decision and a decision on ``other`` that it needs, (p,) each.

    Another national one; for a regional one, that of the same region, or all of them where the
    bound decision is national. ``NOWHERE`` where it is not decided where it would count.
    """
    needed = decisions_on(decisions, other)
    if len(needed) == 0 or decisions.region[needed[0]] == NATIONAL:
        return bound, np.full(len(bound), needed[0] if len(needed) else NOWHERE)
    in_region = np.full(max(decisions.region.max() + 1, 1), NOWHERE)
    in_region[decisions.region[needed]] = needed
    is_national = decisions.region[bound] == NATIONAL
    regional, national = bound[~is_national], bound[is_national]
    return (
        np.concatenate([regional, np.repeat(national, len(needed))]),
        np.concatenate([in_region[decisions.region[regional]], np.tile(needed, len(national))]),
    )
