"""What the plan is to be best at, and what decides among equally good plans.

Source: docs/model.md, Objectives.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prioritizer.parameters import Parameters
from prioritizer.parameters.arrays import FloatArray, IntArray
from prioritizer.program import Affine, Index, ProgramBuilder, Rows, constraint
from prioritizer.program.linear_program import Sense

from .decisions import Decided
from .effects import Gains, credited
from .interactions import acts_on
from .money import Costs, Spending
from .response import clipped, initial_response


@dataclass(eq=False)
class Model:
    """All that an objective can be made of."""

    parameters: Parameters
    decided: Decided
    costs: Costs
    spending: Spending
    gains: Gains
    _credit: Affine | None = None

    def credit(self, builder: ProgramBuilder) -> Affine:
        """(K,) C[k]: its columns are added when the first objective asks for it."""
        if self._credit is None:
            wanted = self.parameters.effects.weight > 0
            self._credit = credited(builder, self.parameters, self.gains, wanted)
        return self._credit


def weighted_gain(builder: ProgramBuilder, m: Model) -> tuple[Sense, Affine, float]:
    """Max sum over k of w[k] * C[k]: 0 = nothing gained, 1 = every target met all the time."""
    credit = m.credit(builder)
    builder.measure("credit", credit)
    return "max", (credit * m.parameters.effects.weight).sum(), 1.0


def min_cost(builder: ProgramBuilder, m: Model) -> tuple[Sense, Affine, float]:
    """Min total cost, such that every indicator reaches what is required of it."""
    return "min", m.costs.amount.sum(), cost_magnitude(m)


def largest_shortfall(builder: ProgramBuilder, m: Model) -> tuple[Sense, Affine, float]:
    """Max the least C[k] over the indicators of positive weight."""
    counts = np.flatnonzero(m.parameters.effects.weight > 0)
    least = builder.columns("least", Index.single(), lower=-np.inf)
    builder.add(least_credit(m, m.credit(builder), counts, least))
    return "max", least, 1.0


@constraint
def least_credit(m: Model, credit: Affine, counts: IntArray, least: Affine) -> Rows:
    """The least credited progress is no greater than that of any indicator.

    ``least <= C[k]`` for each indicator of positive weight

    - C: credited progress, over years and regions
    """
    index = Index.of("indicator", m.parameters.effects.indicators)[counts]
    return Rows(index, least[np.zeros(len(counts), dtype=int)] - credit[counts], upper=0.0)


def targets_met(builder: ProgramBuilder, m: Model) -> tuple[Sense, Affine, float]:
    """Max the weight of the indicators whose value in the last year reaches the target."""
    weight = m.parameters.effects.weight
    counts = np.flatnonzero(weight > 0)
    indicators = Index.of("indicator", m.parameters.effects.indicators)
    reached = builder.columns("reached", indicators[counts], upper=1.0, whole=True)
    builder.add(target_reached(m, counts, reached))
    return "max", (reached * weight[counts]).sum(), 1.0


REACHED = 1e-6
"""Shortfall, relative to |target - baseline|, at which a target still counts as reached."""


@constraint
def target_reached(m: Model, counts: IntArray, reached: Affine) -> Rows:
    """A target counts only if the national value in the last year reaches it.

    ``progress[k] >= 1 - M[k] * (1 - reached[k])``

    - progress: (value[k,T] - baseline) / (target - baseline), population-weighted means
    - reached: 1 where the target counts
    - M: what the worst plan lacks, from the data
    """
    e = m.parameters.effects
    span = (e.national_target - e.national_baseline)[counts]
    gain = m.gains.national(m.parameters)[counts, -1]
    drift = e.drift[counts, -1]
    worst = lowest_gain(m)[counts] + drift / span
    most = np.maximum(1.0 - REACHED - worst, 0.0)
    progress = gain * (1.0 / span) + drift / span
    body = progress - reached * most
    index = Index.of("indicator", e.indicators)[counts]
    return Rows(index, body, lower=1.0 - REACHED - most)


def lowest_gain(m: Model) -> FloatArray:
    """(K,) the least national gain that any plan can have, over target - baseline."""
    p, e = m.parameters, m.parameters.effects
    span = np.repeat(e.national_target - e.national_baseline, len(p.regions))
    share = np.tile(p.shares, len(e.indicators))
    effect = e.gain_per_scale.multiply((share / span)[:, None]).tocsr()
    most, least = response_range(m)
    worst = effect.minimum(0.0) @ most + effect.maximum(0.0) @ least
    for n in e.interactions:
        for row in acts_on(p, n):
            worst[row] -= abs(n.effect * share[row] / span[row])
    return np.asarray(worst.reshape(len(e.indicators), -1).sum(axis=1))


def response_range(m: Model) -> tuple[FloatArray, FloatArray]:
    """(D,) the greatest and the least change of each decision's response."""
    d, curves = m.parameters.decisions, m.parameters.effects.response
    initial = initial_response(m.parameters, m.decided)
    most, least = d.max_scale.copy(), np.zeros(len(d))
    for place, i in enumerate(d.intervention.tolist()):
        if i in curves:
            shares = clipped(curves[i], d.max_scale[place], whole=False).share
            most[place], least[place] = shares.max(), shares.min()
    return most - initial, least - initial


OBJECTIVES = {
    "weighted_gain": weighted_gain,
    "largest_shortfall": largest_shortfall,
    "targets_met": targets_met,
    "min_cost": min_cost,
}
"""The criteria by the names that a scenario gives them."""


def criteria(parameters: Parameters) -> tuple[str, ...]:
    """Names of the criteria in order; weighted_gain ends every list that does not hold it."""
    listed = parameters.objective
    return listed if "weighted_gain" in listed else (*listed, "weighted_gain")


def judge(builder: ProgramBuilder, m: Model) -> None:
    """Add the criteria in their order, then what decides among equally good plans."""
    for name in criteria(m.parameters):
        sense, value, magnitude = OBJECTIVES[name](builder, m)
        builder.criterion(name, sense, value.reshape(1), magnitude)
    builder.tie_break("total_cost", "min", m.costs.amount.sum().reshape(1), cost_magnitude(m))
    total = m.decided.total
    greatest = m.parameters.decisions.max_scale.sum()
    builder.tie_break("total_started", "min", total.sum().reshape(1), max(float(greatest), 1.0))
    draw(builder, m)


def cost_magnitude(m: Model) -> float:
    """Size of a total cost: everything at full scale, at most the money there is."""
    d, funding = m.parameters.decisions, m.parameters.funding
    years = len(m.parameters.years)
    everything = float(((d.capital_cost + years * d.recurrent_cost) * d.max_scale).sum())
    money = float(funding.amount.sum()) if funding.is_limited else np.inf
    return max(min(everything, money), 1e-6)


def draw(builder: ProgramBuilder, m: Model) -> None:
    """The money of a settled plan comes from the funders in draw order, earlier first."""
    if m.spending.funder is None:
        return
    for f, funder in enumerate(m.parameters.funding.funders[:-1]):
        drawn = m.spending.amount[m.spending.funder == f].sum().reshape(1)
        builder.draw(f"draw[{funder}]", "max", drawn, cost_magnitude(m))
