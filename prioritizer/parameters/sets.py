"""All sets and parameters of one scenario."""

from __future__ import annotations

from dataclasses import dataclass, is_dataclass

import numpy as np
from scipy import sparse

from prioritizer.parameters.arrays import FloatArray, IntArray, cells_of, numbers, texts
from prioritizer.parameters.capacity import Capacity, resolve_capacity
from prioritizer.parameters.decisions import Decisions, resolve_decisions
from prioritizer.parameters.effects import Effects, resolve_effects
from prioritizer.parameters.logic import LogicRule, resolve_logic
from prioritizer.parameters.money import (
    Funding,
    Phasing,
    resolve_funding,
    resolve_phasing,
)
from prioritizer.parameters.politics import Politics, resolve_politics
from prioritizer.parameters.spending_rules import (
    Condition,
    SpendingRule,
    resolve_conditions,
    resolve_spending_rules,
)
from prioritizer.scenario import Scenario


@dataclass(frozen=True, eq=False)
class Parameters:
    """Sets and parameters of a scenario. Source: docs/model.md.

    Attributes:
        years: (T,) consecutive years.
        discount: (T,) d[t], sums to 1.
        interventions: ids of the interventions.
        regions: ids of the regions; ("",) where one region stands for the whole country.
        shares: (R,) o[r], population shares.
        decisions, phasing, funding, spending_rules, conditions, capacity, logic, effects,
            politics: by theme.
        objective: names of the criteria, in order.
        credit_beyond_target: progress above 1 counts.
        tail_ceiling: of the forward cost, in currency units; None where there is none.
    """

    years: IntArray
    discount: FloatArray
    interventions: tuple[str, ...]
    regions: tuple[str, ...]
    shares: FloatArray
    decisions: Decisions
    phasing: Phasing
    funding: Funding
    spending_rules: tuple[SpendingRule, ...]
    conditions: tuple[Condition, ...]
    capacity: Capacity
    logic: tuple[LogicRule, ...]
    effects: Effects
    politics: Politics
    objective: tuple[str, ...]
    credit_beyond_target: bool
    tail_ceiling: float | None


def discount_factors(count: int, rate: float, evaluate: str) -> FloatArray:
    """d[t]: (1 + rate)^-(t - first year) normalised to sum 1, or all on the last year."""
    if evaluate == "final_year":
        return np.asarray(np.eye(count)[-1])
    factors = (1.0 + rate) ** -np.arange(count, dtype=np.float64)
    return np.asarray(factors / factors.sum())


def resolve(scenario: Scenario) -> Parameters:
    """Sets and parameters of ``scenario``, kept with it since it never changes."""
    kept = vars(scenario)  # not a cache by value: a digest costs more than the parameters
    if "_parameters" not in kept:
        kept["_parameters"] = resolved(scenario)
    parameters: Parameters = kept["_parameters"]
    return parameters


def seal(value: object) -> None:
    """Make every array below ``value`` read-only: model and judge share them."""
    if isinstance(value, np.ndarray):
        value.setflags(write=False)
    elif isinstance(value, sparse.csr_array):
        value.sum_duplicates()  # scipy would sort it in place on first use
        for array in (value.data, value.indices, value.indptr):
            array.setflags(write=False)
    elif is_dataclass(value):
        for part in vars(value).values():
            seal(part)
    elif isinstance(value, tuple):
        for part in value:
            seal(part)
    elif isinstance(value, dict):
        for part in value.values():
            seal(part)


def resolved(scenario: Scenario) -> Parameters:
    """Sets and parameters of ``scenario``, computed anew; their arrays are read-only."""
    parameters = gathered(scenario)
    seal(parameters)
    return parameters


def gathered(scenario: Scenario) -> Parameters:
    """Sets and parameters of ``scenario``."""
    settings = scenario.settings
    table = cells_of(scenario, "regions")
    regions = tuple(texts(table, "region")) or ("",)
    population = numbers(table, "population") if len(table) else np.ones(1)
    shares = population / population.sum()
    decisions = resolve_decisions(scenario, regions, shares)
    funding = resolve_funding(scenario)
    return Parameters(
        years=np.array(settings.years, dtype=np.int64),
        discount=discount_factors(len(settings.years), settings.discount_rate, settings.evaluate),
        interventions=tuple(texts(cells_of(scenario, "interventions"), "intervention")),
        regions=regions,
        shares=shares,
        decisions=decisions,
        phasing=resolve_phasing(scenario, decisions),
        funding=funding,
        spending_rules=resolve_spending_rules(scenario, decisions, funding, regions),
        conditions=resolve_conditions(scenario, decisions, funding, regions),
        capacity=resolve_capacity(scenario, decisions),
        logic=resolve_logic(scenario),
        effects=resolve_effects(scenario, decisions, regions, shares),
        politics=resolve_politics(scenario, decisions, shares),
        objective=settings.objective,
        credit_beyond_target=settings.credit_beyond_target,
        tail_ceiling=settings.tail_ceiling,
    )
