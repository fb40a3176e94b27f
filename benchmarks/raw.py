"""The solver by itself, on a program that another system could have written."""

from __future__ import annotations

from pathlib import Path

import highspy

from prioritizer.engines.tolerances import STRICT

OPTIONS = {
    "output_flag": False,
    "random_seed": 0,
    "threads": 0,
    "primal_feasibility_tolerance": STRICT.primal,
    "dual_feasibility_tolerance": STRICT.dual,
}
"""Those that the engine sets for a linear program; all others, the algorithm too, are HiGHS's."""


def loaded(path: Path) -> highspy.Highs:
    """A HiGHS object that has read the program and has yet to be run.

    Raises:
        ValueError: HiGHS cannot read the file.
    """
    highs = highspy.Highs()  # type: ignore[no-untyped-call]  # of highspy
    for name, value in OPTIONS.items():
        highs.setOptionValue(name, value)
    if highs.readModel(str(path)) != highspy.HighsStatus.kOk:
        raise ValueError(f"HiGHS cannot read {path.name}")
    return highs


def optimum(highs: highspy.Highs, scale: float) -> float:
    """The objective's value without its scale.

    Raises:
        ArithmeticError: no optimum was proven.
    """
    status = highs.getModelStatus()
    if status != highspy.HighsModelStatus.kOptimal:
        raise ArithmeticError(f"HiGHS alone ended with {highs.modelStatusToString(status)}")
    return float(highs.getInfo().objective_function_value) / scale
