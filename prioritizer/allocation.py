"""The answer: a plan with its proof, as tables, JSON, CSV and a workbook."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from prioritizer.evaluation import Evaluation
from prioritizer.scenario import Scenario

COLUMNS = {
    "allocation": ("intervention", "region", "year", "start", "keep", "scale", "cost"),
    "money": ("funder", "intervention", "region", "year", "economic", "amount"),
    "funds": (
        "funder",
        "year",
        "amount",
        "carried_in",
        "spent",
        "carried_out",
        "unspent",
    ),
    "indicators": ("indicator", "region", "year", "gain", "value", "progress"),
    "constraints": (
        "name",
        "family",
        "activity",
        "lower",
        "upper",
        "slack",
        "shadow_price",
    ),
    "tail": ("year", "funder", "kind", "amount"),
    "contributions": (
        "intervention",
        "region",
        "indicator",
        "year",
        "effect",
        "success_probability",
        "gain",
    ),
}
"""Columns of the answer's tables (docs/data.md, solve); amounts in nominal prices come after them
where the scenario has deflators."""


@dataclass(frozen=True)
class ObjectiveValue:
    """One criterion of the answer: its value for the plan and whether that is proven best."""

    name: str
    value: float | None
    proven: bool


@dataclass(frozen=True, eq=False)
class Allocation:
    """The answer to a scenario (docs/model.md, Answer).

    Attributes:
        scenario: that was solved.
        status: optimal, feasible, infeasible, stopped or failed.
        objective: value of the first criterion, None without a plan.
        objectives: every criterion.
        bound, gap: proven, of the first criterion; None where the solver gives none.
        engine, solver: that found it.
        seconds: from the call to the answer.
        message: why there is no proven plan, where there is none.
        notes: what readers should know of the formulation and of implausible values.
        evaluation: the plan, recomputed from scenario and decisions alone; None without a plan.
        shadow_prices: of an LP, by constraint name.
    """

    scenario: Scenario
    status: str
    objective: float | None
    objectives: tuple[ObjectiveValue, ...]
    bound: float | None
    gap: float | None
    engine: str
    solver: str
    seconds: float
    message: str = ""
    notes: tuple[str, ...] = ()
    evaluation: Evaluation | None = field(default=None, repr=False)
    shadow_prices: Mapping[str, float] | None = field(default=None, repr=False)

    @property
    def has_plan(self) -> bool:
        """Whether there is a plan."""
        return self.evaluation is not None

    @property
    def total_cost(self) -> float | None:
        """Cost of the plan over all years, in currency units; None without a plan."""
        return self.evaluation.total_cost if self.evaluation else None

    def table(self, name: str) -> pd.DataFrame:
        """One of the tables of the answer; empty without a plan.

        Raises:
            KeyError: there is no such table.
        """
        return self._tables[name].copy(deep=False)

    def tables(self) -> dict[str, pd.DataFrame]:
        """All tables of the answer by name."""
        return {name: self.table(name) for name in COLUMNS}

    @property
    def allocation(self) -> pd.DataFrame:
        """What is started, kept and operates, and its cost, by decision and year."""
        return self.table("allocation")

    @property
    def money(self) -> pd.DataFrame:
        """Who pays what, by decision, year and economic type."""
        return self.table("money")

    @property
    def funds(self) -> pd.DataFrame:
        """Each funder's year."""
        return self.table("funds")

    @property
    def indicators(self) -> pd.DataFrame:
        """Gain, projected value and progress of each indicator by region and year."""
        return self.table("indicators")

    @property
    def tail(self) -> pd.DataFrame:
        """What is still due in the five years after the last, by year and by who paid before."""
        return self.table("tail")

    @property
    def contributions(self) -> pd.DataFrame:
        """What each decision contributes to each indicator, by year."""
        return self.table("contributions")

    @property
    def constraints(self) -> pd.DataFrame:
        """Each named constraint with its activity, bounds, slack and, for LPs, shadow price."""
        return self.table("constraints")

    @cached_property
    def _tables(self) -> dict[str, pd.DataFrame]:
        return _Tables(self)

    def to_dict(self) -> dict[str, Any]:
        """The answer as plain Python values; numbers that do not exist are None."""
        head = {
            "status": self.status,
            "objective": self.objective,
            "objectives": [vars(o) for o in self.objectives],
            "bound": self.bound,
            "gap": self.gap,
            "engine": self.engine,
            "solver": self.solver,
            "seconds": self.seconds,
            "total_cost": self.total_cost,
            "notes": list(self.notes),
        }
        return finite(head) | {name: plain_records(frame) for name, frame in self.tables().items()}

    def to_json(self) -> str:
        """The answer as one JSON document (docs/data.md, solve)."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False)

    def write(self, path: str | Path) -> None:
        """Write the tables as CSV into a folder, or inputs and answer as one .xlsx workbook."""
        from prioritizer.answer_files import write_answer

        write_answer(self, Path(path))


class _Tables(dict[str, pd.DataFrame]):
    """Tables of an answer, each made when it is first asked for."""

    def __init__(self, answer: Allocation) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, name: str) -> pd.DataFrame:
        columns = list(COLUMNS[name])
        evaluation = self._answer.evaluation
        if evaluation is None:
            frame = pd.DataFrame(columns=columns)
        else:
            frame = getattr(evaluation, name).copy(deep=False)
            if name == "constraints":
                prices = self._answer.shadow_prices
                price = frame["name"].map(prices) if prices is not None else np.nan
                frame["shadow_price"] = price
        self[name] = frame[columns + [c for c in frame if c not in columns]]
        return self[name]


def plain_records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as plain Python values, None for what is no finite number."""
    columns = {str(name): [plain(cell) for cell in frame[name].tolist()] for name in frame}
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def plain(cell: object) -> object:
    """A cell, None where it is a number that does not exist."""
    return None if isinstance(cell, float) and not math.isfinite(cell) else cell


def finite(values: dict[str, Any]) -> dict[str, Any]:
    """A flat mapping with None for what is no finite number."""
    return {key: plain(value) for key, value in values.items()}
