"""Every combination of objectives that some plan of a tiny scenario attains."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import Any

from tests.oracle import effects, money
from tests.oracle.enumerate import MOST_PLANS, TooManyPlans, _branches
from tests.oracle.plans import courses
from tests.oracle.reading import read

# Values nearer than this (relative, absolute below 1) are equal: tables are small quarters, and
# curves and shares are no finer than a thousandth.
EQUAL = 1e-7

Point = tuple[float, ...]


def attainable(scenario: Any, names: Sequence[str]) -> set[Point]:
    """The values of every plan: gains of the last year, population-weighted, or ``cost``.

    Only for scenarios whose decisions are all whole.
    """
    reading = read(scenario)
    options = [courses(decision, reading) for decision in reading.decisions.values()]
    if math.prod(len(option) for option in options) > MOST_PLANS:
        raise TooManyPlans
    found = set()
    for chosen in itertools.product(*options):
        course = dict(zip(reading.decisions, chosen, strict=True))
        for candidate in _branches(reading, course, -math.inf):
            if candidate.problem.best(0.0) is None:
                continue
            plan = candidate.plan
            last = reading.years[-1]
            gains = {
                m.name: sum(part * m.gain[region, last] for region, part in m.share.items())
                for m in effects.measure(plan, _first)
            }
            cost = money.total_cost(plan)
            found.add(tuple(float(cost if n == "cost" else gains[n]) for n in names))
    return found


def _first(name: Any, options: list[Any]) -> Any:
    return options[0]


def is_equal(one: float, other: float) -> bool:
    """Whether two values are one but for rounding."""
    return abs(one - other) <= EQUAL * max(1.0, abs(one), abs(other))


def best(points: set[Point], signs: Sequence[float]) -> list[Point]:
    """The nondominated points; more is better where the sign is 1, less where it is -1."""

    def no_worse(a: Point, b: Point) -> bool:
        return all(s * x >= s * y or is_equal(x, y) for s, x, y in zip(signs, a, b, strict=True))

    kept: list[Point] = []
    for point in sorted(points):
        if any(no_worse(other, point) for other in kept):
            continue
        kept = [other for other in kept if not no_worse(point, other)]
        kept.append(point)
    return kept
