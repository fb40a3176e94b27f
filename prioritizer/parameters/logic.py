"""The rules of the table ``logic``, with lists resolved."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prioritizer.parameters.arrays import IntArray, cells_of, codes, positions, texts
from prioritizer.scenario import Scenario
from prioritizer.tables.selection import split_ids


@dataclass(frozen=True, eq=False)
class LogicRule:
    """One active row of ``logic``. Source: docs/model.md, Logic.

    Attributes:
        name: its id.
        kind: requires, requires_any, at_most, at_least, exactly or together.
        interventions: places of the interventions that it binds.
        other: places of what they require; for ``together``, the same interventions.
        count: of the three counts, 0 elsewhere.
        lag: years between a prerequisite and what requires it.
        basis: law, agreement, policy or "".
    """

    name: str
    kind: str
    interventions: IntArray
    other: IntArray
    count: int
    lag: int
    basis: str


def resolve_logic(scenario: Scenario) -> tuple[LogicRule, ...]:
    """The active rules, in the order of the table."""
    place = positions(texts(cells_of(scenario, "interventions"), "intervention"))
    rules = []
    for row in cells_of(scenario, "logic").records():
        if not row["active"]:
            continue
        listed = codes(split_ids(row["interventions"]), place)
        is_together = row["kind"] == "together"
        rules.append(
            LogicRule(
                name=row["rule"],
                kind=row["kind"],
                interventions=listed,
                other=listed if is_together else codes(split_ids(row["other"]), place),
                count=0 if np.isnan(row["count"]) else int(row["count"]),
                lag=0 if np.isnan(row["lag"]) else int(row["lag"]),
                basis=row["basis"],
            )
        )
    return tuple(rules)
