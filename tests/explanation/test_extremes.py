"""Ends of sums of columns; what known plans reach needs no solve."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from prioritizer.explanation.extremes import Search
from prioritizer.program import Block, Index, LinearProgram
from prioritizer.resolving import Resolver


def two_payers(first: float, second: float, due: float) -> Resolver:
    """Two payments that add up to what is due, neither above what its payer has."""
    payers = Index.of("payer", ["x", "y"])
    program = LinearProgram(
        columns=(Block("paid", payers, 0),),
        rows=(Block("due", Index.single(), 0),),
        matrix=sparse.csr_array(np.ones((1, 2))),
        row_lower=np.array([due]),
        row_upper=np.array([due]),
        lower=np.zeros(2),
        upper=np.array([first, second]),
        is_whole=np.zeros(2, dtype=bool),
        criteria=(),
    )
    return Resolver(program)


def test_both_ends() -> None:
    search = Search(two_payers(4, 3, 5), 2, None, None)

    assert search.ends(np.array([0]), 5) == pytest.approx((2, 4))
    assert search.ends(np.array([1]), 5) == pytest.approx((1, 3))
    assert search.ends(np.array([0, 1]), 5) == pytest.approx((5, 5))


def test_an_end_that_a_known_plan_reaches_is_not_solved() -> None:
    search = Search(two_payers(5, 5, 5), 2, None, None)
    search.learn(np.array([5.0, 0.0]))

    assert search.end(np.array([0]), "max", 5, 5) == 5
    assert (search.solves, search.unnecessary) == (0, 1)
    assert search.end(np.array([0]), "min", 0, 5) == 0
    assert search.end(np.array([1]), "max", 5, 5) == 5
    assert (search.solves, search.unnecessary) == (1, 2)


@pytest.mark.parametrize(("seconds", "most"), [(0.0, None), (None, 0)])
def test_at_a_limit_an_end_is_unknown(seconds: float | None, most: int | None) -> None:
    search = Search(two_payers(4, 3, 5), 2, seconds, most)

    assert search.ends(np.array([0]), 5) == (None, None)
    assert (search.unknown, search.solves) == (2, 0)
