"""What a diagnosis says: conflicts, repairs, and how far indicators can get."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pandas as pd

from prioritizer.explanation.members import Cell, Entry, Member
from prioritizer.scenario import Scenario


@dataclass(frozen=True)
class Change:
    """One entry of the tables that a repair changes.

    Attributes:
        name, family: of the member that it changes.
        before, after: what is written there and what to write; None: blank.
        unit: of the number, "" for a word.
        cells: where; several where one statement is written in several cells.
    """

    name: str
    family: str
    before: Entry
    after: Entry
    unit: str
    cells: tuple[Cell, ...]

    def to_dict(self) -> dict[str, Any]:
        """Name, family, from, to, unit; and the table and column of the (first) cell."""
        return {
            "name": self.name,
            "family": self.family,
            "from": self.before,
            "to": self.after,
            "unit": self.unit,
            "table": self.cells[0].table,
            "column": self.cells[0].column,
        }


@dataclass(frozen=True)
class Repair:
    """Changes of the tables that together give an infeasible scenario a plan.

    Attributes:
        changes: all of them are needed.
        sentence: the same in words.
        objective: of the best plan of the repaired scenario, by a solve from scratch.
        weight: the total change, in money (docs/diagnosis.md, What a change counts for).
    """

    changes: tuple[Change, ...]
    sentence: str
    objective: float | None
    weight: float

    def to_dict(self) -> dict[str, Any]:
        """Changes, sentence, objective and weight as plain values."""
        return {
            "changes": [change.to_dict() for change in self.changes],
            "sentence": self.sentence,
            "objective": self.objective,
            "weight": self.weight,
        }


@dataclass(frozen=True)
class Attainable:
    """The best that an indicator can reach in a year in which a value is required of it.

    Attributes:
        indicator, year: of which.
        required: what is asked for.
        attainable: the best value of any plan that keeps the other statements; None where no
            plan does, or where the solver stopped.
        unit: of the indicator.
        others_kept: all other statements are kept; False: all but the values required of
            indicators, since no plan keeps those too.
    """

    indicator: str
    year: int
    required: float
    attainable: float | None
    unit: str
    others_kept: bool


@dataclass(frozen=True, eq=False)
class Diagnosis:
    """Why a scenario has no plan, and what would give it one (docs/diagnosis.md).

    Attributes:
        scenario: that was diagnosed.
        feasible: whether it has a plan; None: the solver stopped before that was known.
        conflicts: irreducible, sharing no member; all of them or as many as were asked for.
        repairs: the cheapest first, each proven by solving the repaired scenario.
        attainable: one for each required value and milestone.
        message: what else there is to say, and what could not be found out in time.
    """

    scenario: Scenario
    feasible: bool | None
    conflicts: tuple[tuple[Member, ...], ...] = ()
    repairs: tuple[Repair, ...] = ()
    attainable: tuple[Attainable, ...] = ()
    message: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The diagnosis as plain Python values."""
        return {
            "feasible": self.feasible,
            "conflicts": [[member.to_dict() for member in c] for c in self.conflicts],
            "repairs": [repair.to_dict() for repair in self.repairs],
            "attainable": [dict(vars(entry)) for entry in self.attainable],
            "message": self.message,
        }

    def to_json(self) -> str:
        """The diagnosis as one JSON document."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False)

    @property
    def conflict_table(self) -> pd.DataFrame:
        """Conflict (from 1), name, family, basis, sentence: one row for each member."""
        rows = [
            (n, m.name, m.family, m.basis, m.sentence)
            for n, conflict in enumerate(self.conflicts, start=1)
            for m in conflict
        ]
        return pd.DataFrame(rows, columns=["conflict", "name", "family", "basis", "sentence"])

    @property
    def repair_table(self) -> pd.DataFrame:
        """Repair (from 1), name, family, from, to, unit, objective, weight: a row a change."""
        rows = [
            (n, c.name, c.family, c.before, c.after, c.unit, repair.objective, repair.weight)
            for n, repair in enumerate(self.repairs, start=1)
            for c in repair.changes
        ]
        columns = ["repair", "name", "family", "from", "to", "unit", "objective", "weight"]
        return pd.DataFrame(rows, columns=columns)

    @property
    def attainable_table(self) -> pd.DataFrame:
        """indicator, year, required, attainable, unit, others_kept."""
        columns = list(Attainable.__dataclass_fields__)
        return pd.DataFrame([vars(entry) for entry in self.attainable], columns=columns)
