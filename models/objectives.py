"""What the plan is to be best at, and what decides among equally good plans.

Source: docs/model.md, Objectives.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prioritizer.parameters import Parameters
from prioritizer.program import Affine, ProgramBuilder
from prioritizer.program.linear_program import Sense

from .decisions import Decided
from .effects import Gains, credited
from .money import Costs, Spending


@dataclass(frozen=True, eq=False)
class Model:
    """All that an objective can be made of."""

    parameters: Parameters
    decided: Decided
    costs: Costs
    spending: Spending
    gains: Gains


def weighted_gain(builder: ProgramBuilder, m: Model) -> tuple[Sense, Affine, float]:
    """Max sum over k of w[k] * C[k]: 0 = nothing gained, 1 = every target met all the time."""
    weight = m.parameters.effects.weight
    gained = credited(builder, m.parameters, m.gains, weight > 0)
    return "max", (gained * weight).sum(), 1.0


def min_cost(builder: ProgramBuilder, m: Model) -> tuple[Sense, Affine, float]:
    """Min total cost, such that every indicator reaches what is required of it."""
    return "min", m.costs.amount.sum(), cost_magnitude(m)


OBJECTIVES = {"weighted_gain": weighted_gain, "min_cost": min_cost}
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
