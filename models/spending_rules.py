"""The rules on how money may be spent: earmarks, bans, floors, caps, shares and changes.

Source: docs/model.md, Money, Spending rule.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prioritizer.parameters import Parameters, SpendingRule
from prioritizer.parameters.arrays import FloatArray
from prioritizer.parameters.money import ECONOMIC
from prioritizer.program import (
    Affine,
    Index,
    ProgramBuilder,
    Rows,
    concatenate,
    constraint,
    sum_product,
)

from .money import Spending


def regulate(builder: ProgramBuilder, parameters: Parameters, spending: Spending) -> None:
    """Add the active spending rules."""
    rules = [(rule, rule_money(parameters, spending, rule)) for rule in parameters.spending_rules]
    for family in (rule_amount, rule_min_share, rule_max_share, rule_min_change, rule_max_change):
        builder.add(family(parameters, rules))


@dataclass(frozen=True, eq=False)
class RuleMoney:
    """Money that a rule speaks of, by year (T,).

    Attributes:
        chosen: X, the selected money.
        reference: D, what shares refer to.
    """

    chosen: Affine
    reference: Affine


def rule_money(parameters: Parameters, spending: Spending, rule: SpendingRule) -> RuleMoney:
    """X and D of a rule, by year."""
    chosen = spending.by_year(rule.funders, rule.decisions, rule.economic)
    every = np.ones(len(ECONOMIC), dtype=bool)
    if rule.share_of == "amount":
        amount = parameters.funding.amount[rule.funders].sum(axis=0)
        return RuleMoney(chosen, Affine.number(amount))
    if rule.share_of == "all":
        all_funders = np.ones_like(rule.funders)
        return RuleMoney(chosen, spending.by_year(all_funders, rule.decisions, rule.economic))
    place = rule.regional if rule.names_other else np.ones_like(rule.decisions)
    return RuleMoney(chosen, spending.by_year(rule.funders, place, every))


def periods(parameters: Parameters, rule: SpendingRule) -> tuple[list[object], FloatArray]:
    """Labels of a rule's periods, and which years each holds (periods, T)."""
    years = parameters.years.tolist()
    if not rule.years:
        return ["all"], np.ones((1, len(years)))
    return [years[t] for t in rule.years], np.eye(len(years))[list(rule.years)]


def rule_rows(
    entries: list[tuple[str, object, Affine, float, float]],
) -> Rows:
    """Rows labelled by rule and period, one an entry (rule, period, body, lower, upper)."""
    names, labels, bodies, lower, upper = (
        zip(*entries, strict=True) if entries else ((), (), (), (), ())
    )
    everywhere = np.arange(len(entries))
    index = Index(("rule", "period"), (names, labels), (everywhere, everywhere))
    body = concatenate([b.reshape(1) for b in bodies]) if entries else Affine.number([])
    return Rows(index, body, lower=np.array(lower), upper=np.array(upper))


Rules = list[tuple[SpendingRule, RuleMoney]]


@constraint
def rule_amount(parameters: Parameters, rules: Rules) -> Rows:
    """An earmark, a floor, a cap or a ban in money.

    ``min_amount <= X <= max_amount`` for each period of the rule

    - X: the money that the rule selects, in the period
    """
    entries: list[tuple[str, object, Affine, float, float]] = []
    for rule, money in rules:
        if np.isnan(rule.min_amount) and np.isnan(rule.max_amount):
            continue
        labels, years = periods(parameters, rule)
        lower = -np.inf if np.isnan(rule.min_amount) else rule.min_amount
        upper = np.inf if np.isnan(rule.max_amount) else rule.max_amount
        chosen = sum_product(years, money.chosen)
        entries += [(rule.name, p, chosen[n], lower, upper) for n, p in enumerate(labels)]
    return rule_rows(entries)


@constraint
def rule_min_share(parameters: Parameters, rules: Rules) -> Rows:
    """A floor as a share: at least so much of the money goes to the selection.

    ``X - min_share * D >= 0`` for each period of the rule

    - X: the money that the rule selects
    - D: the money that the share refers to (share_of)
    """
    entries: list[tuple[str, object, Affine, float, float]] = []
    for rule, money in rules:
        if np.isnan(rule.min_share):
            continue
        labels, years = periods(parameters, rule)
        body = sum_product(years, money.chosen - money.reference * rule.min_share)
        entries += [(rule.name, p, body[n], 0.0, np.inf) for n, p in enumerate(labels)]
    return rule_rows(entries)


@constraint
def rule_max_share(parameters: Parameters, rules: Rules) -> Rows:
    """A cap as a share: at most so much of the money goes to the selection.

    ``X - max_share * D <= 0`` for each period of the rule

    - X: the money that the rule selects
    - D: the money that the share refers to (share_of)
    """
    entries: list[tuple[str, object, Affine, float, float]] = []
    for rule, money in rules:
        if np.isnan(rule.max_share):
            continue
        labels, years = periods(parameters, rule)
        body = sum_product(years, money.chosen - money.reference * rule.max_share)
        entries += [(rule.name, p, body[n], -np.inf, 0.0) for n, p in enumerate(labels)]
    return rule_rows(entries)


def changes(
    parameters: Parameters, rule: SpendingRule, money: RuleMoney, factor: float
) -> list[tuple[object, Affine]]:
    """X[t] - factor * X[t-1] for each year that the rule binds; a blank year means every one."""
    bound = rule.years or tuple(range(len(parameters.years)))
    found: list[tuple[object, Affine]] = []
    for t in bound:
        if t > 0:
            change = money.chosen[t] - money.chosen[t - 1] * factor
        elif not np.isnan(rule.previous_amount):
            change = money.chosen[t] - factor * rule.previous_amount
        else:
            continue
        found.append((int(parameters.years[t]), change))
    return found


@constraint
def rule_min_change(parameters: Parameters, rules: Rules) -> Rows:
    """Money of the selection does not fall by more than a share from year to year.

    ``X[t] - (1 + min_change) * X[t-1] >= 0``; in the first year against previous_amount

    - X: the money that the rule selects in a year
    """
    entries: list[tuple[str, object, Affine, float, float]] = []
    for rule, money in rules:
        if not np.isnan(rule.min_change):
            found = changes(parameters, rule, money, 1.0 + rule.min_change)
            entries += [(rule.name, year, change, 0.0, np.inf) for year, change in found]
    return rule_rows(entries)


@constraint
def rule_max_change(parameters: Parameters, rules: Rules) -> Rows:
    """Money of the selection does not grow by more than a share from year to year.

    ``X[t] - (1 + max_change) * X[t-1] <= 0``; in the first year against previous_amount

    - X: the money that the rule selects in a year
    """
    entries: list[tuple[str, object, Affine, float, float]] = []
    for rule, money in rules:
        if not np.isnan(rule.max_change):
            found = changes(parameters, rule, money, 1.0 + rule.max_change)
            entries += [(rule.name, year, change, -np.inf, 0.0) for year, change in found]
    return rule_rows(entries)
