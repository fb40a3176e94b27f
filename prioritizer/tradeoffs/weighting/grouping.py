"""One set of weights for several people: the mean or the geometric mean of theirs.

Source: Forman and Peniwati, Aggregating individual judgments and priorities with the analytic
hierarchy process, European Journal of Operational Research 108, 1998.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

import numpy as np

from prioritizer.language import say
from prioritizer.scenario import Scenario
from prioritizer.tradeoffs.weighting.elicited import IndicatorWeights
from prioritizer.tradeoffs.weighting.preference_rows import (
    stakeholders_with_preferences,
    weights_of,
)

GroupMethod: TypeAlias = Literal["mean", "geometric_mean"]


def group_weights(
    scenario: Scenario,
    stakeholders: Sequence[str] | None = None,
    *,
    method: GroupMethod = "mean",
) -> IndicatorWeights:
    """The mean of the stakeholders' weights in ``preferences``, each counting the same.

    Args:
        scenario: with preferences.
        stakeholders: all that have preferences where None.
        method: "mean", or "geometric_mean", normalised: it keeps ratios on which all agree, and
            gives an indicator weight 0 as soon as one member does.

    Returns:
        The weights; the notes tell which indicators a single member's 0 has left out.

    Raises:
        ValueError: a stakeholder has no preferences, or no indicator has weight with all of them.
    """
    if method not in ("mean", "geometric_mean"):
        raise ValueError(say("method {method!r}: give mean or geometric_mean", method=method))
    members = stakeholders_with_preferences(scenario) if stakeholders is None else stakeholders
    if not members:
        raise ValueError(say("The table preferences is empty: nobody has stated weights"))
    known = scenario.table("indicators")["indicator"].tolist()
    asked = list(dict.fromkeys(members))
    rows = np.array([weights_of(scenario, name).in_order(known) for name in asked])
    if method == "mean":
        found = rows.mean(axis=0)
    else:
        found = np.where((rows > 0).all(axis=0), 1.0, 0.0)
        found[found > 0] = np.exp(np.log(rows[:, found > 0]).mean(axis=0))
    if found.sum() == 0:
        raise ValueError(
            say("Every indicator has weight 0 with some member: take the mean instead")
        )
    weighed = np.flatnonzero(rows.any(axis=0))
    weights = {known[place]: float(found[place] / found.sum()) for place in weighed}
    vetoed = [name for name, weight in weights.items() if weight == 0]
    notes: tuple[str, ...] = ()
    if vetoed:
        notes = (
            say("Left out, since a member gives it weight 0: {names}", names=", ".join(vetoed)),
        )
    return IndicatorWeights(weights, f"group {method}", {}, notes)
