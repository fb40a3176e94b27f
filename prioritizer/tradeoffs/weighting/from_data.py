"""Weights that follow from data alone, for comparison: they say what varies, not what matters."""

from __future__ import annotations

import numpy as np

from prioritizer.engines.outcome import FloatArray
from prioritizer.language import say
from prioritizer.scenario import Scenario
from prioritizer.tradeoffs.weighting.elicited import IndicatorWeights

ALMOST_NOTHING = 1e-15
"""What stands for an effect of 0, as a share of the greatest."""


def weights_from_data(scenario: Scenario, method: str = "entropy") -> IndicatorWeights:
    """Objective weights by how the interventions' effects differ, from pymcdm.

    The matrix holds the effect of one unit of each intervention on each indicator as a share of the
    way to the target, harm as 0. They describe the spread of the data, not what people want: use
    them beside weights that people gave, never instead.

    Args:
        scenario: whose table ``effects`` is weighed.
        method: "entropy" or "critic".

    Raises:
        ValueError: the method is not known, pymcdm is not installed, or the effects do not differ.
    """
    if method not in ("entropy", "critic"):
        raise ValueError(say("method {method!r}: give entropy or critic", method=method))
    try:
        from pymcdm.weights import critic_weights, entropy_weights
    except ImportError:
        raise ValueError(
            say("Weights from data need the package pymcdm: install prioritizer[comparison]")
        ) from None
    names, matrix = effect_shares(scenario)
    # pymcdm refuses 0 for entropy; the limit of x log x there is 0
    positive = np.maximum(matrix, ALMOST_NOTHING * matrix.max(axis=0))
    with np.errstate(all="ignore"):
        found = entropy_weights(positive) if method == "entropy" else critic_weights(matrix)
    if not np.isfinite(found).all() or found.sum() <= 0:
        raise ValueError(
            say(
                "The effects do not differ enough between interventions to weigh by {method}",
                method=method,
            )
        )
    weights = np.maximum(found, 0.0) / np.maximum(found, 0.0).sum()
    note = say(
        "A comparison only: these weights tell how much the effects differ, not what matters"
    )
    return IndicatorWeights(dict(zip(names, weights.tolist(), strict=True)), method, {}, (note,))


def effect_shares(scenario: Scenario) -> tuple[list[str], FloatArray]:
    """(I, K) the effect of one unit as a share of the way to the target, harm as 0."""
    indicators = scenario.table("indicators").set_index("indicator")
    effects = scenario.table("effects")
    amount = effects["effect"].astype(float).to_numpy(copy=True)
    base = indicators["baseline"].astype(float).reindex(effects["indicator"]).to_numpy()
    target = indicators["target"].astype(float).reindex(effects["indicator"]).to_numpy()
    amount = np.where(effects["measure"] == "relative", amount * base, amount) / (target - base)
    frame = effects.assign(share=np.maximum(amount, 0.0)).pivot_table(
        index="intervention", columns="indicator", values="share", fill_value=0.0
    )
    matrix = frame.loc[:, (frame > 0).any()]
    return [str(name) for name in matrix.columns], matrix.to_numpy(dtype=np.float64)
