"""What a solve costs beyond the solver, and what the tie-break adds."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import highspy

import prioritizer as pr
from benchmarks.figures import Figure
from benchmarks.programme import content
from benchmarks.raw import loaded, optimum
from benchmarks.timing import Action, Meter
from prioritizer.scenario import Scenario

SMALL, LARGE = 3_000, 250_000
RATIO_OF_SMALL, SECONDS_OF_SMALL, RATIO_OF_LARGE = 1.25, 0.020, 1.10
"""Targets: at the least size a share and a fixed time more than the solver, at the greatest a
share alone."""

TIE_BREAK_SHARE = 0.25
"""Target of the tie-break, as a share of the first stage."""

AGREEMENT = 1e-7
"""Relative difference of two optima of one program that is rounding."""


@dataclass
class Contest:
    """One program, solved by us from the scenario and by HiGHS from a file.

    Attributes:
        columns: about how many.
        meter: of each.
        optima: values of the objective that were found, by whom.
    """

    columns: int
    meter: Meter
    optima: dict[str, list[float]] = field(default_factory=dict)

    def run(self, contestants: Sequence[str]) -> tuple[int, dict[str, float]]:
        """Size of the program and median seconds of each of ours, tie_break, raw, passing.

        Raises:
            ArithmeticError: the contestants found different optima.
        """
        made = content(self.columns)
        program = pr.compile(Scenario(*made))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "program.mps"
            program.write(path, scaled=True)
            every: dict[str, Callable[[], Action]] = {
                "ours": lambda: self.ours(made, tie_break=False),
                "tie_break": lambda: self.ours(made, tie_break=True),
                "raw": lambda: self.raw(path, program.objective.scale),
                "passing": lambda: passing(program),
            }
            chosen = {name: every[name] for name in contestants}
            seconds = self.meter.medians(chosen)
        self.compare()
        return len(program.lower), seconds

    def ours(self, made: tuple[Any, Any], *, tie_break: bool) -> Action:
        """Our solve of a scenario that is equal to the others and new."""
        scenario = Scenario(*made)

        def solve() -> None:
            answer = pr.solve(scenario, tie_break=tie_break)
            self.note("tie_break" if tie_break else "ours", answer.objective)

        return solve

    def raw(self, path: Path, scale: float) -> Action:
        """HiGHS's run, the file already read."""
        highs = loaded(path)

        def run() -> None:
            highs.run()
            self.note("raw", optimum(highs, scale))

        return run

    def note(self, name: str, value: float | None) -> None:
        """Keep an optimum that was found."""
        if value is None:
            raise ArithmeticError(f"{name} found no plan of the generated programme")
        self.optima.setdefault(name, []).append(value)

    def compare(self) -> None:
        """Refuse times of runs that did not do the same."""
        values = [value for found in self.optima.values() for value in found]
        if max(values) - min(values) > AGREEMENT * max(1.0, abs(max(values))):
            raise ArithmeticError(f"the runs found different optima: {self.optima}")


def passing(program: pr.LinearProgram) -> Action:
    """Handing the program's arrays to HiGHS."""
    matrix = program.matrix

    def hand_over() -> None:
        highs = highspy.Highs()  # type: ignore[no-untyped-call]  # of highspy
        highs.setOptionValue("output_flag", False)
        highs.passModel(
            len(program.lower),
            len(program.row_lower),
            matrix.nnz,
            int(highspy.MatrixFormat.kRowwise),
            int(highspy.ObjSense.kMaximize),
            program.objective.constant,
            program.objective.cost,
            program.lower,
            program.upper,
            program.row_lower,
            program.row_upper,
            matrix.indptr,
            matrix.indices,
            matrix.data,
            program.is_whole.astype("int32"),
        )

    return hand_over


def overhead(columns: int, meter: Meter) -> list[Figure]:
    """Our solve without tie-break against the solver's run."""
    size, seconds = Contest(columns, meter).run(("ours", "raw", "passing"))
    ratio = seconds["ours"] / seconds["raw"]
    target = RATIO_OF_LARGE if columns >= LARGE else None
    figures = [
        Figure("overhead", size, "HiGHS alone, run", seconds["raw"], "s"),
        Figure("overhead", size, "passing the program to HiGHS", seconds["passing"], "s"),
        Figure("overhead", size, "solve without tie-break", seconds["ours"], "s"),
        Figure("overhead", size, "solve / HiGHS alone", ratio, "ratio", target),
    ]
    if columns <= SMALL:
        allowed = RATIO_OF_SMALL * seconds["raw"] + SECONDS_OF_SMALL
        beyond = seconds["ours"] / allowed
        what = f"solve / ({RATIO_OF_SMALL} x HiGHS alone + {SECONDS_OF_SMALL * 1e3:.0f} ms)"
        figures.append(Figure("overhead", size, what, beyond, "ratio", 1.0))
    return figures


def tie_break(columns: int, meter: Meter) -> list[Figure]:
    """What the tie-break and the draw of the money add, as a share of the first stage."""
    size, seconds = Contest(columns, meter).run(("ours", "tie_break", "raw"))
    added = seconds["tie_break"] - seconds["ours"]
    share = added / seconds["raw"]
    return [
        Figure("tie_break", size, "tie-break and draw of the money", added, "s"),
        Figure("tie_break", size, "the same / first stage", share, "ratio", TIE_BREAK_SHARE),
    ]
