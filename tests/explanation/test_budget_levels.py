"""Levels in order, and the joint program's size and meaning."""

from __future__ import annotations

import numpy as np
import pytest

from prioritizer.explanation.budget_levels import are_weights, joint_program, levels_of, loss_terms
from prioritizer.resolving import Resolver
from tests.explanation.purses import purse


def test_levels_are_sorted_and_their_probabilities_normalised() -> None:
    levels = levels_of(purse(2), (1.5, 0.5), (3, 1), "highs", None)

    assert [(level.factor, level.probability) for level in levels] == [(0.5, 0.25), (1.5, 0.75)]


def test_the_best_of_a_level_loses_nothing() -> None:
    (level,) = levels_of(purse(2), (1.0,), None, "highs", None)
    per_unit, at_zero = loss_terms(level)
    best = level.best.x
    assert best is not None

    assert per_unit[: len(best)] @ best + at_zero == pytest.approx(0, abs=1e-9)
    assert not per_unit[len(best) :].any()
    with Resolver(joint_program([level], worst=False)) as resolver:
        assert resolver.solve().objective == pytest.approx(1)


def test_what_a_lower_level_operates_a_higher_one_does() -> None:
    levels = levels_of(purse(2), (0.5, 1.0, 1.5), None, "highs", None)
    joint = joint_program(levels, worst=True)

    assert [criterion.name for criterion in joint.criteria] == ["worst_loss", "expected_loss"]
    with Resolver(joint) as resolver:
        x = resolver.solve().x
    assert x is not None
    width = len(levels[0].operating.program.lower)
    on = [np.round(x[n * width :][level.operating.operates]) for n, level in enumerate(levels)]
    assert (on[0] <= on[1]).all()
    assert (on[1] <= on[2]).all()


@pytest.mark.parametrize(
    ("given", "expected"),
    [([1, 0], True), ([0, 0], False), ([1, -1], False), ([1, np.nan], False), ([np.inf], False)],
)
def test_what_can_be_a_probability(given: list[float], expected: bool) -> None:
    assert are_weights(given) is expected
