"""What one unit more is worth: of money, capacity, a rule's bound, a veto's tolerance, a ceiling.

Linear programs give it exactly, with the range in which it holds. A program with whole decisions
has no such price: there it is the measured gain of one stated step.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace

import numpy as np

from prioritizer.engines.outcome import FloatArray
from prioritizer.explanation.bench import Bench, Undecided, worth
from prioritizer.explanation.extended import extended
from prioritizer.explanation.forcing import without_loss
from prioritizer.explanation.idleness import is_idle
from prioritizer.explanation.limits import Limit, limits, loosened
from prioritizer.explanation.prices import without
from prioritizer.explanation.ranges import ValueLine, valid_range
from prioritizer.explanation.why import OPTIMAL, UNKNOWN
from prioritizer.resolving import Change, difference

EXACT, STEP = "exact", "step"
"""How a value was found: it holds over the whole range, or is the mean over one step."""


@dataclass(frozen=True)
class MarginalValue:
    """What loosening one number by one unit gains.

    Attributes:
        kind, name, bound, year, unit, basis: of the number (see ``Limit``).
        value: as it stands.
        step: by which it was loosened to measure.
        method: "exact" for a linear program, valid over the range; "step" for the mean gain of
            one step, where decisions are whole.
        status: optimal, or unknown where the solver stopped.
        gain_per_unit: of the objective for one unit looser: more of it, or less of what is a
            minimum.
        lower, upper: values of the number over which it holds or was measured; None: without end.
    """

    kind: str
    name: str
    bound: str
    year: int | None
    unit: str
    basis: str
    value: float
    step: float
    method: str = STEP
    status: str = UNKNOWN
    gain_per_unit: float | None = None
    lower: float | None = None
    upper: float | None = None
    solves: int = field(default=0, repr=False)
    unnecessary: int = field(default=0, repr=False)


@dataclass(frozen=True)
class MarginalTask:
    """The question about one number."""

    limit: Limit

    @property
    def label(self) -> str:
        """Names it in progress."""
        parts = (self.limit.name, self.limit.bound, str(self.limit.year or ""))
        return "value of " + " ".join(part for part in parts if part)

    def __call__(self, bench: Bench) -> MarginalValue:
        """Answer it on a bench."""
        solves, unnecessary = bench.solves, bench.unnecessary
        limit = self.limit
        found = MarginalValue(
            kind=limit.kind,
            name=limit.name,
            bound=limit.bound,
            year=limit.year,
            unit=limit.unit,
            basis=limit.basis,
            value=limit.value,
            step=limit.step,
        )
        with suppress(Undecided):
            found = measured(bench, limit, found)
        return replace(
            found, solves=bench.solves - solves, unnecessary=bench.unnecessary - unnecessary
        )


def marginal_tasks(bench: Bench) -> list[MarginalTask]:
    """One task for each number that can be loosened."""
    return [MarginalTask(limit) for limit in limits(bench.scenario)]


def measured(bench: Bench, limit: Limit, found: MarginalValue) -> MarginalValue:
    """The value with its gain.

    Raises:
        Undecided: the solver stopped.
    """
    families = {"rule": "spending_rule", "tail": "tail_ceiling", "politics": limit.bound}
    family = families.get(limit.kind, "") or limit.name
    if bench.extended.program.is_mixed_integer and without(family, limit.name) in bench.costless:
        bench.unnecessary += 1
        return over_one_step(limit, found, 0.0)
    other = extended(loosened(bench.scenario, limit, limit.step))
    change = difference(bench.extended.program, other.program)
    if change is not None and not bench.extended.program.is_mixed_integer:
        return exactly(bench, limit, found, change)
    if change is not None and is_idle(bench, change):
        bench.unnecessary += 1
        return over_one_step(limit, found, 0.0)
    return over_one_step(limit, found, gain_of_step(bench, limit, change))


def gain_of_step(bench: Bench, limit: Limit, change: Change | None) -> float:
    """What the best plan gains when the number is one step looser."""
    if change is not None:
        outcome = without_loss(bench, change)
    else:
        other = bench.beside(loosened(bench.scenario, limit, limit.step))
        try:
            outcome = other.solve(other.as_good_as(bench.objective))
            bench.solves += other.solves
        finally:
            other.close()
    assert outcome is not None  # looser than what has a plan
    return max(bench.better(worth(outcome), bench.objective), 0.0)


def over_one_step(limit: Limit, found: MarginalValue, gain: float) -> MarginalValue:
    """The mean gain of one step."""
    ends = sorted((limit.value, limit.value + limit.looser * limit.step))
    return replace(
        found, status=OPTIMAL, gain_per_unit=gain / limit.step, lower=ends[0], upper=ends[1]
    )


def exactly(bench: Bench, limit: Limit, found: MarginalValue, change: Change) -> MarginalValue:
    """The value of a linear program, with the range in which it holds.

    Bounds are linear in the number, so that one step tells how every one of them moves with it.
    """
    line = ValueLine(
        gain=lambda amount: gain_at(bench, change, amount / limit.step),
        step=limit.step,
        tightest=limit.value - limit.least if limit.looser > 0 else np.inf,
        loosest=np.inf if limit.looser > 0 else limit.value - limit.least,
    )
    slope, tighter, looser = valid_range(line)
    if limit.looser > 0:
        lower, upper = limit.value - tighter, limit.value + looser
    else:
        lower, upper = limit.value - looser, limit.value + tighter
    return replace(
        found,
        method=EXACT,
        status=OPTIMAL,
        gain_per_unit=slope,
        lower=lower if np.isfinite(lower) else None,
        upper=upper if np.isfinite(upper) else None,
    )


def gain_at(bench: Bench, change: Change, steps: float) -> tuple[float, float] | None:
    """Gain and its slope by steps, with bounds moved by so many; None where there is no plan."""
    program, rows, columns = bench.extended.program, change.rows, change.columns
    of_rows = Moves.between(
        program.row_lower[rows], program.row_upper[rows], change.row_lower, change.row_upper
    )
    of_columns = Moves.between(
        program.lower[columns], program.upper[columns], change.lower, change.upper
    )
    at = Change(columns, *of_columns.after(steps), rows, *of_rows.after(steps))
    outcome = bench.solve(at)
    if outcome is None:
        return None
    assert outcome.duals is not None
    assert outcome.reduced_costs is not None
    sign = 1.0 if program.objective.sense == "max" else -1.0
    slope = of_rows.worth(sign * outcome.duals[rows])
    slope += of_columns.worth(sign * outcome.reduced_costs[columns])
    return sign * (worth(outcome) - bench.objective), slope


@dataclass(frozen=True, eq=False)
class Moves:
    """Bounds that move with a number.

    Attributes:
        lower, upper: (n,) as they stand.
        by_lower, by_upper: (n,) what one step adds to them.
    """

    lower: FloatArray
    upper: FloatArray
    by_lower: FloatArray
    by_upper: FloatArray

    @classmethod
    def between(
        cls, lower: FloatArray, upper: FloatArray, low: FloatArray, high: FloatArray
    ) -> Moves:
        """From bounds as they stand to those one step on."""
        return cls(lower, upper, moved(lower, low), moved(upper, high))

    def after(self, steps: float) -> tuple[FloatArray, FloatArray]:
        """The bounds so many steps on."""
        return self.lower + steps * self.by_lower, self.upper + steps * self.by_upper

    def worth(self, prices: FloatArray) -> float:
        """What a step is worth, at (n,) gains for one unit more of the bound that binds."""
        most, least = np.maximum(prices, 0.0), np.minimum(prices, 0.0)
        return float(most @ self.by_upper + least @ self.by_lower)


def moved(before: FloatArray, after: FloatArray) -> FloatArray:
    """By how much bounds move; 0 where there is none."""
    both = np.isfinite(before) & np.isfinite(after)
    return np.where(both, np.where(both, after, 0.0) - np.where(both, before, 0.0), 0.0)
