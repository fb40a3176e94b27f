"""Small scenarios whose front can be found by looking at every choice, in exact fractions."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np

import prioritizer as pr

NAMES = ("o1", "o2", "o3", "o4")


def scenario(
    gains: Sequence[Sequence[float]],
    costs: Sequence[float],
    budget: float,
    *,
    decision: str = "binary",
    most: Sequence[float] = (),
    more: dict[str, list[dict[str, Any]]] | None = None,
) -> pr.Scenario:
    """Items with a gain in each of some indicators, within one budget, in one year."""
    most = most or [1] * len(costs)
    tables: dict[str, list[dict[str, Any]]] = {
        "interventions": [
            {"intervention": f"i{n}", "decision": decision, "max_scale": most[n]}
            for n in range(len(costs))
        ],
        "indicators": [
            {"indicator": NAMES[k], "baseline": 0, "target": sum(map(abs, row)) + 1}
            for k, row in enumerate(gains)
        ],
        "effects": [
            {"intervention": f"i{n}", "indicator": NAMES[k], "effect": value}
            for k, row in enumerate(gains)
            for n, value in enumerate(row)
        ],
        "resources": [{"resource": "budget", "available": budget}],
        "resource_use": [
            {"intervention": f"i{n}", "resource": "budget", "running_use": cost}
            for n, cost in enumerate(costs)
        ],
    }
    return pr.Scenario({"years": [2027]}, tables | (more or {}))


def fraction(value: float) -> Fraction:
    """The number as it is written."""
    return Fraction(repr(value))


def front(
    gains: Sequence[Sequence[float]],
    costs: Sequence[float],
    budget: float,
    most: Sequence[float] = (),
) -> set[tuple[Fraction, ...]]:
    """Every nondominated combination of gains, by looking at all choices."""
    most = most or [1] * len(costs)
    exact = [[fraction(v) for v in row] for row in gains]
    prices, purse = [fraction(c) for c in costs], fraction(budget)
    found = set()
    for x in itertools.product(*(range(int(m) + 1) for m in most)):
        if sum((n * p for n, p in zip(x, prices, strict=True)), Fraction(0)) <= purse:
            found.add(
                tuple(
                    sum((n * v for n, v in zip(x, row, strict=True)), Fraction(0)) for row in exact
                )
            )
    kept: list[tuple[Fraction, ...]] = []
    for point in sorted(found, reverse=True):
        if not any(all(a >= b for a, b in zip(other, point, strict=True)) for other in kept):
            kept.append(point)
    return set(kept)


def drawn(
    seed: int, goals: int, items: int, *, places: int = 0, sizes: Sequence[float] = (1.0,)
) -> tuple[list[list[float]], list[float], float]:
    """Random gains (some harmful), costs and a budget that half of the items fit in.

    Numbers have ``places`` decimals; each gain is of one of the ``sizes``.
    """
    rng = random.Random(seed)

    def number(low: int, high: int) -> float:
        return round(rng.randint(low * 10**places, high * 10**places) / 10**places, places)

    def gain() -> float:
        size = rng.choice(list(sizes))
        return float(f"{number(-2, 9) * size:.12g}")

    gains = [[gain() for _ in range(items)] for _ in range(goals)]
    costs = [number(1, 9) for _ in range(items)]
    return gains, costs, float(f"{sum(costs) / 2:.12g}")


def missing_by(found: pr.ParetoFront, whole: pr.ParetoFront) -> float:
    """Share of the ranges by which the worst missing point exceeds the nearest one found."""
    span = np.ptp(found.levels, axis=0)
    beyond = [
        np.maximum((point - found.levels) / span, 0.0).max(axis=1).min() for point in whole.levels
    ]
    return float(max(beyond))


def continuous(decisions: str) -> pr.Scenario:
    gains, costs, _ = drawn(3, 2, 6)
    case = scenario(gains, costs, 9.0, decision="continuous")
    rows = case.table("interventions")[["intervention", "decision"]].copy()
    if decisions == "mixed":
        rows.loc[0, "decision"] = "binary"
    return case.replace(interventions=rows)
