"""Payments pooled and dealt out again: nothing is lost, and all rows mind a pool's cells alike."""

from __future__ import annotations

import numpy as np
import pytest

from prioritizer.compilation import compile as compile_scenario
from prioritizer.engines import Options, engine_named
from prioritizer.engines.outcome import FloatArray
from prioritizer.program import LinearProgram
from prioritizer.stages import Deadline, draw_money
from prioritizer.stages.pooling import is_free_or_barred, pools_of
from tests.explanation.purses import purse

SEEDS = [0, 1, 2, 3]


def planned(seed: int, decision: str = "binary") -> tuple[LinearProgram, FloatArray]:
    """A program and its best plan."""
    program = compile_scenario(purse(seed, decision))
    session = engine_named("highs").open(program, Options())
    try:
        x = session.solve(program.objective, Options()).x
    finally:
        session.close()
    assert x is not None
    return program, x


@pytest.mark.parametrize("seed", SEEDS)
def test_all_rows_and_draws_mind_the_cells_of_a_pool_alike(seed: int) -> None:
    program, x = planned(seed)
    pools = pools_of(program, x)
    matrix = program.matrix.toarray()

    assert pools.due.sum() == pytest.approx(x[pools.columns].sum())
    assert 0 < pools.size < len(pools.due) or len(pools.due) <= 1
    for pool in range(pools.size):
        cells = pools.columns[:, pools.pool == pool]
        for payer in cells[1:]:
            minds = matrix[:, payer] - matrix[:, cells[0]]
            assert np.ptp(minds, axis=1) == pytest.approx(0)
            for draw in program.draws:
                assert np.ptp(draw.cost[payer] - draw.cost[cells[0]]) == pytest.approx(0)


@pytest.mark.parametrize("seed", SEEDS)
def test_cells_that_any_row_tells_apart_are_in_two_pools(seed: int) -> None:
    program, x = planned(seed)
    pools = pools_of(program, x)
    matrix = program.matrix.toarray()
    minds = matrix[:, pools.columns[1]] - matrix[:, pools.columns[0]]

    different = {tuple(np.round(column, 12)) for column in minds.T}

    assert pools.size == len(different)


def test_what_is_dealt_pays_what_is_due() -> None:
    program, x = planned(3)
    pools = pools_of(program, x)
    total = np.bincount(pools.pool, pools.due, pools.size)
    share = np.random.default_rng(1).uniform(size=pools.size)
    paid = np.stack([share * total, (1 - share) * total])

    dealt = pools.dealt(paid)

    assert (dealt >= 0).all()
    assert dealt.sum(axis=0) == pytest.approx(pools.due)
    for funder in range(2):
        assert np.bincount(pools.pool, dealt[funder], pools.size) == pytest.approx(paid[funder])
    spread = (pools.shares() @ paid.ravel()).reshape(dealt.shape)
    assert spread.sum(axis=0) == pytest.approx(pools.due)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_draw_is_that_of_all_the_money(seed: int) -> None:
    program, x = planned(seed)
    options = Options()
    drawn, is_proven = draw_money(engine_named("highs"), program, x, options, Deadline(None))
    pools = pools_of(program, x)
    kept = np.setdiff1d(np.arange(len(x)), pools.columns)
    carried = program.block("carried")
    if carried is not None:
        kept = np.setdiff1d(kept, np.r_[carried.places])

    session = engine_named("highs").open(program, options)
    try:
        session.change_bounds(kept, x[kept], x[kept])
        whole = session.solve(program.draws[0], options)
    finally:
        session.close()

    assert is_proven
    assert whole.objective is not None
    assert program.draws[0].value(drawn) == pytest.approx(whole.objective, abs=1e-6)
    activity = program.matrix @ drawn
    assert (activity >= program.row_lower - 1e-6).all()
    assert (activity <= program.row_upper + 1e-6).all()


def test_free_barred_and_limited() -> None:
    lower, upper = np.array([0.0, 0.0, 0.0, 1.0]), np.array([np.inf, 0.0, 5.0, np.inf])

    assert is_free_or_barred(lower, upper).tolist() == [True, True, False, False]
