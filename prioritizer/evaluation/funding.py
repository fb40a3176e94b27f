"""Checks on who pays, and on the forward cost (docs/model.md, Money)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from prioritizer.evaluation.checks import Check, check, labels
from prioritizer.evaluation.money import carried_in
from prioritizer.evaluation.outcome import Outcome
from prioritizer.evaluation.plan import Money
from prioritizer.parameters.money import ECONOMIC


def funding_checks(outcome: Outcome) -> Iterator[Check]:
    """Every cost is paid, no funder pays more than it has, the forward cost is bearable."""
    payments = outcome.plan.money
    if payments is not None:
        yield money_not_negative(outcome, payments)
        yield cost_is_funded(outcome, payments)
        yield funder_balance(outcome)
        yield carry_over_limit(outcome)
    if outcome.parameters.tail_ceiling is not None:
        yield tail_ceiling(outcome, outcome.parameters.tail_ceiling)


def money_not_negative(outcome: Outcome, money: Money) -> Check:
    """``money[f,i,r,t,e] >= 0``; rows where it is not."""
    below = np.flatnonzero(money.amount < 0)
    return check(
        "money_not_negative",
        (
            labels(outcome.parameters.funding.funders)[money.funder[below]],
            *outcome.axes(money.decision[below], money.year[below]),
            labels(ECONOMIC)[money.economic[below]],
        ),
        money.amount[below],
        lower=0.0,
        is_listed=False,
    )


def cost_is_funded(outcome: Outcome, money: Money) -> Check:
    """``sum over f of money[f,i,r,t,e] = cost[i,r,t,e]``, wherever there can be a cost."""
    decisions = outcome.parameters.decisions
    unit_cost = np.stack([decisions.capital_cost, decisions.recurrent_cost], axis=-1)
    cost = np.stack([outcome.capital, outcome.current], axis=-1)
    paid = np.zeros_like(cost)
    np.add.at(paid, (money.decision, money.year, money.economic), money.amount)
    d, t, e = np.nonzero((unit_cost > 0)[:, None] | (paid != 0))
    due = cost[d, t, e]
    return check(
        "cost_is_funded",
        (*outcome.axes(d, t), labels(ECONOMIC)[e]),
        paid[d, t, e],
        lower=due,
        upper=due,
    )


def funder_balance(outcome: Outcome) -> Check:
    """``spent[f,t] + carried[f,t] - carried[f,t-1] <= amount[f,t]``; the slack is unspent."""
    funding = outcome.parameters.funding
    flow = outcome.spent + outcome.carried - carried_in(outcome.carried)
    f, t = np.indices(flow.shape).reshape(2, -1)
    return check(
        "funder_balance",
        (labels(funding.funders)[f], outcome.year_labels[t]),
        flow.ravel(),
        upper=funding.amount.ravel(),
        size=np.maximum(1.0, (outcome.spent + outcome.carried).ravel()),
    )


def carry_over_limit(outcome: Outcome) -> Check:
    """``carried[f,t] - carry_over * carried[f,t-1] <= carry_over * amount[f,t]``.

    For funders that may carry money over, in every year but the last.
    """
    funding = outcome.parameters.funding
    share = funding.carry_over[:, None]
    kept = outcome.carried - share * carried_in(outcome.carried)
    may = np.broadcast_to(share > 0, kept.shape).copy()
    may[:, -1] = False
    f, t = np.nonzero(may)
    return check(
        "carry_over_limit",
        (labels(funding.funders)[f], outcome.year_labels[t]),
        kept[f, t],
        upper=(share * funding.amount)[f, t],
        size=np.maximum(1.0, outcome.carried[f, t]),
    )


def tail_ceiling(outcome: Outcome, ceiling: float) -> Check:
    """``forward cost <= tail_ceiling``."""
    return check("tail_ceiling", (), np.array([outcome.forward_cost]), upper=ceiling)
