"""Rows of a program as agreed, one file a constraint family; `UPDATE_GOLDEN=1` writes them anew."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

from prioritizer.models.allocation import allocation_program

import prioritizer as pr
from prioritizer.parameters import resolve
from prioritizer.program import LinearProgram
from prioritizer.program.linear_program import listing

GOLDEN = Path(__file__).parents[1] / "golden"


def program_of(scenario: pr.Scenario) -> LinearProgram:
    """The program of a scenario."""
    return allocation_program(resolve(scenario))


def rows_of(program: LinearProgram, family: str) -> str:
    """The rows of one family, and the bounds of the columns in them."""
    lines = listing(program, [family]).splitlines()
    rows = [line for line in lines if line.startswith((f"{family}[", f"{family}:"))]
    used = {word for row in rows for word in row.split()}
    bounds = [line for line in lines if line.split()[1] == "<=" and line.split()[2] in used]
    text = "\n".join([*rows, *bounds]) + "\n"
    # what rounding leaves of 0 here may be something else elsewhere
    return re.sub(r"(?<![\w.])-?([\d.]+e-1[3-9]|0)(?![\w.])", "0", text)


def criteria_of(program: LinearProgram) -> str:
    """The criteria, the tie-breaks and the draws, in the order in which they are solved."""
    solved = replace(program, tie_breaks=(*program.tie_breaks, *program.draws))
    lines = listing(solved, ["none"]).splitlines()
    return "\n".join(line for line in lines if line.startswith(("max ", "min "))) + "\n"


def agreed(path: Path, text: str) -> str:
    """The agreed text of a golden file; written first where that is asked for."""
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return path.read_text(encoding="utf-8")
