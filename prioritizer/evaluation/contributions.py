"""What each decision contributes to each indicator (docs/model.md, Effects)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from prioritizer.evaluation.checks import LabelArray, labels
from prioritizer.evaluation.interactions import acted_on, interaction_gains
from prioritizer.evaluation.outcome import Outcome
from prioritizer.evaluation.response import response_changes
from prioritizer.parameters.arrays import FloatArray, IntArray
from prioritizer.scenario import Scenario


class Parts(NamedTuple):
    """Parts of the gains: m entries by who brings them, of which indicator, in which region."""

    who: LabelArray
    indicator: IntArray
    region: IntArray
    effect: FloatArray
    success: FloatArray
    gain: FloatArray


def contributions_table(scenario: Scenario, outcome: Outcome) -> pd.DataFrame:
    """intervention, region, indicator, year, effect, success_probability, gain.

    Region is where the gain is, "" without regions: a national intervention has a row for each.
    Effect is the gain of one unit of response there, if it succeeds: times its probability and
    the change of response, or of scale where there is no curve, it is the gain. An interaction is
    the row "a + b". The rows of an indicator, region and year add up to its gain; what never
    brings or takes anything is left out.
    """
    parts = [alone(scenario, outcome)]
    if outcome.parameters.effects.interactions:
        parts.append(together(outcome))
    who, k, r, effect, success, gain = (
        np.concatenate(column) for column in zip(*parts, strict=True)
    )
    shown = np.flatnonzero((gain != 0).any(axis=1))
    count = gain.shape[1]
    n = np.repeat(shown, count)
    return pd.DataFrame(
        {
            "intervention": who[n],
            "region": labels(outcome.parameters.regions)[r[n]],
            "indicator": labels(outcome.parameters.effects.indicators)[k[n]],
            "year": np.tile(outcome.parameters.years, len(shown)),
            "effect": effect[n],
            "success_probability": success[n],
            "gain": gain[shown].ravel(),
        }
    )


def alone(scenario: Scenario, outcome: Outcome) -> Parts:
    """What each decision brings by itself."""
    parameters = outcome.parameters
    matrix = parameters.effects.gain_per_scale.tocoo()
    row, d = matrix.coords
    k, r = np.divmod(row, len(parameters.regions))
    change = response_changes(parameters, outcome.mature, outcome.initial_mature)
    i = parameters.decisions.intervention[d]
    interventions = scenario.table("interventions")
    success = interventions["success_probability"].to_numpy(dtype=np.float64)[i]
    return Parts(
        who=outcome.intervention_labels[d],
        indicator=k,
        region=r,
        effect=full_effects(scenario, outcome, i, k, r),
        success=success,
        gain=matrix.data[:, None] * change[d],
    )


def full_effects(
    scenario: Scenario, outcome: Outcome, i: IntArray, k: IntArray, r: IntArray
) -> FloatArray:
    """Effect (m,) of interventions on indicators in regions where they succeed."""
    parameters = outcome.parameters
    interventions = {name: n for n, name in enumerate(parameters.interventions)}
    indicators = {name: n for n, name in enumerate(parameters.effects.indicators)}
    regions = {name: n for n, name in enumerate(parameters.regions)}
    effect = np.zeros((len(interventions), len(indicators)))
    is_relative = np.zeros(effect.shape, dtype=bool)
    for row in scenario.table("effects").to_dict("records"):
        cell = interventions[row["intervention"]], indicators[row["indicator"]]
        effect[cell], is_relative[cell] = row["effect"], row["measure"] == "relative"
    factor = np.ones((len(interventions), len(regions)))
    for row in scenario.table("regional").to_dict("records"):
        factor[interventions[row["intervention"]], regions[row["region"]]] = row["effect_factor"]
    base = np.where(is_relative[i, k], parameters.effects.baseline[k, r], 1.0)
    return np.asarray(effect[i, k] * base * factor[i, r])


def together(outcome: Outcome) -> Parts:
    """What two decisions bring together beyond what each does alone."""
    parameters = outcome.parameters
    pairs = parameters.effects.interactions
    gain = interaction_gains(parameters, outcome.mature, outcome.initial_mature)
    n, k, r = acted_on(parameters)
    first = outcome.intervention_labels[[pair.first for pair in pairs]]
    second = outcome.intervention_labels[[pair.second for pair in pairs]]
    names = labels([f"{a} + {b}" for a, b in zip(first, second, strict=True)])
    effect = np.array([pair.effect for pair in pairs])
    return Parts(names[n], k, r, effect[n], np.ones(len(n)), gain[n])
