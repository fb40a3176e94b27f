"""What the plan does to the indicators, and the values that they must reach.

Source: docs/model.md, Effects.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prioritizer.parameters import Parameters
from prioritizer.parameters.arrays import BoolArray, IntArray
from prioritizer.program import (
    Affine,
    Index,
    ProgramBuilder,
    Rows,
    constraint,
    no_rows,
    placed,
    sum_product,
)

from .decisions import Decided
from .interactions import combine
from .response import respond


@dataclass(frozen=True, eq=False)
class Gains:
    """What changes in K indicators, R regions and T years.

    Attributes:
        index: labels (indicator, region, year).
        gain: (K, R, T) in the indicator's unit.
        progress: (K, R, T) gain / (target - baseline): 1 at the target.
    """

    index: Index
    gain: Affine
    progress: Affine

    def national(self, parameters: Parameters) -> Affine:
        """(K, T) population-weighted mean of the gain."""
        return sum_product(parameters.shares[None, :], swapped(self.gain))[0]


def swapped(array: Affine) -> Affine:
    """(K, R, T) as (R, K, T)."""
    places = np.arange(array.size).reshape(array.shape).swapaxes(0, 1)
    return array.flat[places]


def gains(builder: ProgramBuilder, parameters: Parameters, x: Decided) -> Gains:
    """gain[k,r,t] = sum over i of effect[i,k] * response change[i,r,t] + interactions.

    The change is that of the response since the year before the first; effect holds the baseline
    where it is relative, the probability of success and the region's effect_factor.
    """
    e = parameters.effects
    shape = (*e.baseline.shape, len(parameters.years))
    gain = sum_product(e.gain_per_scale, respond(builder, parameters, x))
    together = combine(builder, parameters, x)
    gain = (gain if together is None else gain + together).reshape(*shape)
    index = (
        Index.of("indicator", e.indicators)
        * Index.of("region", parameters.regions)
        * Index.of("year", parameters.years.tolist())
    )
    return Gains(index, gain, gain * (1.0 / (e.target - e.baseline))[:, :, None])


def credited(
    builder: ProgramBuilder, parameters: Parameters, g: Gains, wanted: BoolArray
) -> Affine:
    """(K,) C[k] = sum over t, r of d[t] * o[r] * c[k,r,t]; 0 for indicators not wanted.

    c is the progress itself with credit_beyond_target, else progress up to 1.
    """
    credit = g.progress
    if not parameters.credit_beyond_target:
        credit = credit_columns(builder, parameters, g, wanted)
    weight = parameters.shares[:, None] * parameters.discount
    weight = weight[None, :, :] * wanted[:, None, None]
    return (credit * weight).reshape(len(wanted), -1).sum(axis=1)


def credit_columns(
    builder: ProgramBuilder, parameters: Parameters, g: Gains, wanted: BoolArray
) -> Affine:
    """credit[k,r,t] <= 1 (K, R, T) where it counts, 0 elsewhere."""
    counts = wanted[:, None, None] & (parameters.discount > 0)
    places = np.flatnonzero(np.broadcast_to(counts, g.progress.shape))
    columns = builder.columns("credit", g.index[places], lower=-np.inf, upper=1.0)
    builder.add(credited_progress(g, places, columns))
    return placed(columns, places, g.progress.shape)


@constraint
def credited_progress(g: Gains, places: IntArray, credit: Affine) -> Rows:
    """Progress is credited up to the target and no further.

    ``credit[k,r,t] <= progress[k,r,t]`` with ``credit[k,r,t] <= 1``

    - credit: what the objective counts
    - progress: gain / (target - baseline)
    """
    progress = g.progress.flat[places]
    return Rows(g.index[places], credit - progress, upper=0.0)


def demand(builder: ProgramBuilder, parameters: Parameters, g: Gains) -> None:
    """Add the values that indicators must reach."""
    for family in (milestone, required_value):
        builder.add(family(parameters, g))


@constraint
def milestone(parameters: Parameters, g: Gains) -> Rows:
    """An indicator reaches a value by the year of its milestone.

    ``value[k,t] >= required[k,t]`` where more is better, ``<=`` where less is

    - value: baseline + trend + gain, the population-weighted mean over regions
    - required: asked for in the table milestones
    """
    e = parameters.effects
    if not e.milestones:
        return no_rows()
    k, t, required = (np.array(part) for part in zip(*e.milestones, strict=True))
    missing = required - e.national_baseline[k] - e.drift[k, t]
    upwards = e.direction[k] > 0
    indicators, years = e.indicators, parameters.years.tolist()
    return Rows(
        Index(("indicator", "year"), (indicators, years), (k, t)),
        g.national(parameters)[k, t],
        lower=np.where(upwards, missing, -np.inf),
        upper=np.where(upwards, np.inf, missing),
    )


@constraint
def required_value(parameters: Parameters, g: Gains) -> Rows:
    """An indicator reaches its minimum value in the last year.

    ``value[k,T] >= required[k]`` where more is better, ``<=`` where less is

    - value: baseline + trend + gain, the population-weighted mean over regions
    - required: asked for in the table; with min_cost the target where that is blank
    """
    e = parameters.effects
    required = e.required
    if "min_cost" in parameters.objective:
        required = np.where(np.isnan(required) & (e.weight > 0), e.national_target, required)
    asked = np.flatnonzero(~np.isnan(required))
    gain = g.national(parameters)[asked, -1]
    missing = (required - e.national_baseline - e.drift[:, -1])[asked]
    upwards = e.direction[asked] > 0
    return Rows(
        Index.of("indicator", e.indicators)[asked],
        gain,
        lower=np.where(upwards, missing, -np.inf),
        upper=np.where(upwards, np.inf, missing),
    )
