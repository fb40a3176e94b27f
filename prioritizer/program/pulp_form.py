"""A program as a PuLP problem, for PuLP 3.3 and 4."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pulp

from prioritizer.program.linear_program import FloatArray, LinearProgram
from prioritizer.program.names import encode, file_names

NOTHING = "nothing~"
"""A variable fixed at 0, for rows without terms; no encoded name has a ``~``."""


@dataclass(frozen=True, eq=False)
class PulpForm:
    """A PuLP problem and where the program's columns and rows are in it.

    Attributes:
        problem: the problem.
        variables: the variable of each column.
        constraints: place of a row and a constraint of it; two for a row with two bounds, none
            for a row without.
    """

    problem: pulp.LpProblem
    variables: list[Any]
    constraints: list[tuple[int, Any]]


def to_pulp(program: LinearProgram) -> pulp.LpProblem:
    """The program as a PuLP problem with its first criterion.

    Names are those of ``names.file_names``: ``start(vetting,2027)``. A row with two different
    bounds becomes two constraints, ``name~lower`` and ``name~upper``; a row without bounds is
    left out; a row without terms holds a variable that is fixed at 0.
    """
    return pulp_form(program).problem


def pulp_form(program: LinearProgram) -> PulpForm:
    """The same, with the places of columns and rows."""
    criterion = program.objective
    sense = pulp.LpMaximize if criterion.sense == "max" else pulp.LpMinimize
    problem = pulp.LpProblem("prioritizer", sense)
    variables = _variables(program, problem)
    # every variable is named in the objective: PuLP 3 knows those that are used alone
    terms = list(zip(variables, criterion.cost.tolist(), strict=True))
    objective = _expression(terms, criterion.constant)
    objective.name = encode(criterion.name)
    problem.setObjective(objective)
    return PulpForm(problem, variables, _constraints(program, problem, variables))


def _variables(program: LinearProgram, problem: pulp.LpProblem) -> list[Any]:
    columns = zip(
        file_names(program.column_names),
        program.lower.tolist(),
        program.upper.tolist(),
        program.is_whole.tolist(),
        strict=True,
    )
    return [
        problem.add_variable(
            name,
            lower if np.isfinite(lower) else None,
            upper if np.isfinite(upper) else None,
            cat=pulp.LpInteger if is_whole else pulp.LpContinuous,
        )
        for name, lower, upper, is_whole in columns
    ]


def _constraints(
    program: LinearProgram, problem: pulp.LpProblem, variables: list[Any]
) -> list[tuple[int, Any]]:
    matrix = program.matrix
    data, indices, starts = matrix.data.tolist(), matrix.indices.tolist(), matrix.indptr.tolist()
    nothing = None
    added = []
    for row, name in enumerate(file_names(program.row_names)):
        places = range(starts[row], starts[row + 1])
        terms = [(variables[indices[p]], data[p]) for p in places]
        if not terms:
            nothing = problem.add_variable(NOTHING, 0, 0) if nothing is None else nothing
            terms = [(nothing, 1.0)]
        for ending, sense, side in _sides(program.row_lower, program.row_upper, row):
            constraint = _constraint(terms, sense, side)
            # PuLP 4 returns the stored constraint, PuLP 3 stores the one given
            stored: Any = problem.addConstraint(constraint, name + ending)
            added.append((row, constraint if stored is None else stored))
    return added


def _sides(lower: FloatArray, upper: FloatArray, row: int) -> list[tuple[str, int, float]]:
    """Ending of the name, sense and right-hand side of each constraint of a row."""
    low, high = float(lower[row]), float(upper[row])
    if low == high:
        return [("", pulp.LpConstraintEQ, low)]
    sides = []
    if np.isfinite(low):
        sides.append(("~lower" if np.isfinite(high) else "", pulp.LpConstraintGE, low))
    if np.isfinite(high):
        sides.append(("~upper" if np.isfinite(low) else "", pulp.LpConstraintLE, high))
    return sides


def _expression(terms: list[tuple[Any, float]], constant: float) -> Any:
    kind: Any = pulp.LpAffineExpression
    if hasattr(kind, "from_list"):
        return kind.from_list(terms, constant=constant)
    return kind(dict(terms), constant=constant)


def _constraint(terms: list[tuple[Any, float]], sense: int, side: float) -> Any:
    expression = _expression(terms, 0.0)
    if sense == pulp.LpConstraintEQ:
        return expression == side
    return expression >= side if sense == pulp.LpConstraintGE else expression <= side
