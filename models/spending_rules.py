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
    along_years,
    concatenate,
    constraint,
    no_rows,
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


Entry = tuple[str, list[object], Affine, float, float]
"""A rule, its periods, the body of each, and the bounds that hold for all of them."""


def rule_rows(
    entries: list[Entry],
) -> Rows:
    """Rows labelled by rule and period."""
    if not entries:
        return no_rows()
    names, labels, bodies, lower, upper = zip(*entries, strict=True)
    count = [len(body) for body in bodies]
    rule = np.repeat(np.arange(len(names)), count)
    every = [label for listed in labels for label in listed]
    index = Index(("rule", "period"), (names, every), (rule, np.arange(len(every))))
    return Rows(
        index,
        concatenate(bodies),
        lower=np.repeat(np.array(lower), count),
        upper=np.repeat(np.array(upper), count),
    )


Rules = list[tuple[SpendingRule, RuleMoney]]


@constraint
def rule_amount(parameters: Parameters, rules: Rules) -> Rows:
    """An earmark, a floor, a cap or a ban in money.

    ``min_amount <= X <= max_amount`` for each period of the rule

    - X: the money that the rule selects, in the period
    """
    entries: list[Entry] = []
    for rule, money in rules:
        if np.isnan(rule.min_amount) and np.isnan(rule.max_amount):
            continue
        labels, years = periods(parameters, rule)
        lower = -np.inf if np.isnan(rule.min_amount) else rule.min_amount
        upper = np.inf if np.isnan(rule.max_amount) else rule.max_amount
        chosen = sum_product(years, money.chosen)
        entries.append((rule.name, labels, chosen, lower, upper))
    return rule_rows(entries)


@constraint
def rule_min_share(parameters: Parameters, rules: Rules) -> Rows:
    """A floor as a share: at least so much of the money goes to the selection.

    ``X - min_share * D >= 0`` for each period of the rule

    - X: the money that the rule selects
    - D: the money that the share refers to (share_of)
    """
    entries: list[Entry] = []
    for rule, money in rules:
        if np.isnan(rule.min_share):
            continue
        labels, years = periods(parameters, rule)
        body = sum_product(years, money.chosen - money.reference * rule.min_share)
        entries.append((rule.name, labels, body, 0.0, np.inf))
    return rule_rows(entries)


@constraint
def rule_max_share(parameters: Parameters, rules: Rules) -> Rows:
    """A cap as a share: at most so much of the money goes to the selection.

    ``X - max_share * D <= 0`` for each period of the rule

    - X: the money that the rule selects
    - D: the money that the share refers to (share_of)
    """
    entries: list[Entry] = []
    for rule, money in rules:
        if np.isnan(rule.max_share):
            continue
        labels, years = periods(parameters, rule)
        body = sum_product(years, money.chosen - money.reference * rule.max_share)
        entries.append((rule.name, labels, body, -np.inf, 0.0))
    return rule_rows(entries)


def changes(
    parameters: Parameters, rule: SpendingRule, money: RuleMoney, factor: float
) -> tuple[list[object], Affine]:
    """X[t] - factor * X[t-1] for each year that the rule binds; a blank year means every one.

    The first year is bound only where there is a previous_amount.
    """
    has_previous = not np.isnan(rule.previous_amount)
    bound = [t for t in rule.years or range(len(parameters.years)) if t > 0 or has_previous]
    previous = np.zeros(len(parameters.years))
    previous[0] = rule.previous_amount if has_previous else 0.0
    before = along_years(np.eye(len(previous), k=-1), money.chosen) + previous
    change = money.chosen - before * factor
    return [int(parameters.years[t]) for t in bound], change[bound]


@constraint
def rule_min_change(parameters: Parameters, rules: Rules) -> Rows:
    """Money of the selection does not fall by more than a share from year to year.

    ``X[t] - (1 + min_change) * X[t-1] >= 0``; in the first year against previous_amount

    - X: the money that the rule selects in a year
    """
    entries: list[Entry] = []
    for rule, money in rules:
        if not np.isnan(rule.min_change):
            years, change = changes(parameters, rule, money, 1.0 + rule.min_change)
            entries.append((rule.name, years, change, 0.0, np.inf))
    return rule_rows(entries)


@constraint
def rule_max_change(parameters: Parameters, rules: Rules) -> Rows:
    """Money of the selection does not grow by more than a share from year to year.

    ``X[t] - (1 + max_change) * X[t-1] <= 0``; in the first year against previous_amount

    - X: the money that the rule selects in a year
    """
    entries: list[Entry] = []
    for rule, money in rules:
        if not np.isnan(rule.max_change):
            years, change = changes(parameters, rule, money, 1.0 + rule.max_change)
            entries.append((rule.name, years, change, -np.inf, 0.0))
    return rule_rows(entries)
