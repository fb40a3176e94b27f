"""The analytic hierarchy process, against Saaty's published example."""

from __future__ import annotations

import numpy as np
import pytest
from pymcdm.weights.subjective import AHP

import prioritizer as pr
from prioritizer.tradeoffs.weighting.pairwise import judgement_matrix
from tests.tradeoffs.weighting.asking import asked

DRINKS = ("coffee", "wine", "tea", "beer", "soda", "milk", "water")
# Saaty, Decision making with the analytic hierarchy process, International Journal of Services
# Sciences 1(1), 2008, table 2: which drink is consumed more in the USA; weights and ratio there.
ABOVE = (
    (9, 5, 2, 1, 1, 1 / 2),
    (1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 9),
    (1 / 3, 1 / 4, 1 / 3, 1 / 9),
    (1 / 2, 1, 1 / 3),
    (2, 1 / 2),
    (1 / 3,),
)
PUBLISHED = [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327]
PUBLISHED_RATIO = 0.022

JUDGED = {
    (DRINKS[row], DRINKS[row + 1 + column]): float(ratio)
    for row, line in enumerate(ABOVE)
    for column, ratio in enumerate(line)
}


def test_the_published_example() -> None:
    weights = pr.analytic_hierarchy(asked(DRINKS), JUDGED)

    assert [weights.weights[name] for name in DRINKS] == pytest.approx(PUBLISHED, abs=5e-4)
    assert weights.consistency_ratio == pytest.approx(PUBLISHED_RATIO, abs=5e-4)
    assert weights.notes == ()


def test_another_program_finds_the_same() -> None:
    matrix = judgement_matrix(list(DRINKS), JUDGED)
    theirs = AHP(matrix=matrix)()

    ours = pr.analytic_hierarchy(asked(DRINKS), JUDGED)

    assert ours.array == pytest.approx(theirs, abs=1e-6)


def test_consistent_judgements_give_their_ratios_by_both_methods() -> None:
    judged = {("trust", "crime"): 2.0, ("crime", "complaints"): 3.0, ("complaints", "trust"): 1 / 6}
    for method in ("eigenvector", "geometric_mean"):
        weights = pr.analytic_hierarchy(asked(), judged, method=method)
        assert weights.array == pytest.approx([0.6, 0.3, 0.1])
        assert weights.consistency_index == pytest.approx(0, abs=1e-12)
        assert weights.revisit == ()


def test_the_judgement_to_revisit_is_named() -> None:
    names = ("a", "b", "c", "d")
    judged = {(one, other): 1.0 for n, one in enumerate(names) for other in names[n + 1 :]}
    weights = pr.analytic_hierarchy(asked(names), {**judged, ("b", "d"): 1 / 9})

    assert weights.consistency_ratio is not None
    assert weights.consistency_ratio > 0.1
    (worst,) = weights.revisit
    assert (worst.first, worst.second, worst.ratio) == ("d", "b", 9)
    assert worst.implied < 9
    assert "Revisit d against b" in weights.notes[1]


def test_of_three_indicators_every_judgement_is_equally_far() -> None:
    judged = {("trust", "crime"): 2.0, ("crime", "complaints"): 2.0, ("trust", "complaints"): 1 / 5}

    assert len(pr.analytic_hierarchy(asked(), judged).revisit) == 3


@pytest.mark.parametrize(
    ("judged", "words"),
    [
        ({("trust", "crime"): 2.0, ("crime", "complaints"): 2.0}, "trust/complaints"),
        ({("trust", "crime"): 2.0, ("crime", "trust"): 2.0}, "twice"),
        ({("trust", "crime"): 0.0}, "above 0"),
        ({}, "at least two"),
    ],
)
def test_what_is_no_judgement_is_refused(judged: dict[tuple[str, str], float], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        pr.analytic_hierarchy(asked(), judged)


def test_reciprocal_judgements_are_the_same() -> None:
    turned = {(b, a): 1 / ratio for (a, b), ratio in JUDGED.items()}
    first, second = (pr.analytic_hierarchy(asked(DRINKS), given) for given in (JUDGED, turned))

    assert np.allclose(first.in_order(DRINKS), second.in_order(DRINKS))
