"""Numbers that may still contain undecided quantities, and the small problems they form."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linprog

# Data are small quarters, so that what differs, differs by far more than this.
EXACT = 1e-9
INFINITE = float("inf")


class Impossible(Exception):
    """The plan at hand breaks a rule."""


@dataclass(frozen=True)
class Linear:
    """A constant plus a weighted sum of undecided quantities."""

    terms: Mapping[Hashable, float]
    constant: float = 0.0

    def __add__(self, other: Number) -> Linear:
        if isinstance(other, Linear):
            terms = dict(self.terms)
            for name, weight in other.terms.items():
                terms[name] = terms.get(name, 0.0) + weight
            return Linear(terms, self.constant + other.constant)
        return Linear(self.terms, self.constant + other)

    __radd__ = __add__

    def __mul__(self, factor: float) -> Number:
        if factor == 0:
            return 0.0
        weights = {name: weight * factor for name, weight in self.terms.items()}
        return Linear(weights, self.constant * factor)

    __rmul__ = __mul__

    def __neg__(self) -> Number:
        return self * -1.0

    def __sub__(self, other: Number) -> Linear:
        return self + (-other)

    def __rsub__(self, other: Number) -> Linear:
        return (-self) + other

    def __truediv__(self, divisor: float) -> Number:
        return self * (1.0 / divisor)


Number = Linear | float


@dataclass
class Problem:
    """What is still undecided once the whole numbers of a plan are chosen."""

    bounds: dict[Hashable, tuple[float, float]] = field(default_factory=dict)
    rows: list[tuple[Linear, float, float]] = field(default_factory=list)

    def variable(self, name: Hashable, lower: float = 0.0, upper: float = INFINITE) -> Number:
        """A new undecided quantity; a plain number where the bounds leave nothing to decide."""
        if lower > upper + EXACT:
            raise Impossible(f"{name} has no room")
        if lower == upper:
            return lower
        assert name not in self.bounds, name
        self.bounds[name] = (lower, upper)
        return Linear({name: 1.0})

    def require(self, number: Number, lower: float = -INFINITE, upper: float = INFINITE) -> None:
        """Hold lower <= number <= upper; what is decided already is judged at once."""
        if isinstance(number, Linear) and any(number.terms.values()):
            self.rows.append((number, lower, upper))
            return
        value = number.constant if isinstance(number, Linear) else number
        if value < lower - EXACT or value > upper + EXACT:
            raise Impossible(f"{value} outside {lower}..{upper}")

    def best(
        self, wanted: Number, held: list[tuple[Number, float, float]] | None = None
    ) -> tuple[float, dict[Hashable, float]] | None:
        """The largest value of `wanted` and where it is taken; None where the rows exclude all."""
        trial = Problem(dict(self.bounds), list(self.rows))
        try:
            for number, lower, upper in held or []:
                trial.require(number, lower, upper)
        except Impossible:
            return None
        goal = wanted if isinstance(wanted, Linear) else Linear({}, wanted)
        if not trial.rows and not goal.terms:
            return goal.constant, {name: bounds[0] for name, bounds in self.bounds.items()}
        return _solve(trial, goal)


def _solve(problem: Problem, goal: Linear) -> tuple[float, dict[Hashable, float]] | None:
    column = {name: place for place, name in enumerate(problem.bounds)}
    if not column:
        return goal.constant, {}
    lines: list[np.ndarray] = []
    limits: list[float] = []
    equal_lines: list[np.ndarray] = []
    equal_limits: list[float] = []
    for number, lower, upper in problem.rows:
        line = _line(number, column)
        if lower == upper:
            equal_lines.append(line)
            equal_limits.append(upper - number.constant)
            continue
        if upper < INFINITE:
            lines.append(line)
            limits.append(upper - number.constant)
        if lower > -INFINITE:
            lines.append(-line)
            limits.append(number.constant - lower)
    answer = linprog(
        -_line(goal, column),
        A_ub=np.array(lines) if lines else None,
        b_ub=limits or None,
        A_eq=np.array(equal_lines) if equal_lines else None,
        b_eq=equal_limits or None,
        bounds=list(problem.bounds.values()),
        method="highs-ds",
        options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10},
    )
    # 2 is scipy's word for infeasible; 4 would be trouble in the solver, which must not pass.
    if answer.status == 2:
        return None
    if answer.status != 0:
        raise ArithmeticError(f"scipy: {answer.message}")
    return float(goal.constant - answer.fun), dict(zip(column, answer.x, strict=True))


def _line(number: Linear, column: Mapping[Hashable, int]) -> np.ndarray:
    line = np.zeros(len(column))
    for name, weight in number.terms.items():
        line[column[name]] = weight
    return line
