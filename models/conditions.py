"""Money that flows only once a prerequisite is met: a donor funds only vetted units.

Source: docs/model.md, Money, Condition.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from prioritizer.parameters import Condition, Parameters
from prioritizer.parameters.arrays import NATIONAL
from prioritizer.program import (
    Index,
    ProgramBuilder,
    Rows,
    concatenate,
    constraint,
    no_rows,
)

from .facts import Facts, counterparts, met_before
from .money import Spending, most_available, most_due


@dataclass(frozen=True)
class Clause:
    """One funder's money in one place under one condition, and what must be met there.

    ``required`` is -1 where the required intervention is not decided there: never met.
    """

    condition: int
    funder: int
    region: int
    required: int


def clauses(parameters: Parameters) -> Iterator[tuple[Condition, Clause]]:
    """Every clause; national money with a regional prerequisite has one for each region."""
    d = parameters.decisions
    for n, rule in enumerate(parameters.conditions):
        for region in np.unique(d.region[rule.decisions]).tolist():
            group = counterparts(d, region, rule.requires).tolist() or [-1]
            for funder in np.flatnonzero(rule.funders).tolist():
                for required in group:
                    yield rule, Clause(n, funder, region, required)


@constraint
def condition(parameters: Parameters, spending: Spending, facts: Facts) -> Rows:
    """A funder's money for the selection waits until the required intervention is met there.

    ``sum of money[f,i,r,t,e] over the selection <= most[f,t] * met[j,r,t-lag]``

    - money: what funder f pays in region r and year t for the selected interventions
    - most: what f can have in year t, with all that it may carry over, or what the selection can
      cost there at its greatest scale, whichever is less
    - met: j has reached its threshold by year t - lag; national money with a regional j: in
      every region
    """
    available, due = most_available(parameters), most_due(parameters).sum(axis=2)
    found = list(clauses(parameters))
    if not found:
        return no_rows()
    bodies = []
    d = parameters.decisions
    for rule, clause in found:
        funders = np.arange(len(rule.funders)) == clause.funder
        here = rule.decisions & (d.region == clause.region)
        money = spending.by_year(funders, here, np.ones(2, dtype=bool))
        met = met_before(parameters, facts, np.array([clause.required]), rule.lag)
        most = np.minimum(available[clause.funder], due[here].sum(axis=0))
        bodies.append(money.reshape(1, -1) - met * most)
    return Rows(
        clause_labels(parameters, [clause for _, clause in found]), concatenate(bodies), upper=0.0
    )


def clause_labels(parameters: Parameters, found: list[Clause]) -> Index:
    """Labels (rule, funder, region, required region, year)."""
    d = parameters.decisions
    required = [d.region[c.required] if c.required >= 0 else NATIONAL for c in found]
    names = [rule.name for rule in parameters.conditions]
    index = Index(
        ("rule", "funder", "region", "required_region"),
        (names, parameters.funding.funders, parameters.regions, parameters.regions),
        (
            np.array([c.condition for c in found]),
            np.array([c.funder for c in found]),
            np.array([c.region for c in found]),
            np.array(required),
        ),
    )
    return index * Index.of("year", parameters.years.tolist())


def attach(
    builder: ProgramBuilder, parameters: Parameters, spending: Spending, facts: Facts
) -> None:
    """Add the active conditions."""
    builder.add(condition(parameters, spending, facts))
