"""A program as a Pyomo model."""

from __future__ import annotations

import keyword
import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyomo.environ as pyo
from pyomo.core.expr.numeric_expr import LinearExpression

from prioritizer.program.labels import Index
from prioritizer.program.linear_program import Block, LinearProgram


@dataclass(frozen=True, eq=False)
class PyomoForm:
    """A Pyomo model and where the program's columns and rows are in it.

    Attributes:
        model: the model.
        variables: the variable of each column.
        constraints: place of a row and its constraint; none for a row without bounds.
    """

    model: pyo.ConcreteModel
    variables: list[Any]
    constraints: list[tuple[int, Any]]


def to_pyomo(program: LinearProgram) -> pyo.ConcreteModel:
    """The program as a Pyomo model with its first criterion.

    Each block of columns is an indexed ``Var``, each constraint family an indexed ``Constraint``,
    both indexed by their labels: ``model.start["vetting", 2027]``. A dimension that is "" for the
    whole block, such as the region of national programmes, is left out; where it is "" for some
    entries alone it stays, as "". A name that Pyomo or another block has taken gets an underscore
    at its end. A row without bounds is left out; a row without terms holds a variable that is
    fixed at 0.
    """
    return pyomo_form(program).model


def pyomo_form(program: LinearProgram) -> PyomoForm:
    """The same, with the places of columns and rows."""
    model = pyo.ConcreteModel(name="prioritizer")
    variables: list[Any] = []
    for block in program.columns:
        variables += _variables(model, program, block)
    criterion = program.objective
    used = np.flatnonzero(criterion.cost)
    expression = LinearExpression(
        constant=criterion.constant,
        linear_coefs=criterion.cost[used].tolist(),
        linear_vars=[variables[place] for place in used],
    )
    sense = pyo.maximize if criterion.sense == "max" else pyo.minimize
    _add(model, criterion.name, pyo.Objective(expr=expression, sense=sense))
    nothing = _nothing(model, program)
    constraints: list[tuple[int, Any]] = []
    for block in program.rows:
        constraints += _constraints(model, program, block, variables, nothing)
    return PyomoForm(model, variables, constraints)


def keys_of(index: Index) -> list[Hashable]:
    """Key of each entry: its labels, without those dimensions that are "" throughout."""
    if not index.dimensions:
        return [None]
    columns = [[_plain(label) for label in index.labels(d)] for d in index.dimensions]
    said = [column for column in columns if any(label != "" for label in column)]
    said = said or columns[:1]
    keys: list[Hashable] = list(zip(*said, strict=True)) if len(said) > 1 else list(said[0])
    if len(set(keys)) == len(keys):
        return keys
    return [(*labels, place) for place, labels in enumerate(zip(*said, strict=True))]


def _plain(label: object) -> Hashable:
    """A label that Pyomo takes as part of a key."""
    if isinstance(label, np.generic):
        return label.item()  # type: ignore[no-any-return]  # of a numpy scalar
    return label


def _add(model: pyo.ConcreteModel, name: str, component: Any) -> None:
    """Add a component under its name, or the nearest that is free."""
    free = re.sub(r"\W", "_", name) or "_"
    if free[0].isdigit() or free[0] == "_" or keyword.iskeyword(free):
        free = f"x_{free}"
    while hasattr(model, free):
        free += "_"
    model.add_component(free, component)


def _variables(model: pyo.ConcreteModel, program: LinearProgram, block: Block) -> Iterator[Any]:
    keys = keys_of(block.index)
    component = pyo.Var() if keys == [None] else pyo.Var(keys)
    _add(model, block.name, component)
    places = range(*block.places.indices(len(program.lower)))
    for key, place in zip(keys, places, strict=True):
        variable = component[key]
        variable.domain = pyo.Integers if program.is_whole[place] else pyo.Reals
        variable.setlb(_bound(program.lower[place]))
        variable.setub(_bound(program.upper[place]))
        yield variable


def _bound(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _nothing(model: pyo.ConcreteModel, program: LinearProgram) -> Any:
    """A variable fixed at 0 by its bounds, where a row has no terms: Pyomo refuses such rows."""
    if np.all(np.diff(program.matrix.indptr)):
        return None
    variable = pyo.Var(bounds=(0, 0))
    _add(model, "nothing", variable)
    return variable


def _constraints(
    model: pyo.ConcreteModel,
    program: LinearProgram,
    block: Block,
    variables: list[Any],
    nothing: Any,
) -> Iterator[tuple[int, Any]]:
    keys = keys_of(block.index)
    component = pyo.Constraint() if keys == [None] else pyo.Constraint(keys)
    _add(model, block.name, component)
    matrix = program.matrix
    data, indices, starts = matrix.data, matrix.indices, matrix.indptr
    places = range(*block.places.indices(len(program.row_lower)))
    for key, row in zip(keys, places, strict=True):
        low, high = _bound(program.row_lower[row]), _bound(program.row_upper[row])
        if low is None and high is None:
            continue
        part = slice(starts[row], starts[row + 1])
        body = LinearExpression(
            constant=0.0,
            linear_coefs=data[part].tolist() or [1.0],
            linear_vars=[variables[place] for place in indices[part]] or [nothing],
        )
        component[key] = (low, body, high) if low != high else (body, low)
        yield row, component[key]
