"""Weights from comparisons in pairs: the analytic hierarchy process.

Sources: Saaty, A scaling method for priorities in hierarchical structures, Journal of Mathematical
Psychology 15, 1977 (eigenvector, consistency); Crawford and Williams, A note on the analysis of
subjective judgment matrices, same journal 29, 1985 (geometric mean); Saaty, Decision-making with
the AHP: why is the principal eigenvector necessary, European Journal of Operational Research 145,
2003 (which judgement to revisit: the one farthest from the ratio of the weights).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np

from prioritizer.engines.outcome import FloatArray
from prioritizer.language import number_text, say
from prioritizer.scenario import Scenario
from prioritizer.tradeoffs.weighting.elicited import IndicatorWeights, require_indicators

PairwiseMethod: TypeAlias = Literal["eigenvector", "geometric_mean"]

RANDOM_INDEX = (
    0.0,
    0.0,
    0.58,
    0.90,
    1.12,
    1.24,
    1.32,
    1.41,
    1.45,
    1.49,
    1.51,
    1.48,
    1.56,
    1.57,
    1.59,
)
"""Saaty's mean consistency index of random judgements, for 1 to 15 indicators (The Analytic
Hierarchy Process, 1980)."""

ACCEPTABLE = 0.1
"""Consistency ratio up to which Saaty accepts judgements."""

CONSISTENT = 1e-9
"""Logarithm of a ratio that is rounding."""


@dataclass(frozen=True)
class Judgement:
    """A comparison: ``first`` counts ``ratio`` times as much as ``second``; ``implied`` by all."""

    first: str
    second: str
    ratio: float
    implied: float


@dataclass(frozen=True)
class PairwiseWeights(IndicatorWeights):
    """Weights from comparisons in pairs, with how well these agree with each other.

    Attributes:
        consistency_index: (principal eigenvalue - K) / (K - 1); 0 where they agree.
        consistency_ratio: that index over the mean of random judgements; None above 15 indicators.
        revisit: the judgement farthest from what the weights imply; none where all agree, several
            where they are equally far, as the three of three indicators always are.
    """

    consistency_index: float = 0.0
    consistency_ratio: float | None = 0.0
    revisit: tuple[Judgement, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The weights and their consistency as plain Python values."""
        return super().to_dict() | {
            "consistency_index": self.consistency_index,
            "consistency_ratio": self.consistency_ratio,
            "revisit": [dict(vars(judgement)) for judgement in self.revisit],
        }


def analytic_hierarchy(
    scenario: Scenario,
    judgements: Mapping[tuple[str, str], float],
    *,
    method: PairwiseMethod = "eigenvector",
) -> PairwiseWeights:
    """Weights from judgements of every pair of indicators (AHP).

    Args:
        scenario: whose indicators are compared.
        judgements: by pair (a, b): how many times as much a counts as b, from 1/9 to 9 on Saaty's
            scale; each pair once, in either order.
        method: "eigenvector" (Saaty) or "geometric_mean" of the rows.

    Raises:
        ValueError: a pair is missing, given twice or not of indicators, or a ratio is not above 0.
    """
    if method not in ("eigenvector", "geometric_mean"):
        raise ValueError(
            say("method {method!r}: give eigenvector or geometric_mean", method=method)
        )
    names = list(dict.fromkeys(name for pair in judgements for name in pair))
    require_indicators(scenario, names)
    matrix = judgement_matrix(names, judgements)
    vector, greatest = principal(matrix)
    weight = vector if method == "eigenvector" else row_means(matrix)
    count = len(names)
    index = max((greatest - count) / (count - 1), 0.0)
    ratio = consistency_ratio(index, count)
    return PairwiseWeights(
        weights=dict(zip(names, weight.tolist(), strict=True)),
        method=f"analytic_hierarchy ({method})",
        notes=consistency_notes(ratio, worst := farthest_judgements(names, matrix, weight)),
        consistency_index=index,
        consistency_ratio=ratio,
        revisit=worst,
    )


def judgement_matrix(names: list[str], judgements: Mapping[tuple[str, str], float]) -> FloatArray:
    """(K, K) the ratios, reciprocal."""
    if len(names) < 2:
        raise ValueError(say("Compare at least two indicators"))
    matrix = np.zeros((len(names), len(names)))
    np.fill_diagonal(matrix, 1.0)
    for (first, second), ratio in judgements.items():
        if not (np.isfinite(ratio) and ratio > 0) or first == second:
            raise ValueError(
                say(
                    "{first} against {second}: give a finite ratio above 0 of two indicators",
                    first=first,
                    second=second,
                )
            )
        a, b = names.index(first), names.index(second)
        if matrix[a, b]:
            raise ValueError(
                say("{first} against {second}: judged twice", first=first, second=second)
            )
        matrix[a, b], matrix[b, a] = ratio, 1.0 / ratio
    missing = [f"{names[a]}/{names[b]}" for a, b in np.argwhere(matrix == 0) if a < b]
    if missing:
        raise ValueError(say("Judge these pairs too: {pairs}", pairs=", ".join(missing)))
    return matrix


def principal(matrix: FloatArray) -> tuple[FloatArray, float]:
    """(K,) the principal eigenvector, sum 1, and the principal eigenvalue."""
    values, vectors = np.linalg.eig(matrix)
    place = int(np.argmax(values.real))
    vector = np.abs(vectors[:, place].real)
    return vector / vector.sum(), float(values[place].real)


def row_means(matrix: FloatArray) -> FloatArray:
    """(K,) the geometric means of the rows, sum 1."""
    mean = np.exp(np.log(matrix).mean(axis=1))
    return np.asarray(mean / mean.sum())


def consistency_ratio(index: float, count: int) -> float | None:
    """The index over that of random judgements; None beyond the published table."""
    if count <= 2:
        return 0.0
    return index / RANDOM_INDEX[count - 1] if count <= len(RANDOM_INDEX) else None


def farthest_judgements(
    names: list[str], matrix: FloatArray, weight: FloatArray
) -> tuple[Judgement, ...]:
    """The judgements whose ratios are farthest from those of the weights."""
    implied = weight[:, None] / weight[None, :]
    distance = np.triu(np.abs(np.log(matrix) - np.log(implied)), 1)
    if distance.max() <= CONSISTENT:
        return ()
    found = []
    for a, b in np.argwhere(distance >= distance.max() - CONSISTENT).tolist():
        one, other = (b, a) if matrix[a, b] < 1.0 else (a, b)
        ratios = float(matrix[one, other]), float(implied[one, other])
        found.append(Judgement(names[one], names[other], *ratios))
    return tuple(found)


def consistency_notes(ratio: float | None, worst: tuple[Judgement, ...]) -> tuple[str, ...]:
    """What to do where the judgements do not agree well enough."""
    if ratio is not None and ratio <= ACCEPTABLE:
        return ()
    if ratio is None:
        first = say("No random index is published for more than 15 indicators")
    else:
        first = say(
            "The consistency ratio is {ratio}, more than 0.1: the judgements contradict each other",
            ratio=number_text(ratio, 3),
        )
    return (
        first,
        *(
            say(
                "Revisit {first} against {second}: judged {given} to 1, all together imply "
                "{implied} to 1",
                first=judgement.first,
                second=judgement.second,
                given=number_text(judgement.ratio, 2, least=0),
                implied=number_text(judgement.implied, 2, least=0),
            )
            for judgement in worst
        ),
    )
