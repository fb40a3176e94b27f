"""What the plan costs, who pays for it, and what it leaves to pay.

Source: docs/model.md, Money.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prioritizer.parameters import Parameters
from prioritizer.parameters.arrays import BoolArray, IntArray
from prioritizer.parameters.money import ECONOMIC
from prioritizer.program import (
    Affine,
    Index,
    ProgramBuilder,
    Rows,
    Weights,
    along_years,
    concatenate,
    constraint,
    placed,
    sum_product,
)

from .decisions import Decided, from_past


@dataclass(frozen=True, eq=False)
class Costs:
    """Cost of each decision by year and economic type, (D, T, 2), where it can be above 0.

    Attributes:
        index: labels (intervention, region, year, economic) of the N parts.
        amount: (N,) the parts.
        decision, year, economic: (N,) places.
    """

    index: Index
    amount: Affine
    decision: IntArray
    year: IntArray
    economic: IntArray


@dataclass(frozen=True, eq=False)
class Spending:
    """Money that rules can select: parts of cost, by funder where money is attributed.

    Attributes:
        amount: (N,) expressions.
        funder: (N,) places; None where money is not attributed.
        decision, year, economic: (N,) places.
        years: number of years.
    """

    amount: Affine
    funder: IntArray | None
    decision: IntArray
    year: IntArray
    economic: IntArray
    years: int

    def by_year(self, funders: BoolArray, decisions: BoolArray, economic: BoolArray) -> Affine:
        """(T,) the money selected by all three."""
        chosen = decisions[self.decision] & economic[self.economic]
        if self.funder is not None:
            chosen &= funders[self.funder]
        places = np.flatnonzero(chosen)
        picking = Weights.picking(self.year[places], places, self.years)
        return sum_product(picking, self.amount)


def cost_parts(parameters: Parameters, x: Decided) -> Costs:
    """Capital = capital_cost * start and current = recurrent_cost * scale, where not always 0."""
    d = parameters.decisions
    unit = np.stack([d.capital_cost, d.recurrent_cost], axis=1)
    shape = (*x.start.shape, len(ECONOMIC))
    decision, year, economic = np.nonzero(np.broadcast_to(unit[:, None, :] > 0, shape))
    places = decision * shape[1] + year
    is_capital = economic == 0
    parts = concatenate([x.start.flat, x.scale.flat])
    amount = parts[np.where(is_capital, places, places + x.start.size)] * unit[decision, economic]
    index = x.grid[places].beside(Index(("economic",), (ECONOMIC,), (economic,)))
    return Costs(index, amount, decision, year, economic)


def pay(builder: ProgramBuilder, parameters: Parameters, x: Decided) -> tuple[Costs, Spending]:
    """Add the money columns and the funders' constraints."""
    costs = cost_parts(parameters, x)
    if parameters.funding.is_limited:
        spending = money_columns(builder, parameters, costs)
        carried = carried_columns(builder, parameters)
        builder.add(cost_is_funded(parameters, costs, spending))
        builder.add(funder_balance(parameters, spending, carried))
        builder.add(carry_over_limit(parameters, carried))
    else:
        spending = Spending(
            costs.amount, None, costs.decision, costs.year, costs.economic, len(parameters.years)
        )
    if parameters.tail_ceiling is not None:
        builder.add(tail_ceiling(parameters, x))
    return costs, spending


def money_columns(builder: ProgramBuilder, parameters: Parameters, costs: Costs) -> Spending:
    """money[f,i,r,t,e] >= 0 for every funder and every part of cost."""
    funders = parameters.funding.funders
    index = Index.of("funder", funders) * costs.index
    count = len(funders)
    return Spending(
        amount=builder.columns("money", index),
        funder=np.repeat(np.arange(count), len(costs.decision)),
        decision=np.tile(costs.decision, count),
        year=np.tile(costs.year, count),
        economic=np.tile(costs.economic, count),
        years=len(parameters.years),
    )


def carried_columns(builder: ProgramBuilder, parameters: Parameters) -> Affine:
    """carried[f,t] (F, T): columns where the funder carries over, 0 in the last year."""
    funding = parameters.funding
    shape = funding.amount.shape
    may_carry = np.broadcast_to(funding.carry_over[:, None] > 0, shape).copy()
    may_carry[:, -1] = False
    places = np.flatnonzero(may_carry)
    index = Index.of("funder", funding.funders) * Index.of("year", parameters.years.tolist())
    columns = builder.columns("carried", index[places])
    return placed(columns, places, shape)


def brought_in(carried: Affine) -> Affine:
    """carried[f,t-1] (F, T), 0 in the first year."""
    return along_years(np.eye(carried.shape[1], k=-1), carried)


@constraint
def cost_is_funded(parameters: Parameters, costs: Costs, spending: Spending) -> Rows:
    """Every part of the cost is paid, to the last unit.

    ``sum over f of money[f,i,r,t,e] = cost[i,r,t,e]``

    - money: what funder f pays
    - cost: capital (capital_cost * start) or current (recurrent_cost * scale), times size
    """
    count = len(costs.decision)
    paid = spending.amount.reshape(-1, count).sum(axis=0)
    return Rows(costs.index, paid - costs.amount, lower=0.0, upper=0.0)


@constraint
def funder_balance(parameters: Parameters, spending: Spending, carried: Affine) -> Rows:
    """No funder spends more than it has.

    ``sum over i,r,e of money[f,i,r,t,e] + carried[f,t] <= amount[f,t] + carried[f,t-1]``

    - money: what funder f pays in year t
    - carried: what it takes into the next year
    - amount: what it makes available in year t
    """
    funding = parameters.funding
    assert spending.funder is not None
    row = spending.funder * spending.years + spending.year
    summing = Weights.picking(row, np.arange(len(row)), funding.amount.size)
    spent = sum_product(summing, spending.amount).reshape(*funding.amount.shape)
    index = Index.of("funder", funding.funders) * Index.of("year", parameters.years.tolist())
    return Rows(index, spent + carried - brought_in(carried), upper=funding.amount.ravel())


@constraint
def carry_over_limit(parameters: Parameters, carried: Affine) -> Rows:
    """Only a share of a year's money may be carried into the next.

    ``carried[f,t] <= carry_over[f] * (amount[f,t] + carried[f,t-1])``

    - carried: what funder f takes into the next year
    - carry_over: share, 0 to 1
    - amount: what it makes available in year t
    """
    funding = parameters.funding
    share = np.broadcast_to(funding.carry_over[:, None], funding.amount.shape).copy()
    share[:, -1] = 0.0
    places = np.flatnonzero(share)
    index = Index.of("funder", funding.funders) * Index.of("year", parameters.years.tolist())
    body = (carried - brought_in(carried) * share).flat[places]
    return Rows(index[places], body, upper=(share * funding.amount).ravel()[places])


@constraint
def tail_ceiling(parameters: Parameters, x: Decided) -> Rows:
    """The forward cost: what the year after the last would cost without a new decision.

    ``sum over i,r of recurrent_cost[i,r] * (keep[i,r,T] + sum of start[i,r,u] over u <= T with
    T + 1 - u < duration[i]) <= tail_ceiling``

    - keep, start: what still operates in the year after the last
    - recurrent_cost: of one unit of scale, times size
    """
    d = parameters.decisions
    ages = np.zeros_like(d.lead_time)
    after = parameters.years[-1:] + 1
    still = (after[0] - parameters.years)[None, :] < d.duration[:, None]
    left = (x.start * still).sum(axis=1) + x.keep[:, -1] + from_past(parameters, ages, after)[:, 0]
    body = (left * d.recurrent_cost).sum().reshape(1)
    return Rows(Index.single(), body, upper=parameters.tail_ceiling or 0.0)
