"""What a spending rule speaks of: its money, its reference, its periods (docs/model.md, Money)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from prioritizer.parameters import Parameters, SpendingRule
from prioritizer.parameters.arrays import BoolArray, FloatArray, IntArray


@dataclass(frozen=True, eq=False)
class Selection:
    """Selected money: of these funders, on these decisions, of these economic types.

    Attributes:
        funders: (F,).
        decisions: (D,).
        economic: (2,) capital, current.
    """

    funders: BoolArray
    decisions: BoolArray
    economic: BoolArray


def chosen(rule: SpendingRule) -> Selection:
    """X: the money that the rule selects with all its selectors."""
    return Selection(rule.funders, rule.decisions, rule.economic)


def reference(rule: SpendingRule) -> Selection | None:
    """D: the money that its shares refer to; None where that is the funders' amounts.

    ``all``: of all funders under the other selectors. ``own``: all money of the same funders, in
    the same regions where the rule selects by anything but funder and region; with a region
    alone, everywhere.
    """
    if rule.share_of == "amount":
        return None
    if rule.share_of == "all":
        return Selection(np.ones_like(rule.funders), rule.decisions, rule.economic)
    where = rule.regional if rule.names_other else np.ones_like(rule.regional)
    return Selection(rule.funders, where, np.ones_like(rule.economic))


@dataclass(frozen=True, eq=False)
class Period:
    """Years that a rule takes together: its label, "all" or a year, and places of the years."""

    label: str
    years: IntArray


def periods(parameters: Parameters, rule: SpendingRule) -> Iterator[Period]:
    """The periods in which the amounts and shares of a rule bind."""
    if not rule.years:
        yield Period("all", np.arange(len(parameters.years)))
    for t in rule.years:
        yield Period(str(parameters.years[t]), np.array([t]))


def change_years(parameters: Parameters, rule: SpendingRule) -> Iterator[int]:
    """Places of the years in which the changes of a rule bind; a blank year means every one.

    The first year only where it has a previous_amount to be compared with.
    """
    for t in rule.years or range(len(parameters.years)):
        if t > 0 or not np.isnan(rule.previous_amount):
            yield t


def amounts(parameters: Parameters, rule: SpendingRule) -> FloatArray:
    """Amounts (T,) of the rule's funders, without what was carried in."""
    return np.asarray(parameters.funding.amount[rule.funders].sum(axis=0))
