"""The tables of an answer, with the columns of docs/data.md, Command line, solve."""

from __future__ import annotations

import numpy as np
import pandas as pd

from prioritizer.evaluation.checks import Check, labels
from prioritizer.evaluation.effects import national
from prioritizer.evaluation.money import carried_in
from prioritizer.evaluation.outcome import Outcome
from prioritizer.evaluation.tolerance import LEAST_AMOUNT, ROUNDING
from prioritizer.parameters.arrays import FloatArray
from prioritizer.parameters.money import ECONOMIC


def allocation_table(outcome: Outcome) -> pd.DataFrame:
    """One row for each year of each decision that operates, operated before, is started or costs.

    A past start that has ended may still cost: its capital, where ``phasing`` spreads it.
    """
    is_shown = (
        (outcome.scale > LEAST_AMOUNT).any(axis=1)
        | (outcome.parameters.decisions.initial_scale != 0)
        | (outcome.total > LEAST_AMOUNT)
        | (outcome.capital > LEAST_AMOUNT).any(axis=1)
    )
    shown = np.flatnonzero(is_shown)
    d = np.repeat(shown, len(outcome.parameters.years))
    t = np.tile(np.arange(len(outcome.parameters.years)), len(shown))
    return pd.DataFrame(
        {
            "intervention": outcome.intervention_labels[d],
            "region": outcome.region_labels[d],
            "year": outcome.parameters.years[t],
            "start": outcome.plan.start[d, t],
            "keep": outcome.plan.keep[d, t],
            "scale": outcome.scale[d, t],
            "cost": outcome.capital[d, t] + outcome.current[d, t],
        }
    )


def money_table(outcome: Outcome) -> pd.DataFrame:
    """One row for each payment, by funder, decision, year and economic type."""
    money = outcome.plan.money
    if money is None:
        columns = ("funder", "intervention", "region", "year", "economic", "amount")
        empty = {name: labels([]) for name in columns}
        return pd.DataFrame(empty).astype({"year": np.int64, "amount": np.float64})
    n = np.flatnonzero(money.amount > LEAST_AMOUNT)
    n = n[np.lexsort((money.economic[n], money.year[n], money.decision[n], money.funder[n]))]
    return pd.DataFrame(
        {
            "funder": labels(outcome.parameters.funding.funders)[money.funder[n]],
            "intervention": outcome.intervention_labels[money.decision[n]],
            "region": outcome.region_labels[money.decision[n]],
            "year": outcome.parameters.years[money.year[n]],
            "economic": labels(ECONOMIC)[money.economic[n]],
            "amount": money.amount[n],
        }
    )


def funds_table(outcome: Outcome) -> pd.DataFrame:
    """One row for each funder and year: what it has, pays, carries over and leaves unspent.

    ``unspent`` is below 0 where a funder pays more than it has.
    """
    funding = outcome.parameters.funding
    brought = carried_in(outcome.carried)
    unspent = funding.amount + brought - outcome.spent - outcome.carried
    size = np.maximum(1.0, np.abs(funding.amount) + brought)
    unspent = np.where(np.abs(unspent) <= ROUNDING * size, 0.0, unspent)
    f, t = np.indices(funding.amount.shape).reshape(2, -1)
    return pd.DataFrame(
        {
            "funder": labels(funding.funders)[f],
            "year": outcome.parameters.years[t],
            "amount": funding.amount.ravel(),
            "carried_in": brought.ravel(),
            "spent": outcome.spent.ravel(),
            "carried_out": outcome.carried.ravel(),
            "unspent": unspent.ravel(),
        }
    )


def indicators_table(outcome: Outcome) -> pd.DataFrame:
    """One row for each indicator, region and year; region "" is the mean by population."""
    parameters = outcome.parameters
    regions = parameters.regions
    arrays = [outcome.gain, outcome.value, outcome.progress]
    if regions != ("",):
        regions = (*regions, "")
        arrays = [_with_national(parameters.shares, array) for array in arrays]
    gain, value, progress = arrays
    k, r, t = np.indices(gain.shape).reshape(3, -1)
    return pd.DataFrame(
        {
            "indicator": labels(parameters.effects.indicators)[k],
            "region": labels(regions)[r],
            "year": parameters.years[t],
            "gain": gain.ravel(),
            "value": value.ravel(),
            "progress": progress.ravel(),
        }
    )


def _with_national(shares: FloatArray, array: FloatArray) -> FloatArray:
    return np.concatenate([array, national(shares, array)[:, None, :]], axis=1)


def constraints_table(checks: tuple[Check, ...]) -> pd.DataFrame:
    """One row for each named constraint; bounds that do not exist are NaN."""
    listed = [check for check in checks if check.is_listed]
    names = [name for check in listed for name in check.names()]
    families = [check.family for check in listed for _ in range(len(check))]
    numbers = {
        column: np.concatenate([np.empty(0), *(getattr(check, column) for check in listed)])
        for column in ("activity", "lower", "upper")
    }
    slack = np.concatenate([np.empty(0), *(check.slack() for check in listed)])
    for array in (numbers["lower"], numbers["upper"], slack):
        array[~np.isfinite(array)] = np.nan
    return pd.DataFrame(
        {"name": labels(names), "family": labels(families)} | numbers | {"slack": slack}
    )
