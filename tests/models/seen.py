"""What a program holds, by name."""

from __future__ import annotations

import prioritizer as pr
from prioritizer.program import LinearProgram
from tests.models.golden import program_of


def families(program: LinearProgram) -> set[str]:
    """Names of the constraint families that have rows."""
    return {block.name for block in program.rows}


def rows(scenario: pr.Scenario, family: str) -> list[str]:
    """Names of the rows of a family."""
    names = program_of(scenario).row_names
    return [name for name in names if name.partition("[")[0] == family]


def bounds(scenario: pr.Scenario) -> dict[str, tuple[float, float]]:
    """Lower and upper bound of every column."""
    p = program_of(scenario)
    pairs = zip(p.lower.tolist(), p.upper.tolist(), strict=True)
    return dict(zip(p.column_names, pairs, strict=True))


def whole(scenario: pr.Scenario) -> set[str]:
    """Names of the columns that must be whole."""
    p = program_of(scenario)
    return {name for name, is_whole in zip(p.column_names, p.is_whole, strict=True) if is_whole}
