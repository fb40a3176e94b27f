"""Money that flows only once a prerequisite is met (docs/model.md, Money: conditions)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from prioritizer.evaluation.checks import Check, LabelArray, check, labels
from prioritizer.evaluation.facts import NOWHERE, Facts, counterparts
from prioritizer.evaluation.outcome import Outcome
from prioritizer.evaluation.plan import Money
from prioritizer.parameters import Condition, Parameters
from prioritizer.parameters.arrays import BoolArray, FloatArray


def unmet(parameters: Parameters, facts: Facts, rule: Condition) -> BoolArray:
    """Decisions and years (D, T) for which a condition lets no money of its funders flow."""
    decisions = parameters.decisions
    selected = np.flatnonzero(rule.decisions)
    bound, need = counterparts(decisions, selected, rule.requires)
    forbidden = np.zeros(decisions.window.shape, dtype=bool)
    np.logical_or.at(forbidden, bound, ~facts.met(rule.lag)[need])
    return forbidden


def condition_checks(outcome: Outcome) -> Iterator[Check]:
    """No funder pays for what it pays only under a condition, before that is met."""
    money = outcome.plan.money
    if outcome.parameters.conditions and money is not None:
        yield condition(outcome, money)


class ConditionRow(NamedTuple):
    """One condition on one funder's money in one place, over the years.

    Attributes:
        rule, funder, region: whose money, and where it is spent ("" for national programmes).
        required_region: of the required intervention, "" where that is national or not decided.
        required: the intervention that must be met.
        paid: (T,) money.
        is_met: (T,) whether it may flow.
    """

    rule: str
    funder: str
    region: str
    required_region: str
    required: str
    paid: FloatArray
    is_met: BoolArray


def rows_of(outcome: Outcome, money: Money, rule: Condition) -> Iterator[ConditionRow]:
    """The rows of one condition: national money waits for every region, in a row for each."""
    parameters = outcome.parameters
    decisions, names = parameters.decisions, parameters.interventions
    selected = np.flatnonzero(rule.decisions)
    _, first = np.unique(decisions.region[selected], return_index=True)
    examples, needs = counterparts(decisions, selected[first], rule.requires)
    paid = paid_by_region(outcome, money, rule)
    for f in np.flatnonzero(rule.funders):
        for example, need in zip(examples.tolist(), needs.tolist(), strict=True):
            yield ConditionRow(
                rule=rule.name,
                funder=parameters.funding.funders[f],
                region=outcome.region_labels[example],
                required_region="" if need == NOWHERE else outcome.region_labels[need],
                required=names[rule.requires],
                paid=paid[f, decisions.region[example]],
                is_met=outcome.facts.met(rule.lag)[need],
            )


def paid_by_region(outcome: Outcome, money: Money, rule: Condition) -> FloatArray:
    """Money (F, R + 1, T) for what a condition selects; that of national programmes is last."""
    parameters = outcome.parameters
    count = len(parameters.regions) + 1
    paid = np.zeros((len(parameters.funding.funders), count, len(parameters.years)))
    n = np.flatnonzero(rule.decisions[money.decision])
    region = parameters.decisions.region[money.decision[n]]
    np.add.at(paid, (money.funder[n], region, money.year[n]), money.amount[n])
    return paid


def condition(outcome: Outcome, money: Money) -> Check:
    """Money of a funder for the selection in a region and year <= 0 until what it needs is met.

    The labels are rule, funder, region, region of the required intervention, and year.
    """
    found = [row for rule in outcome.parameters.conditions for row in rows_of(outcome, money, rule)]
    years = outcome.year_labels
    shape = (len(found), len(years))
    paid = np.array([row.paid for row in found], dtype=np.float64).reshape(shape).ravel()
    is_met = np.array([row.is_met for row in found], dtype=bool).reshape(shape).ravel()

    def of_rows(column: str) -> LabelArray:
        return labels([getattr(row, column) for row in found]).repeat(len(years))

    return check(
        "condition",
        (
            *map(of_rows, ("rule", "funder", "region", "required_region")),
            np.tile(years, len(found)),
        ),
        paid,
        upper=np.where(is_met, np.inf, 0.0),
        size=np.maximum(1.0, paid),
        remarks=(of_rows("required"),),
    )
