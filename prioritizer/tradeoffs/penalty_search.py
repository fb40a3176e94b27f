"""Every plan of a region, found by what it costs to leave the relaxed best.

A region asks for levels above its corner. One row that follows from all rows of the program and
from the region (``WholeSystem.combined``, with the dual of ``guide``) has a small slack: what the
relaxation may lose before it leaves the region. Setting a column otherwise than that row likes
costs its reduced cost, so that few columns are free at all and few combinations of them fit. They
are looked at level by level, all partial plans at once, in whole numbers; a partial plan ends
where some row cannot be kept any more. The idea is that of reduced-cost fixing and of the core of
knapsack problems (Balas and Zemel 1980; Pisinger 1997); several rows are combined as in surrogate
duality (Glover 1975). What ends by looking at everything is a proof.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from prioritizer.parameters.arrays import BoolArray, FloatArray, IntArray
from prioritizer.tradeoffs.guide import Guidance
from prioritizer.tradeoffs.whole_system import WholeSystem

MOST_AT_ONCE = 1 << 12
"""Partial plans held at once; where there are more, the most promising quarter goes first."""

BITS = 62
"""Of a word that remembers choices."""

Accept = Callable[[IntArray, FloatArray], BoolArray]
"""Which of (N, n) choices with (N, P) levels are plans of the region."""


@dataclass(frozen=True, eq=False)
class Exploration:
    """What was found in a region.

    Attributes:
        x: (N, n) choices that were accepted.
        levels: (N, P) of them.
        is_complete: the region holds no others.
        nodes: partial plans looked at.
    """

    x: IntArray
    levels: FloatArray
    is_complete: bool
    nodes: int


@dataclass(frozen=True, eq=False)
class _Box:
    """What is left of x after fixing: bounds, slack of every row at its least, costs."""

    lower: IntArray
    upper: IntArray
    slack: IntArray


def explore(
    system: WholeSystem,
    corner: FloatArray,
    guidance: Guidance,
    accept: Accept,
    node_limit: int,
) -> Exploration:
    """Look at the plans whose levels lie above a corner.

    Args:
        system: whose plans.
        corner: (P,) levels that each plan must exceed by a step.
        guidance: of the region; any is right, that of its relaxation is fast.
        accept: asked about every choice that keeps the rows.
        node_limit: partial plans after which the search gives up.

    Returns:
        What was accepted; incomplete where the search stopped at a limit, or with a first harvest
        where the region is large.
    """
    least = corner + system.space.step
    floors, floor_sides = system.floors(least)
    combined, side = system.combined(guidance.on_rows, guidance.on_objectives, least)
    rows = np.vstack([floors, system.rows, combined[None]])
    sides = np.concatenate([floor_sides, system.sides, [side]])
    box = _tightened(rows, sides, system.width)
    if box is None:
        return _nothing(system, is_complete=True, nodes=0)
    return _walk(system, rows, box, least, accept, node_limit)


def _nothing(system: WholeSystem, *, is_complete: bool, nodes: int) -> Exploration:
    none = np.empty((0, len(system.width)), dtype=np.int64)
    return Exploration(none, np.empty((0, len(system.objectives))), is_complete, nodes)


def _tightened(rows: IntArray, sides: IntArray, width: IntArray) -> _Box | None:
    """Bounds that follow from single rows, until none does; None where nothing is left."""
    up, down = np.maximum(rows, 0), np.maximum(-rows, 0)
    lower, upper = np.zeros_like(width), width.copy()
    while True:
        slack = sides - up @ lower + down @ upper
        if (slack < 0).any():
            return None
        room = slack[:, None]
        rise = np.where(up > 0, room // np.maximum(up, 1), upper - lower).min(axis=0)
        fall = np.where(down > 0, room // np.maximum(down, 1), upper - lower).min(axis=0)
        highest = np.minimum(upper, lower + rise)
        lowest = np.maximum(lower, upper - fall)
        if (lowest > highest).any():
            return None
        if (lowest == lower).all() and (highest == upper).all():
            return _Box(lower, upper, slack.astype(np.int64))
        lower, upper = lowest, highest


class _Memory:
    """Where each free column's choice is kept in the words of a partial plan."""

    def __init__(self, choices: IntArray) -> None:
        self.word, self.shift, self.mask = [], [], []
        word, used = 0, 0
        for count in choices.tolist():
            bits = max(int(count - 1).bit_length(), 1)
            if used + bits > BITS:
                word, used = word + 1, 0
            self.word.append(word)
            self.shift.append(used)
            self.mask.append((1 << bits) - 1)
            used += bits
        self.words = word + 1

    def read(self, words: IntArray, level: int) -> IntArray:
        """(N,) the choice of a level."""
        found = words[self.word[level]] >> self.shift[level]
        return np.asarray(found & self.mask[level])


def _walk(
    system: WholeSystem,
    rows: IntArray,
    box: _Box,
    least: FloatArray,
    accept: Accept,
    node_limit: int,
) -> Exploration:
    """Go through the free columns, those that cost most first."""
    free = np.flatnonzero(box.upper > box.lower)
    span = box.upper - box.lower
    free = free[np.argsort(-np.abs(rows[-1, free]) * span[free], kind="stable")]
    up, down = np.maximum(rows[:, free], 0), np.maximum(-rows[:, free], 0)
    memory = _Memory(span[free] + 1)
    found_x: list[IntArray] = []
    found_levels: list[FloatArray] = []
    # one column a partial plan: comparing row after row is several times as fast
    first = np.zeros((memory.words, 1), dtype=np.int64)
    nodes, left = 0, [(0, box.slack[:, None], first)]
    while left:
        level, slack, words = left.pop()
        while level < len(free) and slack.shape[1]:
            if slack.shape[1] > MOST_AT_ONCE:
                order = np.argsort(-slack[-1], kind="stable")
                first, later = np.split(order, [MOST_AT_ONCE // 4])
                left.append((level, slack[:, later], words[:, later]))
                slack, words = slack[:, first], words[:, first]
            count = int(span[free[level]]) + 1
            cost = (up[:, level] * v + down[:, level] * (count - 1 - v) for v in range(count))
            parts = [slack - each[:, None] for each in cost]
            keeps = [np.flatnonzero((part >= 0).all(axis=0)) for part in parts]
            slack = np.hstack([part[:, keep] for part, keep in zip(parts, keeps, strict=True)])
            noted = [_noted(words[:, keep], memory, level, v) for v, keep in enumerate(keeps)]
            words = np.hstack(noted)
            nodes += slack.shape[1]
            level += 1
        if slack.shape[1]:
            x = _choices(box, free, memory, words)
            levels = system.levels(x)
            good = (levels >= least - system.space.step / 2).all(axis=1)
            x, levels = x[good], levels[good]
            kept = accept(x, levels)
            if kept.any():
                found_x.append(x[kept])
                found_levels.append(levels[kept])
        if left and (found_x or nodes > node_limit):
            break
    if not found_x:
        return _nothing(system, is_complete=not left, nodes=nodes)
    return Exploration(np.vstack(found_x), np.vstack(found_levels), not left, nodes)


def _choices(box: _Box, free: IntArray, memory: _Memory, words: IntArray) -> IntArray:
    """(N, n) x of whole plans."""
    x = np.repeat(box.lower[None, :], words.shape[1], axis=0)
    for level, column in enumerate(free.tolist()):
        x[:, column] += memory.read(words, level)
    return x


def _noted(words: IntArray, memory: _Memory, level: int, choice: int) -> IntArray:
    """Words that remember a choice."""
    if choice:
        words[memory.word[level]] |= choice << memory.shift[level]
    return words
