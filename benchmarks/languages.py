"""Building the program against building it term by term in a modelling language."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pulp

import prioritizer as pr
from benchmarks.analyst import read
from benchmarks.figures import Figure
from benchmarks.in_pulp import in_pulp
from benchmarks.in_pyomo import in_pyomo
from benchmarks.programme import content
from benchmarks.raw import loaded, optimum
from benchmarks.timing import Action, Meter
from prioritizer.scenario import Scenario

AGREEMENT = 1e-6
"""Relative difference of the optima; files of modelling languages keep fewer digits."""


def languages(columns: int, meter: Meter) -> list[Figure]:
    """Seconds from the tables to the program, ours and theirs, and their ratios."""
    made = content(columns)
    runs = {
        "ours": lambda: lambda: pr.compile(Scenario(*made)),
        "PuLP": lambda: build_in_pulp(made),
        "Pyomo": lambda: build_in_pyomo(made),
    }
    seconds = meter.medians(runs)
    size = len(pr.compile(Scenario(*made)).lower)
    figures = [Figure("languages", size, "tables to program, ours", seconds["ours"], "s")]
    for name in ("PuLP", "Pyomo"):
        times = seconds[name] / seconds["ours"]
        figures += [
            Figure("languages", size, f"tables to problem, {name}", seconds[name], "s"),
            Figure("languages", size, f"{name} / ours", times, "ratio"),
        ]
    return figures


def build_in_pulp(made: tuple[Any, Any]) -> Action:
    """PuLP from the tables."""
    return lambda: in_pulp(read(*made))


def build_in_pyomo(made: tuple[Any, Any]) -> Action:
    """Pyomo from the tables."""
    return lambda: in_pyomo(read(*made))


def optima(columns: int) -> dict[str, float]:
    """The optimum of the programme as compiled, as written in PuLP and as written in Pyomo.

    Raises:
        ArithmeticError: they are not the same.
    """
    made = content(columns)
    found = {}
    with TemporaryDirectory() as folder:
        paths = {name: Path(folder) / f"{name}.mps" for name in ("ours", "PuLP", "Pyomo")}
        pr.compile(Scenario(*made)).write(paths["ours"])
        in_pulp(read(*made)).writeMPS(str(paths["PuLP"]), mpsSense=pulp.LpMinimize)
        in_pyomo(read(*made)).write(str(paths["Pyomo"]))
        for name, path in paths.items():
            highs = loaded(path)
            highs.run()
            found[name] = abs(optimum(highs, 1.0))
    if max(found.values()) - min(found.values()) > AGREEMENT * max(found.values()):
        raise ArithmeticError(f"the same programme has different optima: {found}")
    return found
