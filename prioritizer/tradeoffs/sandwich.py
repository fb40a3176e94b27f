"""A continuous front between an inner and an outer polyhedron.

The inner one is the hull of the extreme points found, and of everything worse; the outer one is
what the weighted sums solved so far leave. The facet of the inner one that the outer one lets be
farthest away gives the next weights (sandwich algorithm: Rote 1992; Benson 1998; Bokrantz and
Forsgren 2013). The largest distance left is the error.
"""

from __future__ import annotations

import heapq
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from scipy.optimize import linprog
from scipy.spatial import ConvexHull, QhullError

from prioritizer.engines import Options, Outcome, Session, Status, engine_named
from prioritizer.parameters.arrays import FloatArray
from prioritizer.program import Criterion, LinearProgram

TILT = 1e-6
"""Least weight of each objective, in ranges: of equally good plans a nondominated one is found."""

SAME = 1e-9
"""Share of a range by which a plan must be better to be another extreme point."""

FAR = 2.0
"""How far down, in ranges, everything worse is drawn."""


Key: TypeAlias = tuple[float, ...]


@dataclass(eq=False)
class Sandwich:
    """The two polyhedra, in levels (more is better).

    Attributes:
        x: (N, columns) plans of the extreme points.
        levels: (N, P) of them.
        weights, most: (M, P), (M,) every plan has ``weights @ level <= most``.
        ranges: (P,) in which distances are measured.
        origin: (P,) levels from which distances are measured.
        error: largest distance, in ranges, that a plan can lie beyond the inner polyhedron.
        status: "approximated", "infeasible", "stopped" or "failed".
        message: why it ended early.
        solves: linear programs solved.
        done: facets that no plan lies beyond.
        bounds: of a facet's weights over the outer polyhedron, when last looked at.
    """

    x: FloatArray
    levels: FloatArray
    weights: FloatArray
    most: FloatArray
    ranges: FloatArray
    origin: FloatArray = field(default_factory=lambda: np.zeros(1))
    error: float = np.inf
    status: str = "approximated"
    message: str = ""
    solves: int = 0
    done: set[Key] = field(default_factory=set)
    bounds: dict[Key, float] = field(default_factory=dict)


def sandwich(
    program: LinearProgram,
    precision: float,
    deadline: float,
    should_stop: Callable[[], bool],
    on_step: Callable[[Sandwich], None],
    engine: str = "highs",
) -> Sandwich:
    """Approximate the front of a linear program whose criteria are the objectives.

    Args:
        program: without whole columns that are free.
        precision: error at which to stop, in ranges.
        deadline: moment of ``time.perf_counter`` at which to stop.
        should_stop: asked after each solve.
        on_step: told after each solve.
        engine: as in ``solve``.
    """
    session = engine_named(engine).open(program, Options(threads=1))
    try:
        state = _ends(session, program)
        on_step(state)
        if state.status != "approximated":
            return state
        while True:
            facet = _farthest(state)
            state.error = 0.0 if facet is None else facet[1]
            if facet is None or facet[1] <= precision:
                return state
            if time.perf_counter() >= deadline or should_stop():
                state.status, state.message = "stopped", "stopped before the error was reached"
                return state
            before = len(state.levels)
            _solve(state, session, program, facet[0])
            on_step(state)
            if state.status != "approximated":
                return state
            if len(state.levels) == before:
                state.done.add(_key(facet[0]))
    finally:
        session.close()


def oriented(program: LinearProgram) -> tuple[FloatArray, FloatArray]:
    """(P, columns) and (P,) of the objectives, so that more is better."""
    signs = np.array([1.0 if c.sense == "max" else -1.0 for c in program.criteria])
    cost = np.array([c.cost for c in program.criteria]) * signs[:, None]
    return cost, signs * np.array([c.constant for c in program.criteria])


def _ends(session: Session, program: LinearProgram) -> Sandwich:
    """Each objective's best, the others as good as can be then."""
    count = len(program.criteria)
    sizes = np.array([c.magnitude for c in program.criteria])
    none = np.empty((0, len(program.lower)))
    state = Sandwich(none, np.empty((0, count)), np.empty((0, count)), np.empty(0), sizes)
    for number in range(count):
        weights = np.full(count, TILT)
        weights[number] = 1.0
        _solve(state, session, program, weights)
        if state.status != "approximated":
            return state
    span = np.ptp(state.levels, axis=0)
    state.origin = state.levels.min(axis=0)
    state.ranges = np.where(span > SAME * sizes, span, sizes)
    return state


def _solve(state: Sandwich, session: Session, program: LinearProgram, weights: FloatArray) -> None:
    """Add the best plan by some weights (in ranges), and what it bounds."""
    cost, constant = oriented(program)
    tilted = np.maximum(weights, TILT) / state.ranges
    size = float(np.abs(tilted) @ np.array([c.magnitude for c in program.criteria]))
    goal = Criterion("sum", "max", tilted @ cost, 0.0, max(size, 1e-9))
    outcome: Outcome = session.solve(goal, Options(threads=1))
    state.solves += 1
    if outcome.status is not Status.OPTIMAL or outcome.x is None:
        ended = outcome.status is Status.INFEASIBLE and not len(state.levels)
        state.status = "infeasible" if ended else "failed"
        state.message = outcome.message
        return
    levels = cost @ outcome.x + constant
    state.weights = np.vstack([state.weights, tilted])
    state.most = np.append(state.most, tilted @ levels)
    new = (np.abs(state.levels - levels) > SAME * state.ranges).any(axis=1).all()
    if new:
        state.x = np.vstack([state.x, outcome.x])
        state.levels = np.vstack([state.levels, levels])


def _farthest(state: Sandwich) -> tuple[FloatArray, float] | None:
    """The facet's weights that the outer polyhedron lets be farthest away, and how far."""
    shares = (state.levels - state.origin) / state.ranges
    outer = state.weights * state.ranges
    most = state.most - state.weights @ state.origin
    facets = [f for f in _facets(shares) if _key(f[0]) not in state.done]
    # bounds only fall as the outer polyhedron shrinks: an old one is checked when it leads
    queue = [(-(state.bounds.get(_key(f[0]), np.inf) - f[1]), n) for n, f in enumerate(facets)]
    heapq.heapify(queue)
    fresh: set[int] = set()
    while queue:
        beyond, number = queue[0]
        normal, offset = facets[number]
        if number in fresh:
            return (normal, -beyond) if -beyond > SAME else None
        found = linprog(-normal, A_ub=outer, b_ub=most, bounds=(None, None), method="highs")
        bound = np.inf if found.fun is None else -float(found.fun)
        state.bounds[_key(normal)] = bound
        fresh.add(number)
        heapq.heapreplace(queue, (-(bound - offset), number))
    return None


def _facets(shares: FloatArray) -> list[tuple[FloatArray, float]]:
    """Normals (of sum 1) and offsets of the facets towards better levels."""
    count = shares.shape[1]
    below = [shares - FAR * np.eye(count)[n] for n in range(count)]
    lowest = np.full((1, count), shares.min() - FAR)
    try:
        hull = ConvexHull(np.vstack([shares, *below, lowest]), qhull_options="Qt Pp")
    except QhullError:
        return []
    found: dict[Key, tuple[FloatArray, float]] = {}
    for equation in hull.equations:
        normal = equation[:-1]
        if normal.min() < -SAME or normal.sum() <= SAME:
            continue
        normal = np.maximum(normal / normal.sum(), TILT)
        found[_key(normal)] = (normal, float((shares @ normal).max()))
    return list(found.values())


def _key(normal: FloatArray) -> Key:
    """The same for normals that differ by rounding."""
    return tuple(np.round(normal, 9).tolist())
