"""What is still due after the last year, and who would have to go on paying it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from prioritizer.evaluation import phasing
from prioritizer.evaluation.checks import labels
from prioritizer.evaluation.outcome import Outcome
from prioritizer.evaluation.tolerance import LEAST_AMOUNT
from prioritizer.parameters.arrays import FloatArray
from prioritizer.parameters.money import ECONOMIC, YEARS_AFTER

UNATTRIBUTED = "unattributed"
"""Stands for the funder where nobody paid such cost of a decision in the last year."""


def tail_table(outcome: Outcome) -> pd.DataFrame:
    """year, funder, kind, amount: due in each of the years after the last without a new decision.

    The rows with the funder "" are the whole, by kind of cost (capital or current); those of the
    first year add up to the forward cost. Where money is attributed, they are followed by its
    parts: what is due for a decision is shared as its cost of that kind was in the last year.
    So what a funder that leaves will leave unfunded can be read off; what nobody paid then, such
    as capital that falls due later, is unattributed. Parts of 0 are left out.
    Source: docs/model.md, Money (sustainability).
    """
    count = len(outcome.parameters.years)
    due = np.stack(
        phasing.due(outcome.parameters, outcome.plan, count + np.arange(YEARS_AFTER)), axis=-1
    )
    amount = np.concatenate([due.sum(axis=0)[None], parts(outcome, due)])
    funders = labels(("", *outcome.parameters.funding.funders, UNATTRIBUTED))
    is_shown = amount > LEAST_AMOUNT
    is_shown[0] = True
    t, f, e = np.nonzero(is_shown.transpose(1, 0, 2))
    return pd.DataFrame(
        {
            "year": outcome.parameters.years[-1] + 1 + t,
            "funder": funders[f],
            "kind": labels(ECONOMIC)[e],
            "amount": amount[f, t, e],
        }
    )


def parts(outcome: Outcome, due: FloatArray) -> FloatArray:
    """What is due (D, n, 2) by funder, the unattributed last: (F + 1, n, 2).

    Nothing is attributed where money is unlimited.
    """
    money = outcome.plan.money
    funders = len(outcome.parameters.funding.funders)
    if money is None:
        return np.zeros((funders + 1, *due.shape[1:]))
    paid = np.zeros((funders + 1, len(due), 2))
    last = np.flatnonzero(money.year == len(outcome.parameters.years) - 1)
    where = (money.funder[last], money.decision[last], money.economic[last])
    np.add.at(paid, where, np.maximum(money.amount[last], 0.0))
    whole = paid.sum(axis=0)
    paid[funders] = whole <= LEAST_AMOUNT
    share = paid / np.where(whole <= LEAST_AMOUNT, 1.0, whole)
    return np.asarray(np.einsum("fde,dne->fne", share, due))
