"""How the time of compiling grows with the program, and what tables cost."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

import prioritizer as pr
from benchmarks.figures import Figure
from benchmarks.programme import content
from benchmarks.timing import Action, Meter
from prioritizer.allocation import COLUMNS
from prioritizer.scenario import Scenario

EXPONENT = 1.1
"""Target of the growth: twice the columns take at most 2.14 times as long."""


def growth(sizes: Sequence[int], meter: Meter) -> list[Figure]:
    """Microseconds a column of typing the tables and of compiling, and the exponent."""
    figures, columns, times = [], [], []
    for size in sizes:
        made = content(size)
        runs = {"tables": lambda m=made: typing(m), "compile": lambda m=made: compiling(m)}
        seconds = meter.medians(runs)
        count = len(pr.compile(Scenario(*made)).lower)
        columns.append(count)
        times.append(seconds["compile"])
        for name, what in (("tables", "typing and checking the tables"), ("compile", "compile")):
            each = seconds[name] / count * 1e6
            figures.append(Figure("growth", count, what, each, "µs a column"))
    if len(sizes) > 1:
        what = f"exponent of compile time, {columns[0]:,} to {columns[-1]:,} columns"
        figures.append(Figure("growth", 0, what, exponent(columns, times), "", EXPONENT))
    return figures


def exponent(columns: Sequence[int], seconds: Sequence[float]) -> float:
    """Slope of the line through the logarithms, by least squares.

    >>> round(exponent([10, 100, 1000], [1.0, 10.0, 100.0]), 6)
    1.0
    """
    x = np.array([math.log(count) for count in columns])
    y = np.array([math.log(value) for value in seconds])
    return float(((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum())


def typing(made: tuple[Any, Any]) -> Action:
    """Making the scenario of tables in memory."""
    return lambda: Scenario(*made)


def compiling(made: tuple[Any, Any]) -> Action:
    """Compiling a scenario whose parameters are not known yet."""
    scenario = Scenario(*made)
    return lambda: pr.compile(scenario)


def answer_tables(columns: int, meter: Meter) -> list[Figure]:
    """Microseconds a column of making all tables of an answer."""
    made = content(columns)
    count = len(pr.compile(Scenario(*made)).lower)

    def prepare() -> Action:
        answer = pr.solve(Scenario(*made), tie_break=False)
        return lambda: [answer.table(name) for name in COLUMNS]

    seconds = meter.medians({"tables": prepare})["tables"]
    what = "all tables of the answer"
    return [Figure("growth", count, what, seconds / count * 1e6, "µs a column")]
