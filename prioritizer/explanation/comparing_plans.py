"""What plans of several scenarios spend, reach and are worth to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from prioritizer.allocation import Allocation
from prioritizer.evaluation import Evaluation, judge
from prioritizer.evaluation.effects import national
from prioritizer.evaluation.objectives import CRITERIA
from prioritizer.explanation.operating import decision_names
from prioritizer.parameters import resolve
from prioritizer.scenario import Scenario

BY = ("category", "funder", "region", "year")
"""By what money is summed up."""


@dataclass(frozen=True)
class MoneyLine:
    """Money over the horizon for one category, funder, region or year.

    Attributes:
        by: category, funder, region or year.
        item: its id, or the year; "" without a category, and for national programmes.
        amounts: by scenario, in each one's currency unit; None without a plan, or where it
            attributes no money to funders.
    """

    by: str
    item: str
    amounts: dict[str, float | None]


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator of one scenario's plan, as population-weighted means.

    Attributes:
        indicator, unit, scenario: ids and words of the tables.
        baseline, target: of the scenario.
        value, gain, progress: in the last year; None without a plan. Progress is not capped.
    """

    indicator: str
    unit: str
    scenario: str
    baseline: float
    target: float
    value: float | None
    gain: float | None
    progress: float | None


@dataclass(frozen=True)
class CrossObjective:
    """What a plan is worth by the objective and weights of another scenario.

    Attributes:
        plan: scenario whose plan, effects, targets and discounting count.
        weights: scenario whose first criterion and indicator weights count.
        criterion: that criterion.
        value: None without a plan, or where an indicator that carries weight is not there.
        missing: indicators that carry weight and are not in the plan's scenario.
    """

    plan: str
    weights: str
    criterion: str
    value: float | None
    missing: tuple[str, ...]


@dataclass(frozen=True)
class FundedLine:
    """A programme that only some of the plans fund.

    Attributes:
        item: "intervention" or "intervention (region)".
        funded, not_funded: scenarios whose plan funds it, and whose plan does not.
        not_there: scenarios in which it is not decided, or that have no plan.
    """

    item: str
    funded: tuple[str, ...]
    not_funded: tuple[str, ...]
    not_there: tuple[str, ...]


def money_lines(answers: Mapping[str, Allocation]) -> tuple[MoneyLine, ...]:
    """Money by category, funder, region and year."""
    found = []
    for by in BY:
        sums = {name: money_by(answer, by) for name, answer in answers.items()}
        items = dict.fromkeys(item for own in sums.values() if own for item in own)
        for item in sorted(items) if by == "year" else items:
            amounts = {
                name: None if own is None else own.get(item, 0.0) for name, own in sums.items()
            }
            found.append(MoneyLine(by, item, amounts))
    return tuple(found)


def money_by(answer: Allocation, by: str) -> dict[str, float] | None:
    """What the plan costs by one column, in the order of the tables; None where that is unknown."""
    if not answer.has_plan or (by == "funder" and "funding" not in answer.scenario.tables):
        return None
    frame = answer.money if by == "funder" else answer.allocation
    amount = frame["amount" if by == "funder" else "cost"]
    if by == "category":
        table = answer.scenario.table("interventions").set_index("intervention")["category"]
        keys = frame["intervention"].map(table)
    else:
        keys = frame[by].astype(str)
    sums = pd.Series(amount.to_numpy(dtype=np.float64)).groupby(keys.to_numpy(), sort=False).sum()
    own: dict[str, float] = dict(zip(map(str, sums.index), sums.tolist(), strict=True))
    return own


def indicator_lines(answers: Mapping[str, Allocation]) -> tuple[IndicatorLine, ...]:
    """Every indicator of every scenario: baseline, and what its plan reaches in the last year."""
    found = [line for name, answer in answers.items() for line in lines_of(name, answer)]
    order = {name: place for place, name in enumerate(dict.fromkeys(x.indicator for x in found))}
    return tuple(sorted(found, key=lambda line: order[line.indicator]))


def lines_of(name: str, answer: Allocation) -> list[IndicatorLine]:
    """The indicators of one scenario."""
    parameters = resolve(answer.scenario)
    effects, evaluation = parameters.effects, answer.evaluation
    units = answer.scenario.table("indicators")["unit"].tolist()
    last: list[tuple[float | None, ...]] = [(None, None, None)] * len(units)
    if evaluation is not None:
        arrays = (evaluation.value, evaluation.gain, evaluation.progress)
        ends = [national(parameters.shares, array)[:, -1].tolist() for array in arrays]
        last = list(zip(*ends, strict=True))
    rows = zip(
        effects.indicators,
        units,
        effects.national_baseline.tolist(),
        effects.national_target.tolist(),
        last,
        strict=True,
    )
    return [IndicatorLine(k, unit, name, base, goal, *end) for k, unit, base, goal, end in rows]


def cross_objectives(answers: Mapping[str, Allocation]) -> tuple[CrossObjective, ...]:
    """Each plan by each scenario's first criterion and indicator weights."""
    return tuple(
        cross_objective(plan, answer, name, other.scenario)
        for plan, answer in answers.items()
        for name, other in answers.items()
    )


def cross_objective(plan: str, answer: Allocation, weights: str, other: Scenario) -> CrossObjective:
    """One plan under the weights of one scenario."""
    criterion = other.settings.objective[0]
    table = other.table("indicators")
    weight = dict(zip(table["indicator"], table["weight"].tolist(), strict=True))
    own = answer.scenario.table("indicators")["indicator"].tolist()
    missing = tuple(k for k, w in weight.items() if w > 0 and k not in own)
    if missing or answer.evaluation is None:
        return CrossObjective(plan, weights, criterion, None, missing)
    value = CRITERIA[criterion](under_weights(answer.evaluation, [weight.get(k, 0.0) for k in own]))
    return CrossObjective(plan, weights, criterion, value, ())


def under_weights(evaluation: Evaluation, weight: list[float]) -> Evaluation:
    """The plan judged in its own scenario with other weights of the indicators."""
    given = evaluation.scenario.given("indicators")
    assert given is not None  # a required table
    changed = evaluation.scenario.replace(indicators=given.assign(weight=weight))
    return judge(changed, evaluation.plan)


def funded_lines(answers: Mapping[str, Allocation]) -> tuple[FundedLine, ...]:
    """Programmes that are not funded alike in all plans, in the order of the tables."""
    states = {name: funded_states(answer) for name, answer in answers.items()}
    found = []
    for item in dict.fromkeys(item for own in states.values() for item in own):
        groups: dict[bool | None, list[str]] = {True: [], False: [], None: []}
        for name, own in states.items():
            groups[own.get(item)].append(name)
        if groups[True] and (groups[False] or groups[None]):
            found.append(FundedLine(item, *(tuple(groups[key]) for key in (True, False, None))))
    return tuple(found)


def funded_states(answer: Allocation) -> dict[str, bool]:
    """Whether each decision operates in some year; empty without a plan."""
    if answer.evaluation is None:
        return {}
    most = answer.evaluation.scale.max(axis=1).tolist()
    names = decision_names(answer.evaluation.parameters)
    return {name: scale > 0 for name, scale in zip(names, most, strict=True)}
