"""The case of 32 states at a gap of 0.1 %, against HiGHS alone on the same program."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import prioritizer as pr
from benchmarks.figures import Figure
from benchmarks.raw import loaded

GAP = 0.001
"""Relative gap at which a planner gets an answer while at the screen."""

CASE = Path("inputs/mexico-states")


def states() -> list[Figure]:
    """Seconds of one solve of the case, and the ratio to HiGHS's run on the same file.

    Raises:
        ArithmeticError: one of the two found no plan.
    """
    scenario = pr.read_scenario(CASE)
    program = pr.compile(scenario)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "states.mps"
        program.write(path, scaled=True)
        highs = loaded(path)
    highs.setOptionValue("mip_rel_gap", GAP)
    highs.setOptionValue("presolve", "off")  # as the engine does for integer programs
    started = time.perf_counter()
    highs.run()
    alone = time.perf_counter() - started
    started = time.perf_counter()
    answer = pr.solve(scenario, gap=GAP)
    ours = time.perf_counter() - started
    if answer.status != "optimal":
        raise ArithmeticError(f"the case ended with {answer.status}")
    columns = len(program.lower)
    return [
        Figure("states", columns, "HiGHS alone to a gap of 0.1 %", alone, "s"),
        Figure("states", columns, "solve to a gap of 0.1 %, with tie-break", ours, "s"),
        Figure("states", columns, "solve / HiGHS alone", ours / alone, ""),
    ]
