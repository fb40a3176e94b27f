"""What the plan costs, who pays for it, and what it leaves to pay.

Source: docs/model.md, Money.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prioritizer.parameters import Parameters
from prioritizer.parameters.arrays import BoolArray, FloatArray, IntArray
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
    no_rows,
    placed,
    sum_product,
)

from .decisions import Decided, aged, from_past, operates, start_bounds


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
    """What each decision costs by year and economic type, where it is not always 0.

    capital[i,r,t] = capital_cost * sum over u <= t of capital_share[t-u] * start[i,r,u], also
    after the start has ended; current[i,r,t] = recurrent_cost * (keep[i,r,t] + sum over u <= t
    with t - u < duration of current_share[t-u] * start[i,r,u]); both times size.
    """
    d = parameters.decisions
    unit = np.stack([d.capital_cost, d.recurrent_cost], axis=1)
    shape = (*x.start.shape, len(ECONOMIC))
    decision, year, economic = np.nonzero(np.broadcast_to(unit[:, None, :] > 0, shape))
    places = decision * shape[1] + year
    due = concatenate([capital_due(parameters, x).flat, current_due(parameters, x).flat])
    amount = due[np.where(economic == 0, places, places + x.start.size)]
    index = x.grid[places].beside(Index(("economic",), (ECONOMIC,), (economic,)))
    return Costs(index, amount * unit[decision, economic], decision, year, economic)


def capital_due(parameters: Parameters, x: Decided) -> Affine:
    """(D, T) the scale whose capital is due: what starts, or shares of it by age."""
    if parameters.phasing.is_plain.all():
        return x.start
    share = parameters.phasing.capital
    return aged(x.start, share) + from_past(parameters, share, parameters.years)


def current_due(parameters: Parameters, x: Decided) -> Affine:
    """(D, T) the scale whose recurrent cost is due: what operates, or shares of it by age."""
    is_plain = parameters.phasing.is_plain
    if is_plain.all():
        return x.scale
    share = parameters.phasing.current * operates(parameters) * ~is_plain[:, None]
    phased = aged(x.start, share) + from_past(parameters, share, parameters.years)
    return x.scale * is_plain[:, None] + x.keep * ~is_plain[:, None] + phased


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
    builder.add(tail_ceiling(parameters, x))
    return costs, spending


def money_columns(builder: ProgramBuilder, parameters: Parameters, costs: Costs) -> Spending:
    """money[f,i,r,t,e] >= 0 for every funder and every part of cost."""
    funders = parameters.funding.funders
    index = Index.of("funder", funders) * costs.index
    count = len(funders)
    return Spending(
        amount=builder.columns("money", index, upper=beyond(parameters)[:, costs.year].ravel()),
        funder=np.repeat(np.arange(count), len(costs.decision)),
        decision=np.tile(costs.decision, count),
        year=np.tile(costs.year, count),
        economic=np.tile(costs.economic, count),
        years=len(parameters.years),
    )


def most_available(parameters: Parameters) -> FloatArray:
    """(F, T) the year's amount and the most that can have been carried into it."""
    funding = parameters.funding
    most = funding.amount.copy()
    for t in range(1, most.shape[1]):
        most[:, t] += funding.carry_over * most[:, t - 1]
    return most


def most_due(parameters: Parameters) -> FloatArray:
    """(D, T, 2) the cost of each decision by year and economic type, at its greatest scale."""
    d, phasing = parameters.decisions, parameters.phasing
    _, start = start_bounds(d)
    current_share = phasing.current * operates(parameters)
    capital = from_past_and(parameters, phasing.capital, start)
    phased = d.initial_scale[:, None] + from_past_and(parameters, current_share, start)
    current = np.where(phasing.is_plain[:, None], d.max_scale[:, None], phased)
    return np.stack([capital * d.capital_cost[:, None], current * d.recurrent_cost[:, None]], -1)


def from_past_and(parameters: Parameters, share: FloatArray, start: FloatArray) -> FloatArray:
    """(D, T) the scale due by age of past starts and of ``start`` (D, T), as numbers."""
    due = from_past(parameters, share, parameters.years)
    for age in range(start.shape[1]):
        due[:, age:] += share[:, age, None] * start[:, : start.shape[1] - age]
    return due


def beyond(parameters: Parameters) -> FloatArray:
    """(F, T) more than a funder can ever have: a bound that no plan reaches.

    Without one, HiGHS's presolve has called programs infeasible that have a plan, and has not
    ended on others. It never binds, so that the price of money stays with the funder's balance.
    """
    return 2.0 * most_available(parameters) + 1.0


def carried_columns(builder: ProgramBuilder, parameters: Parameters) -> Affine:
    """carried[f,t] (F, T): columns where the funder carries over, 0 in the last year."""
    funding = parameters.funding
    shape = funding.amount.shape
    may_carry = np.broadcast_to(funding.carry_over[:, None] > 0, shape).copy()
    may_carry[:, -1] = False
    places = np.flatnonzero(may_carry)
    index = Index.of("funder", funding.funders) * Index.of("year", parameters.years.tolist())
    columns = builder.columns("carried", index[places], upper=beyond(parameters).ravel()[places])
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
    paid = spending.amount.reshape(len(parameters.funding.funders), count).sum(axis=0)
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

    ``sum over i,r of recurrent_cost[i,r] * (keep[i,r,T] + sum of current_share[T+1-u] *
    start[i,r,u] over u <= T with T + 1 - u < duration[i]) + capital_cost[i,r] * sum over u of
    capital_share[T+1-u] * start[i,r,u] <= tail_ceiling``

    - keep, start: what still operates in the year after the last
    - recurrent_cost, capital_cost: of one unit of scale, times size
    - current_share, capital_share: due at that age; 1 and 0 without the table phasing
    """
    if parameters.tail_ceiling is None:
        return no_rows()
    d, count = parameters.decisions, len(parameters.years)
    after = parameters.years[-1:] + 1
    current = parameters.phasing.current * operates(parameters)
    capital = parameters.phasing.capital
    age = np.arange(count, 0, -1)
    running = (x.start * current[:, age]).sum(axis=1) + x.keep[:, -1]
    still = running + from_past(parameters, current, after)[:, 0]
    owed = (x.start * capital[:, age]).sum(axis=1) + from_past(parameters, capital, after)[:, 0]
    body = (still * d.recurrent_cost + owed * d.capital_cost).sum().reshape(1)
    return Rows(Index.single(), body, upper=parameters.tail_ceiling)
