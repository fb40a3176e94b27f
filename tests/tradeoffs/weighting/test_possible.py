"""The extreme points of what statements leave possible."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest

import prioritizer as pr
from prioritizer.tradeoffs.weighting.possible import half_space, parts_of
from tests.tradeoffs.weighting.asking import asked

NAMES = ("a", "b", "c", "d")


def test_a_complete_ranking_has_one_extreme_point_for_each_rank() -> None:
    found = pr.possible_weights(asked(NAMES), ["a >= b >= c >= d"])

    means = [[1, 0, 0, 0], [1 / 2, 1 / 2, 0, 0], [1 / 3, 1 / 3, 1 / 3, 0], [1 / 4] * 4]
    assert found.extremes == pytest.approx(np.array(means))


def test_statements_that_contradict_each_other_are_refused() -> None:
    # b >= c >= 2 b leaves nothing to b and c, so that all weight is with a
    with pytest.raises(ValueError, match="b >= c >= 2 b"):
        pr.possible_weights(asked(NAMES), ["a <= 0.5", "b >= c >= 2 b"], indicators=("a", "b", "c"))


def brute_extremes(statements: list[str]) -> set[tuple[float, ...]]:
    """Every crossing of three bounds that keeps all of them."""
    rows = [np.eye(4)[k] for k in range(4)]
    for text in statements:
        for terms in parts_of(text, NAMES):
            rows.append(np.array([float(a) for a in half_space(NAMES, terms, text)]))
    found = set()
    for chosen in itertools.combinations(rows, 3):
        system = np.vstack([*chosen, np.ones(4)])
        if abs(np.linalg.det(system)) < 1e-9:
            continue
        point = np.linalg.solve(system, [0, 0, 0, 1])
        if all(row @ point >= -1e-9 for row in rows):
            found.add(tuple(np.round(point, 9) + 0.0))
    return found


@pytest.mark.parametrize("seed", range(12))
def test_no_extreme_point_is_missing(seed: int) -> None:
    rng = random.Random(seed)
    statements = []
    for _ in range(rng.randint(1, 4)):
        one, other = rng.sample(NAMES, 2)
        statements.append(
            rng.choice(
                [f"{one} >= {other}", f"{one} <= {rng.randint(1, 4)} {other}", f"{one} <= 0.5",
                 f"{one} > {rng.choice([0.05, 0.1])}", f"{one} >= 1.5*{other}"]
            )
        )  # fmt: skip
    expected = brute_extremes(statements)
    if not expected:
        with pytest.raises(ValueError, match="No weights keep"):
            pr.possible_weights(asked(NAMES), statements)
        return
    found = pr.possible_weights(asked(NAMES), statements)
    assert {tuple(np.round(row, 9) + 0.0) for row in found.extremes} == expected
    assert len(found.extremes) == len(expected)


def test_without_statements_every_indicator_may_have_all_weight() -> None:
    found = pr.possible_weights(asked(NAMES))

    assert found.indicators == NAMES
    assert sorted(found.extremes.tolist()) == sorted(np.eye(4).tolist())


def test_the_hull_holds_each_members_weights_once() -> None:
    rows = [
        {"stakeholder": who, "indicator": name, "weight": weight}
        for who, given in (("police", (1, 1)), ("mothers", (2, 2)), ("donor", (1, 3)))
        for name, weight in zip(("b", "d"), given, strict=True)
    ]
    people = [{"stakeholder": who} for who in ("police", "mothers", "donor")]
    hull = pr.hull_of_weights(asked(NAMES, preferences=rows, stakeholders=people))

    assert hull.indicators == ("b", "d")
    assert hull.names == ("police, mothers", "donor")
    assert hull.extremes.tolist() == [[0.5, 0.5], [0.25, 0.75]]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("a", "compares nothing"),
        ("a >= x", "no indicator"),
        ("a >= 2 2 b", "no indicator"),
        ("a >= 1.5", "No weights keep"),
    ],
)
def test_what_is_no_statement_is_refused(statement: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        pr.possible_weights(asked(NAMES), [statement])


def test_too_many_extreme_points_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prioritizer.tradeoffs.weighting.possible.MOST_EXTREMES", 5)
    with pytest.raises(ValueError, match="more than 5"):
        pr.possible_weights(asked(NAMES), [f"{name} <= 0.5" for name in NAMES])
