"""Checks on how money is spent (docs/model.md, Money)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from prioritizer.evaluation.checks import Check, check, labels
from prioritizer.evaluation.outcome import Outcome
from prioritizer.evaluation.selections import (
    Selection,
    amounts,
    change_years,
    chosen,
    periods,
    reference,
)
from prioritizer.parameters import SpendingRule
from prioritizer.parameters.arrays import FloatArray


class RuleMoney(NamedTuple):
    """The money of one rule by year (T,): X, what it selects, and D, what shares refer to."""

    rule: SpendingRule
    selected: FloatArray
    reference: FloatArray


class RuleRow(NamedTuple):
    """One row of a family of rules; size is that of its largest term."""

    rule: str
    period: str
    activity: float
    lower: float
    upper: float
    size: float


def selected_money(outcome: Outcome, selection: Selection) -> FloatArray:
    """Money (T,) in a selection: payments, or the cost where money is not attributed."""
    count = len(outcome.parameters.years)
    money = outcome.plan.money
    if money is None:
        cost = np.zeros(count)
        for is_selected, part in zip(
            selection.economic, (outcome.capital, outcome.current), strict=True
        ):
            if is_selected:
                cost += selection.decisions @ part
        return cost
    within = selection.decisions[money.decision]
    within = within & selection.funders[money.funder] & selection.economic[money.economic]
    sums = np.bincount(money.year[within], money.amount[within], minlength=count)
    return sums.astype(np.float64)


def spending_rule_checks(outcome: Outcome) -> Iterator[Check]:
    """Earmarks, bans, floors, caps, co-financing, regional equity and changes from year to year."""
    rules = []
    for rule in outcome.parameters.spending_rules:
        base = reference(rule)
        rules.append(
            RuleMoney(
                rule,
                selected_money(outcome, chosen(rule)),
                amounts(outcome.parameters, rule)
                if base is None
                else selected_money(outcome, base),
            )
        )
    if rules:
        yield rule_amount(outcome, rules)
        yield rule_min_share(outcome, rules)
        yield rule_max_share(outcome, rules)
        yield rule_min_change(outcome, rules)
        yield rule_max_change(outcome, rules)


def _rule_check(family: str, rows: Iterator[RuleRow]) -> Check:
    rules, years, activity, lower, upper, size = list(zip(*rows, strict=True)) or [()] * 6
    return check(
        family,
        (labels(rules), labels(years)),
        np.array(activity, dtype=np.float64),
        lower=np.array(lower, dtype=np.float64),
        upper=np.array(upper, dtype=np.float64),
        size=np.maximum(1.0, np.array(size, dtype=np.float64)),
    )


def rule_amount(outcome: Outcome, rules: list[RuleMoney]) -> Check:
    """``min_amount <= X <= max_amount``, in each period."""

    def rows() -> Iterator[RuleRow]:
        for rule, selected, _ in rules:
            bounds = np.array([rule.min_amount, rule.max_amount])
            if np.isnan(bounds).all():
                continue
            lower, upper = np.where(np.isnan(bounds), [-np.inf, np.inf], bounds).tolist()
            for period in periods(outcome.parameters, rule):
                spent = selected[period.years].sum()
                yield RuleRow(rule.name, period.label, spent, lower, upper, spent)

    return _rule_check("rule_amount", rows())


def rule_min_share(outcome: Outcome, rules: list[RuleMoney]) -> Check:
    """``X >= min_share * D``, in each period."""

    def rows() -> Iterator[RuleRow]:
        for rule, selected, base in rules:
            if np.isnan(rule.min_share):
                continue
            for period in periods(outcome.parameters, rule):
                spent, whole = selected[period.years].sum(), base[period.years].sum()
                floor = rule.min_share * whole
                yield RuleRow(rule.name, period.label, spent, floor, np.inf, spent)

    return _rule_check("rule_min_share", rows())


def rule_max_share(outcome: Outcome, rules: list[RuleMoney]) -> Check:
    """``X <= max_share * D``, in each period."""

    def rows() -> Iterator[RuleRow]:
        for rule, selected, base in rules:
            if np.isnan(rule.max_share):
                continue
            for period in periods(outcome.parameters, rule):
                spent, whole = selected[period.years].sum(), base[period.years].sum()
                cap = rule.max_share * whole
                yield RuleRow(rule.name, period.label, spent, -np.inf, cap, spent)

    return _rule_check("rule_max_share", rows())


def _previous(rule: SpendingRule, selected: FloatArray, t: int) -> float:
    return float(selected[t - 1]) if t else rule.previous_amount


def rule_min_change(outcome: Outcome, rules: list[RuleMoney]) -> Check:
    """``X[t] >= (1 + min_change) * X[t-1]``, in the first year against previous_amount."""

    def rows() -> Iterator[RuleRow]:
        for rule, selected, _ in rules:
            if np.isnan(rule.min_change):
                continue
            for t in change_years(outcome.parameters, rule):
                floor = (1 + rule.min_change) * _previous(rule, selected, t)
                year = outcome.year_labels[t]
                yield RuleRow(rule.name, year, selected[t], floor, np.inf, selected[t])

    return _rule_check("rule_min_change", rows())


def rule_max_change(outcome: Outcome, rules: list[RuleMoney]) -> Check:
    """``X[t] <= (1 + max_change) * X[t-1]``, in the first year against previous_amount."""

    def rows() -> Iterator[RuleRow]:
        for rule, selected, _ in rules:
            if np.isnan(rule.max_change):
                continue
            for t in change_years(outcome.parameters, rule):
                cap = (1 + rule.max_change) * _previous(rule, selected, t)
                year = outcome.year_labels[t]
                yield RuleRow(rule.name, year, selected[t], -np.inf, cap, selected[t])

    return _rule_check("rule_max_change", rows())
