"""A scenario with the weights of one of its stakeholders, or of all of them together."""

from __future__ import annotations

import numpy as np

from prioritizer.language import say
from prioritizer.scenario import Scenario
from prioritizer.tables.faults import did_you_mean

MEAN = "mean"
"""Asks for the mean of all stakeholders' weights, unless a stakeholder bears that name."""


def with_weights_of(scenario: Scenario, stakeholder: str) -> Scenario:
    """The scenario with the indicators weighted as a stakeholder does in ``preferences``.

    Each stakeholder's weights are normalised to sum 1; an indicator that it does not name has
    weight 0. ``"mean"`` takes the mean of all stakeholders that have preferences.

    Raises:
        ValueError: the stakeholder has no row in ``preferences``.
    """
    preferences = scenario.table("preferences")
    asked = preferences["stakeholder"].unique().tolist()
    if stakeholder in asked:
        asked = [stakeholder]
    elif stakeholder != MEAN or not asked:
        hint = did_you_mean(stakeholder, [*asked, MEAN])
        raise ValueError(
            say(
                "preferences has no row of the stakeholder {stakeholder!r}: {hint}",
                stakeholder=stakeholder,
                hint=hint,
            )
        )
    indicators = scenario.table("indicators")["indicator"].tolist()
    total = np.zeros(len(indicators))
    for name in asked:
        own = preferences[preferences["stakeholder"] == name].set_index("indicator")["weight"]
        weight = own.reindex(indicators).fillna(0.0).to_numpy(dtype=np.float64)
        total += weight / weight.sum() / len(asked)
    given = scenario.given("indicators")
    assert given is not None  # every scenario has indicators
    return scenario.replace(indicators=given.assign(weight=total))
