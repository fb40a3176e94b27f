"""Writes a program as .mps or .lp, with every number exact.

Written here and not by a solver: solvers' writers keep 15 digits, and for .lp make names of their
own for rows with two bounds.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from prioritizer.program.linear_program import FloatArray, LinearProgram
from prioritizer.program.names import encode, file_names

_LINE = 200
"""Characters after which a line of an .lp file is broken; CPLEX reads up to 560."""

_MARKERS = {True: "'INTORG'", False: "'INTEND'"}


def write(program: LinearProgram, path: str | Path, scaled: bool = False) -> None:
    """Write the program with its first criterion; names are those of ``names.file_names``.

    Rows without bounds are left out: they ask for nothing. In .lp a row with two different
    bounds is written as two, whose names end in ``~lower`` and ``~upper``.

    Args:
        program: what to write.
        path: file; its ending decides the format.
        scaled: with the objective as solvers see it (see ``Criterion.magnitude``).

    Raises:
        ValueError: the ending is neither .mps nor .lp.
    """
    target = Path(path)
    formats = {".mps": _mps, ".lp": _lp}
    if target.suffix.lower() not in formats:
        raise ValueError(f"{target.name}: a model is written to a file that ends in .mps or .lp")
    lines = formats[target.suffix.lower()](_Text(program, scaled))
    with target.open("w", encoding="ascii", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)


class _Text:
    """What both formats need: names, the objective, rows that ask for something."""

    def __init__(self, program: LinearProgram, scaled: bool) -> None:
        scale = program.objective.scale if scaled else 1.0
        self.program = program
        self.columns = file_names(program.column_names)
        self.rows = file_names(program.row_names)
        self.objective = encode(program.objective.name)
        if self.objective in self.rows:
            self.objective += "~"
        self.cost: FloatArray = program.objective.cost * scale
        self.constant = program.objective.constant * scale
        self.asks = np.isfinite(program.row_lower) | np.isfinite(program.row_upper)


def _number(value: float) -> str:
    """The shortest text that is read as exactly this number."""
    text = repr(float(value))
    return text.removesuffix(".0")


def _mps(text: _Text) -> Iterator[str]:
    program = text.program
    yield "NAME prioritizer FREE"
    yield "OBJSENSE"
    yield f"    {program.objective.sense.upper()}"
    yield "ROWS"
    yield f" N {text.objective}"
    kinds = [_kind(low, high) for low, high in _row_bounds(program)]
    for name, kind, asks in zip(text.rows, kinds, text.asks.tolist(), strict=True):
        if asks:
            yield f" {kind} {name}"
    yield "COLUMNS"
    yield from _mps_columns(text)
    yield "RHS"
    if text.constant:
        # the right-hand side of the objective is subtracted from it
        yield f" RHS {text.objective} {_number(-text.constant)}"
    for name, (low, high) in zip(text.rows, _row_bounds(program), strict=True):
        side = high if math.isfinite(high) else low
        if math.isfinite(side) and side:
            yield f" RHS {name} {_number(side)}"
    ranges = [
        f" RANGES {name} {_number(_range(low, high))}"
        for name, (low, high) in zip(text.rows, _row_bounds(program), strict=True)
        if math.isfinite(low) and math.isfinite(high) and low != high
    ]
    if ranges:
        yield "RANGES"
        yield from ranges
    yield "BOUNDS"
    yield from _mps_bounds(text)
    yield "ENDATA"


def _row_bounds(program: LinearProgram) -> Iterator[tuple[float, float]]:
    return zip(program.row_lower.tolist(), program.row_upper.tolist(), strict=True)


def _kind(low: float, high: float) -> str:
    if low == high:
        return "E"
    return "L" if math.isfinite(high) else "G"


def _range(low: float, high: float) -> float:
    """The width from which a reader finds ``low`` again, where rounding allows."""
    width = high - low
    for candidate in (width, np.nextafter(width, np.inf), np.nextafter(width, 0.0)):
        if high - candidate == low:
            return float(candidate)
    return width


def _mps_columns(text: _Text) -> Iterator[str]:
    program = text.program
    by_column = program.matrix.tocsc()
    entries = list(
        zip(by_column.indices.tolist(), map(_number, by_column.data.tolist()), strict=True)
    )
    bounds, whole = by_column.indptr.tolist(), program.is_whole.tolist()
    cost = text.cost.tolist()
    is_whole, markers = False, 0
    for place, name in enumerate(text.columns):
        if whole[place] != is_whole:
            is_whole = whole[place]
            yield f" MARKER{markers} 'MARKER' {_MARKERS[is_whole]}"
            markers += 1
        # written even where it is 0: a column is known by its first entry
        yield f" {name} {text.objective} {_number(cost[place])}"
        for row, value in entries[bounds[place] : bounds[place + 1]]:
            if text.asks[row]:
                yield f" {name} {text.rows[row]} {value}"
    if is_whole:
        yield f" MARKER{markers} 'MARKER' 'INTEND'"


def _mps_bounds(text: _Text) -> Iterator[str]:
    program = text.program
    numbers = zip(text.columns, program.lower.tolist(), program.upper.tolist(), strict=True)
    for name, low, high in numbers:
        if low == high:
            yield f" FX BOUND {name} {_number(low)}"
            continue
        if math.isinf(low) and math.isinf(high):
            yield f" FR BOUND {name}"
            continue
        # both always: readers disagree on what is left out beside a marker or a negative bound
        yield f" MI BOUND {name}" if math.isinf(low) else f" LO BOUND {name} {_number(low)}"
        yield f" PL BOUND {name}" if math.isinf(high) else f" UP BOUND {name} {_number(high)}"


def _lp(text: _Text) -> Iterator[str]:
    program = text.program
    yield "Maximize" if program.objective.sense == "max" else "Minimize"
    # every column is named here, also those of cost 0: their order is that of the program
    objective = list(zip(text.cost.tolist(), text.columns, strict=True))
    constant = f" + {_number(text.constant)}".replace("+ -", "- ") if text.constant else ""
    yield from _lp_row(text.objective, objective, constant)
    yield "Subject To"
    yield from _lp_rows(text)
    yield "Bounds"
    numbers = zip(text.columns, program.lower.tolist(), program.upper.tolist(), strict=True)
    for name, low, high in numbers:
        yield _lp_bound(name, low, high)
    if program.is_mixed_integer:
        yield "General"
        yield from (f" {text.columns[place]}" for place in np.flatnonzero(program.is_whole))
    yield "End"


def _lp_rows(text: _Text) -> Iterator[str]:
    matrix = text.program.matrix
    data, indices = matrix.data.tolist(), matrix.indices.tolist()
    starts = matrix.indptr.tolist()
    for row, (name, (low, high)) in enumerate(
        zip(text.rows, _row_bounds(text.program), strict=True)
    ):
        places = range(starts[row], starts[row + 1])
        # a row without terms is one of no use of the first column: formats want a term
        terms = [(data[p], text.columns[indices[p]]) for p in places] or [(0.0, text.columns[0])]
        if low == high:
            yield from _lp_row(name, terms, f" = {_number(low)}")
            continue
        is_double = math.isfinite(low) and math.isfinite(high)
        if math.isfinite(low):
            yield from _lp_row(f"{name}~lower" if is_double else name, terms, f" >= {_number(low)}")
        if math.isfinite(high):
            yield from _lp_row(
                f"{name}~upper" if is_double else name, terms, f" <= {_number(high)}"
            )


def _lp_row(name: str, terms: list[tuple[float, str]], end: str) -> Iterator[str]:
    line = f" {name}:"
    for value, column in terms:
        term = f" {'-' if value < 0 else '+'} {_number(abs(value))} {column}"
        if len(line) + len(term) > _LINE:
            yield line
            line = " "
        line += term
    yield line + end


def _lp_bound(name: str, low: float, high: float) -> str:
    if low == high:
        return f" {name} = {_number(low)}"
    if math.isinf(low) and math.isinf(high):
        return f" {name} free"
    if math.isinf(high):
        return f" {name} >= {_number(low)}"
    return f" {_number(low)} <= {name} <= {_number(high)}"
