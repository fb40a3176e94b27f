"""From a scenario to its program."""

from __future__ import annotations

from prioritizer.models import allocation
from prioritizer.parameters import resolve
from prioritizer.program import LinearProgram
from prioritizer.scenario import Scenario


def compile(scenario: Scenario) -> LinearProgram:
    """The linear or mixed-integer program that finds the best plan of ``scenario``.

    The program knows no solver: ``.to_pulp()`` and ``.to_pyomo()`` hand it to an analyst,
    ``.write("x.mps")`` to any other system.
    """
    return allocation.allocation_program(resolve(scenario))
