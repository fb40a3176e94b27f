"""Least and greatest sums of columns of a linear program, one after another in one session."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import numpy as np

from prioritizer.engines import Status
from prioritizer.engines.outcome import FloatArray, IntArray
from prioritizer.program import Criterion
from prioritizer.resolving import Resolver

DUST = 1e-7
"""Share of what is due, up to which an end of a range is 0 or all of it: solvers' rounding."""

Sense: TypeAlias = Literal["max", "min"]


@dataclass(eq=False)
class Search:
    """Least and greatest values of sums of pooled payments, warm from one to the next.

    Attributes:
        resolver: of the restricted program.
        width: number of payments, the first of its columns.
        seconds, most: limits; None for none.
        known: (width,) payments of the plans found so far.
        least, greatest: (width,) over these plans.
    """

    resolver: Resolver
    width: int
    seconds: float | None
    most: int | None
    known: list[FloatArray] = field(default_factory=list)
    least: FloatArray = field(init=False)
    greatest: FloatArray = field(init=False)
    began: float = field(default_factory=time.monotonic)
    solves: int = 0
    unnecessary: int = 0
    unknown: int = 0

    def __post_init__(self) -> None:
        self.least, self.greatest = np.full(self.width, np.inf), np.full(self.width, -np.inf)

    def learn(self, payments: FloatArray) -> None:
        """Remember a plan."""
        self.known.append(payments)
        np.minimum(self.least, payments, out=self.least)
        np.maximum(self.greatest, payments, out=self.greatest)

    def reached(self, places: IntArray, sense: Sense) -> float:
        """The least or greatest sum of these payments in any plan found so far."""
        if len(places) == 1:
            return float((self.least if sense == "min" else self.greatest)[places[0]])
        sums = [float(plan[places].sum()) for plan in self.known]
        return min(sums, default=np.inf) if sense == "min" else max(sums, default=-np.inf)

    def ends(self, places: IntArray, due: float) -> tuple[float | None, float | None]:
        """The least and greatest sum of the payments at these columns, of which ``due`` is due."""
        return self.end(places, "min", 0.0, due), self.end(places, "max", due, due)

    def end(self, places: IntArray, sense: Sense, limit: float, size: float) -> float | None:
        """One end; the limit, which no sum goes beyond, where a plan is known that reaches it."""
        dust = DUST * size
        if abs(self.reached(places, sense) - limit) <= dust:
            self.unnecessary += 1
            return limit
        if self.is_over():
            self.unknown += 1
            return None
        cost = np.zeros(len(self.resolver.program.lower))
        cost[places] = 1.0
        criterion = Criterion("amount", sense, cost, 0.0, size)
        self.solves += 1
        outcome = self.resolver.solve(criterion=criterion, time_limit=self.left())
        if outcome.was_interrupted:
            self.most = self.solves
        if outcome.status is not Status.OPTIMAL or outcome.x is None:
            self.unknown += 1
            return None
        self.learn(outcome.x[: self.width])
        value = float(outcome.x[places].sum())
        return limit if abs(value - limit) <= dust else value

    def left(self) -> float | None:
        """Seconds left."""
        if self.seconds is None:
            return None
        return self.seconds - (time.monotonic() - self.began)

    def is_over(self) -> bool:
        """Whether a limit is reached."""
        left = self.left()
        return (left is not None and left <= 0) or (
            self.most is not None and self.solves >= self.most
        )
