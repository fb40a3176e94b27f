"""An engine that says what a test tells it to, and records what it was asked."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from prioritizer.engines.outcome import FloatArray, IntArray, Options, Outcome, Status
from prioritizer.program import Criterion, Index, LinearProgram, ProgramBuilder, Rows


def outcome(
    status: Status, x: list[float] | None = None, objective: float | None = None, **given: object
) -> Outcome:
    """How a solve ended; the bound is the objective unless another is given."""
    values = {"bound": objective, "duals": None, "reduced_costs": None, **given}
    return Outcome(
        status=status,
        x=None if x is None else np.array(x),
        objective=objective,
        solver="scripted 1.0",
        seconds=0.0,
        **values,  # type: ignore[arg-type]
    )


@dataclass
class ScriptedSession:
    """Ends each solve with the next outcome of the script."""

    script: list[Outcome]
    asked: list[str] = field(default_factory=list)
    rows: list[tuple[float, float]] = field(default_factory=list)
    limits: list[float | None] = field(default_factory=list)

    def solve(
        self, criterion: Criterion, options: Options, start: FloatArray | None = None
    ) -> Outcome:
        self.limits.append(options.time_limit)
        self.asked.append(criterion.name)
        return self.script.pop(0)

    def change_bounds(self, places: IntArray, lower: FloatArray, upper: FloatArray) -> None:
        pass

    def change_rows(self, places: IntArray, lower: FloatArray, upper: FloatArray) -> None:
        self.rows += zip(lower.tolist(), upper.tolist(), strict=True)

    def add_row(self, name: str, terms: FloatArray, lower: float, upper: float) -> int:
        self.asked.append(name)
        self.rows.append((lower, upper))
        return 0

    def relax(self) -> None:
        pass

    def mark(self) -> None:
        pass

    def return_to_mark(self) -> None:
        pass

    def close(self) -> None:
        self.asked.append("close")


@dataclass
class ScriptedEngine:
    """Opens the session that it was given."""

    session: ScriptedSession
    name: str = "scripted"

    def open(self, program: LinearProgram, options: Options) -> ScriptedSession:
        return self.session


def square(*criteria: tuple[str, str, list[float]], most: float = 1.5) -> LinearProgram:
    """x and y in 0..1 with x + y <= most, and criteria (name, sense, coefficients)."""
    builder = ProgramBuilder()
    columns = builder.columns("place", Index.of("axis", ["x", "y"]), upper=1.0)
    total = columns.sum().reshape(1)
    builder.add(Rows(Index.single(), total, upper=most, family="sum"))
    for name, sense, terms in criteria:
        value = (columns * np.array(terms)).sum().reshape(1)
        builder.criterion(name, sense, value, 1.0)  # type: ignore[arg-type]
    return builder.program()
