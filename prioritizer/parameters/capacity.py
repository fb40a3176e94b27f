"""Capacities other than money: what is available, what starting and running uses or supplies."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from prioritizer.parameters.arrays import FloatArray, cells_of, codes, numbers, positions, texts
from prioritizer.parameters.decisions import Decisions
from prioritizer.scenario import Scenario


@dataclass(frozen=True, eq=False)
class Capacity:
    """Parameters of the Q resources. Source: docs/model.md, Capacity.

    Attributes:
        resources: ids.
        available: (Q, T) in the resource's unit.
        start_use: (Q, D) sparse, for one unit started, times size.
        running_use: (Q, D) sparse, for one unit that operates, times size; not negative.
        supply: (Q, D) sparse, from one unit that is mature, times size; positive.
    """

    resources: tuple[str, ...]
    available: FloatArray
    start_use: sparse.csr_array
    running_use: sparse.csr_array
    supply: sparse.csr_array


def resolve_capacity(scenario: Scenario, decisions: Decisions) -> Capacity:
    """Capacities by year; a year without a row has the row of the blank year, else 0."""
    table, uses = cells_of(scenario, "resources"), cells_of(scenario, "resource_use")
    resources = tuple(dict.fromkeys(texts(table, "resource")))
    place = positions(resources)
    years = scenario.settings.years
    available = np.zeros((len(resources), len(years)))
    year, amount = numbers(table, "year"), numbers(table, "available")
    q = codes(texts(table, "resource"), place)
    for every_year in (True, False):
        for row in np.flatnonzero(np.isnan(year) == every_year):
            which = slice(None) if every_year else int(year[row]) - years[0]
            available[q[row], which] = amount[row]
    interventions = positions(texts(cells_of(scenario, "interventions"), "intervention"))
    by_intervention = (
        sparse.csr_array(
            (
                np.ones(len(decisions)),
                (decisions.intervention, np.arange(len(decisions))),
            ),
            shape=(len(interventions), len(decisions)),
        )
        * decisions.size
    )
    where = (
        codes(texts(uses, "resource"), place),
        codes(texts(uses, "intervention"), interventions),
    )

    def use(values: FloatArray) -> sparse.csr_array:
        shape = (len(resources), len(interventions))
        matrix = sparse.csr_array((values, where), shape=shape) @ by_intervention
        result = sparse.csr_array(matrix)
        result.eliminate_zeros()
        return result

    running = numbers(uses, "running_use")
    return Capacity(
        resources=resources,
        available=available,
        start_use=use(numbers(uses, "start_use")),
        running_use=use(np.maximum(running, 0.0)),
        supply=use(np.maximum(-running, 0.0)),
    )
