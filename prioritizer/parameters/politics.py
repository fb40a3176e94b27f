"""Stakeholders: what they gain or lose by each decision, and what they can stop."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from prioritizer.parameters.arrays import (
    NATIONAL,
    BoolArray,
    FloatArray,
    cells_of,
    codes,
    numbers,
    positions,
    texts,
)
from prioritizer.parameters.decisions import Decisions
from prioritizer.scenario import Scenario


@dataclass(frozen=True, eq=False)
class Politics:
    """Parameters of the P stakeholders. Source: docs/model.md, Politics.

    Attributes:
        stakeholders: ids.
        influence: (P,) weight of each in political capital and quorum.
        has_veto: (P,) never loses more than its tolerance.
        tolerance: (P,) support that it can lose without opposing.
        support: (P, D) sparse; support gained for one unit of scale: support / own max_scale,
            times the population share of the region.
        political_capital: most opposition that can be borne, None where there is no limit.
        quorum: share of influence that must not oppose, None where there is none.
    """

    stakeholders: tuple[str, ...]
    influence: FloatArray
    has_veto: BoolArray
    tolerance: FloatArray
    support: sparse.csr_array
    political_capital: float | None
    quorum: float | None


def resolve_politics(scenario: Scenario, decisions: Decisions, shares: FloatArray) -> Politics:
    """Stakeholders and positions; ``shares`` (R,) are the regions' population shares."""
    table, positions_table = cells_of(scenario, "stakeholders"), cells_of(scenario, "positions")
    stakeholders = texts(table, "stakeholder")
    interventions = positions(texts(cells_of(scenario, "interventions"), "intervention"))
    shape = (len(stakeholders), len(interventions))
    where = (
        codes(texts(positions_table, "stakeholder"), positions(stakeholders)),
        codes(texts(positions_table, "intervention"), interventions),
    )
    given = sparse.csr_array((numbers(positions_table, "support"), where), shape=shape)
    part = np.where(decisions.region == NATIONAL, 1.0, shares[decisions.region])
    every = np.arange(len(decisions))
    of_decision = sparse.csr_array(
        (
            part / np.where(decisions.own_max > 0, decisions.own_max, 1.0),
            (decisions.intervention, every),
        ),
        shape=(len(interventions), len(decisions)),
    )
    support = sparse.csr_array(given @ of_decision)
    support.eliminate_zeros()
    return Politics(
        stakeholders=tuple(stakeholders),
        influence=numbers(table, "influence"),
        has_veto=table["veto"].astype(bool),
        tolerance=numbers(table, "tolerance"),
        support=support,
        political_capital=scenario.settings.political_capital,
        quorum=scenario.settings.quorum,
    )
