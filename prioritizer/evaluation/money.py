"""Cost, funders and their carry-over, forward cost (docs/model.md, Money)."""

from __future__ import annotations

import numpy as np

from prioritizer.evaluation import phasing
from prioritizer.evaluation.plan import Plan
from prioritizer.parameters import Funding, Parameters
from prioritizer.parameters.arrays import FloatArray


def costs(parameters: Parameters, plan: Plan, scale: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Capital and current cost (D, T), in currency units.

    capital = n * capital_cost * start, current = n * recurrent_cost * scale, unless ``phasing``
    spreads them. The capital of past starts is paid; they do have current cost.
    """
    decisions = parameters.decisions
    if not parameters.phasing.is_plain.all():
        return phasing.due(parameters, plan, np.arange(len(parameters.years)))
    return decisions.capital_cost[:, None] * plan.start, decisions.recurrent_cost[:, None] * scale


def forward_cost(parameters: Parameters, plan: Plan) -> float:
    """What the year after the horizon costs without a new decision, in currency units."""
    after = phasing.due(parameters, plan, np.array([len(parameters.years)]))
    return float(sum(part.sum() for part in after))


def spent_by_funder(parameters: Parameters, plan: Plan) -> FloatArray:
    """Money (F, T) that each funder pays in each year."""
    shape = (len(parameters.funding.funders), len(parameters.years))
    spent = np.zeros(shape)
    if plan.money is not None:
        np.add.at(spent, (plan.money.funder, plan.money.year), plan.money.amount)
    return spent


def carried_over(funding: Funding, spent: FloatArray) -> FloatArray:
    """Money (F, T) carried to the next year: as much as may be, nothing from the last year.

    Carrying more never hurts a later year, so a plan is admissible if it is with this.
    """
    carried = np.zeros_like(spent)
    before = np.zeros(len(funding.funders))
    for t in range(spent.shape[1] - 1):
        available = funding.amount[:, t] + before
        before = np.minimum(funding.carry_over * available, available - spent[:, t])
        before = carried[:, t] = np.maximum(before, 0.0)
    return carried


def carried_in(carried: FloatArray) -> FloatArray:
    """Money (F, T) that each year has from the year before."""
    return np.column_stack([np.zeros(len(carried)), carried[:, :-1]])
