"""Weights from two rows of comparisons, with the best and with the worst indicator.

Sources: Rezaei, Best-worst multi-criteria decision-making method, Omega 53, 2015; Rezaei,
Best-worst multi-criteria decision-making method: some properties and a linear model, Omega 64, 2016
(the linear model, which has one optimum); Liang, Brunelli and Rezaei, Consistency issues in the
best worst method: measurements and thresholds, Omega 96, 2020 (the input-based ratio).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import linprog

from prioritizer.engines.outcome import FloatArray
from prioritizer.language import number_text, say
from prioritizer.scenario import Scenario
from prioritizer.tradeoffs.weighting.elicited import (
    IndicatorWeights,
    normalised,
    require_indicators,
)


@dataclass(frozen=True)
class BestWorstWeights(IndicatorWeights):
    """Weights by the best-worst method.

    Attributes:
        consistency: xi of the linear model, the largest ``|w_best - a w|`` or ``|w - a w_worst|``:
            0 where the judgements agree; small is good.
        input_consistency: the largest ``|best to j * j to worst - best to worst|`` over
            ``best to worst * (best to worst - 1)``; 0 where they agree, 1 at worst.
        revisit: the indicator whose two judgements contradict the third most; "" where none does.
    """

    consistency: float = 0.0
    input_consistency: float = 0.0
    revisit: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The weights and their consistency as plain Python values."""
        return super().to_dict() | {
            "consistency": self.consistency,
            "input_consistency": self.input_consistency,
            "revisit": self.revisit,
        }


def best_worst(
    scenario: Scenario,
    best: str,
    worst: str,
    best_to_others: Mapping[str, float],
    others_to_worst: Mapping[str, float],
) -> BestWorstWeights:
    """Weights by the linear best-worst method (BWM).

    Minimise xi with ``|w_best - a[j] w_j| <= xi``, ``|w_j - b[j] w_worst| <= xi``, sum 1.

    Args:
        scenario: whose indicators are compared.
        best, worst: the most and the least important indicator.
        best_to_others: a: how many times as much the best counts as each other, 1 to 9.
        others_to_worst: b: how many times as much each counts as the worst, 1 to 9.

    Raises:
        ValueError: an indicator is not known, a comparison missing or below 1, or the two rows
            disagree on best against worst.
    """
    names = list(dict.fromkeys([best, *best_to_others, *others_to_worst, worst]))
    require_indicators(scenario, names)
    if best == worst:
        raise ValueError(say("The best and the worst indicator must be two"))
    down = comparisons(names, best_to_others, best)
    up = comparisons(names, others_to_worst, worst)
    b, w = names.index(best), names.index(worst)
    if down[w] != up[b]:
        raise ValueError(
            say("{best} against {worst} is judged twice, and differently", best=best, worst=worst)
        )
    weight, xi = least_deviation(down, up, b, w)
    product = np.abs(down * up - down[w])
    product[[b, w]] = 0.0
    scale = down[w] * (down[w] - 1.0)
    ratio = float(product.max() / scale) if scale > 0 else 0.0
    revisit = names[int(product.argmax())] if product.max() > 0 else ""
    given = normalised(dict(zip(names, weight.tolist(), strict=True)), say("Weights"))
    return BestWorstWeights(given, "best_worst", {}, notes_of(revisit, ratio), xi, ratio, revisit)


def comparisons(names: list[str], given: Mapping[str, float], own: str) -> FloatArray:
    """(K,) one comparison for each indicator, 1 for the one itself.

    Raises:
        ValueError: a comparison is missing or below 1.
    """
    full = {own: 1.0, **given}
    missing = [name for name in names if name not in full]
    if missing:
        raise ValueError(
            say("Compare these with {own} too: {names}", own=own, names=", ".join(missing))
        )
    found = np.array([full[name] for name in names], dtype=np.float64)
    if not (np.isfinite(found).all() and (found >= 1.0).all() and full[own] == 1.0):
        raise ValueError(
            say("Comparisons with {own}: give finite numbers of 1 or more, 1 for itself", own=own)
        )
    return found


def least_deviation(
    down: FloatArray, up: FloatArray, best: int, worst: int
) -> tuple[FloatArray, float]:
    """(K,) the weights and xi, by the linear program."""
    count = len(down)
    best_row, worst_row = np.eye(count)[best], np.eye(count)[worst]
    deviation = np.vstack(
        [best_row - down[:, None] * np.eye(count), np.eye(count) - up[:, None] * worst_row]
    )
    rows = np.vstack([deviation, -deviation])
    answer = linprog(
        np.append(np.zeros(count), 1.0),
        A_ub=np.hstack([rows, -np.ones((len(rows), 1))]),
        b_ub=np.zeros(len(rows)),
        A_eq=np.append(np.ones(count), 0.0)[None, :],
        b_eq=[1.0],
        method="highs-ds",
    )
    if answer.status != 0 or answer.x is None:
        raise ArithmeticError(answer.message)
    return np.maximum(answer.x[:-1], 0.0), max(float(answer.x[-1]), 0.0)


def notes_of(revisit: str, ratio: float) -> tuple[str, ...]:
    """Which judgements contradict each other most."""
    if not revisit:
        return ()
    return (
        say(
            "The comparisons of {name} with the best and with the worst contradict best against "
            "worst most (ratio {ratio}; 0 where all agree)",
            name=revisit,
            ratio=number_text(ratio, 3),
        ),
    )
