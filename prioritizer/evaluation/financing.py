"""Who pays for a plan: the split of its cost that breaks the least (docs/model.md, Money).

Decisions that every rule treats alike are one group: what matters is how much of a group's cost
each funder pays in a year, by economic type. A linear program finds that; within a group the
funders then pay decision by decision, in draw order. Both steps are exact.
"""

from __future__ import annotations

import numpy as np

from prioritizer.evaluation.conditions import unmet
from prioritizer.evaluation.facts import Facts
from prioritizer.evaluation.money import costs
from prioritizer.evaluation.plan import Money, Plan
from prioritizer.evaluation.scales import scale_of
from prioritizer.evaluation.split import Bill, best_split
from prioritizer.parameters import Parameters
from prioritizer.parameters.arrays import BoolArray, FloatArray, IntArray

DUST = 1e-9
"""Share of a cell's cost up to which a payment is the rest of a solver's arithmetic."""


def financed(parameters: Parameters, plan: Plan) -> Plan:
    """The plan with its cost shared among the funders; unchanged where money is unlimited.

    Every cost is paid in full. No funder pays what a condition forbids it, unless all are forbidden
    to. Of all such splits, one with the least sum, in money, of what funders pay beyond what they
    have and of what spending rules are missed by; of these, the one in which the first funder in
    draw order pays most, then the second, and so on. So what cannot be paid shows as a funder's
    overdraft, and a plan has an admissible split if this one is admissible.

    Raises:
        ArithmeticError: if the linear program fails, which is a matter of numerics.
    """
    if not parameters.funding.is_limited:
        return plan
    cost = np.stack(costs(parameters, plan, scale_of(parameters, plan)), axis=-1)
    if not parameters.funding.funders:
        return Plan(plan.start, plan.keep, no_payments())
    bill = bill_of(parameters, cost, Facts(parameters, plan))
    shares = cleaned(best_split(parameters, bill), bill.cost)
    return Plan(plan.start, plan.keep, payments(bill, shares, cost))


def no_payments() -> Money:
    """Money where nobody pays anything."""
    nothing = np.empty(0, dtype=np.int64)
    return Money(nothing, nothing, nothing, nothing, np.empty(0))


def bill_of(parameters: Parameters, cost: FloatArray, facts: Facts) -> Bill:
    """The cost (D, T, 2) by cell; only cells with a cost."""
    rules, conditions = parameters.spending_rules, parameters.conditions
    forbidden = [unmet(parameters, facts, condition) for condition in conditions]
    marks = [np.zeros(len(parameters.decisions), dtype=bool)]
    for rule in rules:
        marks += [rule.decisions, rule.regional]
    group, examples = alike(np.column_stack([*marks, *forbidden]))
    sums = np.zeros((len(examples), *cost.shape[1:]))
    np.add.at(sums, group, np.maximum(cost, 0.0))
    cell_group, year, economic = np.nonzero(sums)
    example = examples[cell_group]
    may_pay = np.ones((len(parameters.funding.funders), len(example)), dtype=bool)
    for condition, waits in zip(conditions, forbidden, strict=True):
        may_pay &= ~np.outer(condition.funders, waits[example, year])
    return Bill(
        group=group,
        example=example,
        cell_group=cell_group,
        year=year,
        economic=economic,
        cost=sums[cell_group, year, economic],
        may_pay=may_pay | ~may_pay.any(axis=0),
    )


def alike(marks: BoolArray) -> tuple[IntArray, IntArray]:
    """Group of each decision by its marks (D, m), and one decision of each group."""
    packed = np.packbits(marks, axis=1)
    _, example, group = np.unique(packed, axis=0, return_index=True, return_inverse=True)
    return group.reshape(-1), example


def cleaned(columns: FloatArray, cost: FloatArray) -> FloatArray:
    """Payments (F, C) that add up to the cost (C,) exactly, without the dust of a solver."""
    paid = np.maximum(columns, 0.0)
    paid[paid <= DUST * paid.max(axis=0)] = 0.0
    return np.asarray(paid * (cost / paid.sum(axis=0)))


def payments(bill: Bill, shares: FloatArray, cost: FloatArray) -> Money:
    """Payments of each decision: in each cell the funders pay one decision after the other."""
    members = [np.flatnonzero(bill.group == g) for g in range(bill.group.max() + 1)]
    parts: list[tuple[IntArray, IntArray, IntArray, FloatArray]] = []
    for cell, share in enumerate(shares.T):
        d = members[bill.cell_group[cell]]
        due = np.maximum(cost[d, bill.year[cell], bill.economic[cell]], 0.0)
        f, place, amount = dealt(share, due)
        parts.append((f, d[place], np.full(len(f), cell), amount))
    if not parts:
        return no_payments()
    funder, decision, cell_of, amount = (np.concatenate(part) for part in zip(*parts, strict=True))
    return Money(funder, decision, bill.year[cell_of], bill.economic[cell_of], amount)


def dealt(share: FloatArray, due: FloatArray) -> tuple[IntArray, IntArray, FloatArray]:
    """Funders, places and amounts: shares (F,) laid end to end beside dues (m,) of equal sum.

    >>> funder, place, amount = dealt(np.array([3.0, 2.0]), np.array([1.0, 4.0]))
    >>> funder.tolist(), place.tolist(), amount.tolist()
    ([0, 0, 1], [0, 1, 1], [1.0, 2.0, 2.0])
    """
    payers, payees = np.flatnonzero(share > 0), np.flatnonzero(due > 0)
    if len(payers) == 1:
        return np.repeat(payers, len(payees)), payees, due[payees]
    until_paid, until_due = np.cumsum(share[payers]), np.cumsum(due[payees])
    cuts = np.union1d(until_paid[:-1], until_due)
    cuts = cuts[cuts <= until_due[-1]]
    start = np.concatenate([[0.0], cuts[:-1]])
    funder = np.searchsorted(until_paid[:-1], start, side="right")
    place = np.minimum(np.searchsorted(until_due, start, side="right"), len(payees) - 1)
    return payers[funder], payees[place], cuts - start
