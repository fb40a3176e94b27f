"""All weights that incomplete statements leave possible, by their extreme points.

Statements are linear in the weights: a ranking (``trust >= crime``), a ratio (``trust >= 2
crime``), a bound (``trust <= 0.4``). With "0 or more" and "sum 1" they leave a polytope. Its
extreme points are found one statement after the other (the double description method of Motzkin,
Raiffa, Thompson and Thrall, 1953), in exact fractions: no tolerance decides whether statements
contradict each other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from prioritizer.engines.outcome import FloatArray
from prioritizer.language import say
from prioritizer.scenario import Scenario
from prioritizer.tradeoffs.weighting.elicited import require_indicators
from prioritizer.tradeoffs.weighting.preference_rows import (
    stakeholders_with_preferences,
    weights_of,
)

MOST_EXTREMES = 256
"""Extreme points that are still listed; every one asks for solves of its own."""

COMPARISON = re.compile(r"(>=|<=|>|<|≥|≤)")
FACTOR = re.compile(r"^(\d+(?:\.\d*)?|\.\d+)\s*(?:\*\s*|\s)(.+)$")

Vector = tuple[Fraction, ...]
Extreme = tuple[Vector, frozenset[int]]


@dataclass(frozen=True, eq=False)
class PossibleWeights:
    """A polytope of weights.

    Attributes:
        indicators: K that are weighed; all others have weight 0.
        extremes: (E, K) extreme points, each of sum 1.
        statements: that they keep; or the stakeholders whose hull they are.
        names: of the extreme points: the stakeholder's, or "1", "2", ...
    """

    indicators: tuple[str, ...]
    extremes: FloatArray
    statements: tuple[str, ...]
    names: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Statements and extreme points as plain Python values."""
        return {
            "statements": list(self.statements),
            "extremes": [
                {"name": name, "weights": dict(zip(self.indicators, row, strict=True))}
                for name, row in zip(self.names, self.extremes.tolist(), strict=True)
            ],
        }

    def to_json(self) -> str:
        """Statements and extreme points as one JSON document."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False)


def possible_weights(
    scenario: Scenario, statements: Sequence[str] = (), *, indicators: Sequence[str] | None = None
) -> PossibleWeights:
    """The weights that keep every statement.

    Args:
        scenario: whose indicators are weighed.
        statements: such as ``"trust >= crime >= complaints"``, ``"trust <= 2 crime"`` or
            ``"crime >= 0.1"`` (a share of all weight); ``>`` means ``>=``.
        indicators: that may have weight; by default those of positive weight in ``indicators``,
            and those that a statement names.

    Raises:
        ValueError: a statement cannot be read, contradicts those before it, or there are more
            than ``MOST_EXTREMES`` extreme points.
    """
    known = scenario.table("indicators")["indicator"].tolist()
    read = [(text, parts_of(text, known)) for text in statements]
    if indicators is None:
        table = scenario.table("indicators")
        weighed = set(table["indicator"][table["weight"] > 0])
        weighed |= {name for _, parts in read for terms in parts for name in terms if name}
        indicators = [name for name in known if name in weighed]
    require_indicators(scenario, indicators)
    names = tuple(indicators)
    extremes = unit_points(len(names))
    number = len(names)
    for text, parts in read:
        for terms in parts:
            extremes = cut(extremes, half_space(names, terms, text), number)
            number += 1
            if not extremes:
                raise ValueError(
                    say(
                        "No weights keep {statement!r} and all that is stated before it",
                        statement=text,
                    )
                )
            require_few(extremes)
    points = sorted((vector for vector, _ in extremes), reverse=True)
    array = np.array([[float(entry) for entry in vector] for vector in points])
    numbers = tuple(str(place + 1) for place in range(len(points)))
    return PossibleWeights(names, array, tuple(statements), numbers)


def hull_of_weights(
    scenario: Scenario, stakeholders: Sequence[str] | None = None
) -> PossibleWeights:
    """Every mixture of the stakeholders' weights in ``preferences``.

    Args:
        scenario: with preferences.
        stakeholders: all that have preferences where None.

    Raises:
        ValueError: a stakeholder has none.
    """
    asked = stakeholders_with_preferences(scenario) if stakeholders is None else stakeholders
    if not asked:
        raise ValueError(say("The table preferences is empty: nobody has stated weights"))
    known = scenario.table("indicators")["indicator"].tolist()
    rows: dict[tuple[float, ...], str] = {}
    for name in dict.fromkeys(asked):
        row = tuple(weights_of(scenario, name).in_order(known).tolist())
        rows[row] = f"{rows[row]}, {name}" if row in rows else name
    array = np.array(list(rows))
    weighed = np.asarray(array.any(axis=0))
    indicators = tuple(name for name, used in zip(known, weighed.tolist(), strict=True) if used)
    return PossibleWeights(indicators, array[:, weighed], tuple(asked), tuple(rows.values()))


def parts_of(text: str, known: Sequence[str]) -> list[dict[str, Fraction]]:
    """The half-spaces in a statement: terms whose sum is 0 or more; "" is a constant.

    Raises:
        ValueError: it is no comparison of weights.
    """
    pieces = [piece.strip() for piece in COMPARISON.split(text)]
    sides, signs = pieces[::2], pieces[1::2]
    if not signs:
        raise ValueError(
            say(
                "{statement!r} compares nothing: write it as trust >= crime, trust >= 2 crime or "
                "trust <= 0.4",
                statement=text,
            )
        )
    found = []
    for left, sign, right in zip(sides[:-1], signs, sides[1:], strict=True):
        more, less = (left, right) if sign in (">=", ">", "≥") else (right, left)
        terms: dict[str, Fraction] = {}
        for side, factor in ((more, 1), (less, -1)):
            name, value = side_of(side, known, text)
            terms[name] = terms.get(name, Fraction(0)) + factor * value
        found.append(terms)
    return found


def side_of(side: str, known: Sequence[str], text: str) -> tuple[str, Fraction]:
    """One side of a comparison: an indicator and its factor; "" with a plain number."""
    if side in known:
        return side, Fraction(1)
    try:
        return "", Fraction(side)
    except (ValueError, ZeroDivisionError):
        pass
    match = FACTOR.match(side)
    if match is not None and match.group(2) in known:
        return match.group(2), Fraction(match.group(1))
    raise ValueError(
        say(
            "{side!r} in {statement!r} is no indicator, number, or number and indicator; the "
            "indicators are {names}",
            side=side,
            statement=text,
            names=", ".join(known),
        )
    )


def half_space(names: tuple[str, ...], terms: dict[str, Fraction], text: str) -> Vector:
    """(K,) coefficients a of ``a @ w >= 0``: a constant counts for every weight, their sum is 1."""
    outside = [name for name in terms if name and name not in names]
    if outside:
        raise ValueError(
            say(
                "{statement!r} is about {name}, which is not among the indicators weighed",
                statement=text,
                name=outside[0],
            )
        )
    constant = terms.get("", Fraction(0))
    return tuple(terms.get(name, Fraction(0)) + constant for name in names)


def unit_points(count: int) -> list[Extreme]:
    """The extreme points of all weights; active are the bounds 0 of the other indicators."""
    places = range(count)
    return [
        (
            tuple(Fraction(int(one == other)) for other in places),
            frozenset(other for other in places if other != one),
        )
        for one in places
    ]


def cut(extremes: list[Extreme], normal: Vector, number: int) -> list[Extreme]:
    """The extreme points of what a half-space leaves; ``number`` names it among the active."""
    height = [
        sum((a * b for a, b in zip(normal, vector, strict=True)), Fraction(0))
        for vector, _ in extremes
    ]
    kept = [
        (vector, active | {number} if h == 0 else active)
        for (vector, active), h in zip(extremes, height, strict=True)
        if h >= 0
    ]
    for a, (inside, active_a) in enumerate(extremes):
        for b, (outside, active_b) in enumerate(extremes):
            if not (height[a] > 0 > height[b]):
                continue
            common = active_a & active_b
            third = (act for c, (_, act) in enumerate(extremes) if c not in (a, b))
            if any(common <= active for active in third):
                continue
            part = height[a] / (height[a] - height[b])
            point = tuple(x + part * (y - x) for x, y in zip(inside, outside, strict=True))
            kept.append((point, common | {number}))
    return kept


def require_few(extremes: list[Extreme]) -> None:
    """Refuse more extreme points than can be solved for."""
    if len(extremes) > MOST_EXTREMES:
        raise ValueError(
            say(
                "The statements leave more than {most} extreme weights: rank the indicators, or "
                "weigh fewer",
                most=MOST_EXTREMES,
            )
        )
