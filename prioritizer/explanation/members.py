"""What a planner can speak of when a scenario has no plan: rules, limits, locks, approvals.

A member is one statement of the tables: a rule, an amount, a lock, a required value. The elastic
program (prioritizer/explanation/elastic.py) has columns that set each of them aside, and columns
that change its numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np

from prioritizer.engines.outcome import FloatArray, IntArray
from prioritizer.evaluation.outcome import Outcome
from prioritizer.resolving import Change as BoundChange

LAW = "law"
"""Basis of what is never offered for change."""

SETTINGS = "scenario"
"""Stands for scenario.toml where cells are named by their table."""

Entry: TypeAlias = float | str | None
"""What a cell holds; None: blank."""


@dataclass(frozen=True)
class Cell:
    """One cell of the tables: the row with these keys, or a setting by its name.

    A row that the table does not have is added.
    """

    table: str
    row: tuple[tuple[str, str | float], ...]
    column: str


@dataclass(frozen=True, eq=False)
class Found:
    """A solution of the elastic program.

    Attributes:
        x: (columns,) of the elastic program.
        outcome: what its plan does; its parameters are the loosened ones.
    """

    x: FloatArray
    outcome: Outcome

    def raised(self, columns: IntArray) -> float:
        """The sum of some columns."""
        return float(self.x[columns].sum())


@dataclass(frozen=True, eq=False)
class Lever:
    """One number or word of a member that may be changed.

    Attributes:
        cells: where it is written.
        before: what is written there, or what a blank stands for.
        unit: of the number.
        columns: of the elastic program that change it, at 0 when it stays.
        upper: (columns,) how far.
        is_whole: the columns are whole numbers.
        weight: what one unit of the columns counts for, in money.
        settle: what to write instead for a solution; None: nothing, the bound is taken away.
        direction: +1 where a higher number allows more, -1 where a lower one does.
    """

    cells: tuple[Cell, ...]
    before: Entry
    unit: str
    columns: IntArray
    upper: FloatArray
    is_whole: bool
    weight: float
    settle: Callable[[Found], Entry]
    direction: int = 1


@dataclass(frozen=True, eq=False)
class Member:
    """One statement of the tables, and how the elastic program sets it aside or changes it.

    Attributes:
        name: ``family[label,label]``.
        family: of constraints, or of bounds: window, lock_out, max_scale, fixed_start, may_end.
        sentence: what it says, with its numbers.
        columns: at 0 while it holds, free up to ``upper`` when it is set aside.
        upper: (columns,).
        levers: what of it may be changed; none where its basis is law.
        basis: law, agreement, policy or "".
    """

    name: str
    family: str
    sentence: str
    columns: IntArray
    upper: FloatArray
    levers: tuple[Lever, ...] = field(default=())
    basis: str = ""

    def to_dict(self) -> dict[str, str]:
        """Name, family and sentence."""
        return {"name": self.name, "family": self.family, "sentence": self.sentence}


def setting_aside(members: tuple[Member, ...] | list[Member]) -> BoundChange:
    """The change of bounds under which none of these members holds."""
    if not members:
        return BoundChange.none()
    columns = np.concatenate([member.columns for member in members])
    upper = np.concatenate([member.upper for member in members])
    return BoundChange.of_columns(columns, np.zeros(len(columns)), upper)
