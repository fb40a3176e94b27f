"""The explanation as a whole: as tables, as JSON, and what of it is missing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from prioritizer.explanation.marginal_values import MarginalValue
from prioritizer.explanation.prices import Price
from prioritizer.explanation.why import Why

WHY_COLUMNS = (
    "intervention",
    "region",
    "funded",
    "status",
    "essential",
    "continues",
    "forced_objective",
    "loss",
    "held_status",
    "loss_held",
    "displaced",
    "enters",
    "cost",
    "break_even_cost",
    "extra_budget_needed",
    "blocked_by",
    "held_blocked_by",
    "unknown",
    "sentence",
)
VALUE_COLUMNS = (
    "kind",
    "name",
    "bound",
    "year",
    "unit",
    "basis",
    "value",
    "step",
    "method",
    "status",
    "gain_per_unit",
    "range",
)
PRICE_COLUMNS = (
    "name",
    "family",
    "basis",
    "status",
    "objective_without",
    "gain",
    "indicators",
    "started",
    "ended",
    "compensating_budget",
    "unknown",
)


@dataclass(frozen=True, eq=False)
class Explanation:
    """Why a plan is the best one, and what its limits are worth (docs/explanation.md).

    Attributes:
        status: of the best plan: optimal, infeasible, feasible (not proven: nothing is
            explained), stopped or failed.
        objective: the best by the first criterion; None without a plan. The plan itself may be
            worth less where objective_tolerance lets it.
        answers, values, prices: what was found, in the order of the tables.
        missing: what a stop left undone.
        was_stopped: by Ctrl-C or the time limit.
        solves: programs solved, the best plan's apart.
        unnecessary: solves that bounds and known plans made so.
        seconds: from the call to the answer.
        message: why there is nothing to explain, where that is so.
    """

    status: str
    objective: float | None
    answers: tuple[Why, ...] = ()
    values: tuple[MarginalValue, ...] = ()
    prices: tuple[Price, ...] = ()
    missing: tuple[str, ...] = ()
    was_stopped: bool = False
    solves: int = 0
    unnecessary: int = 0
    seconds: float = field(default=0.0)
    message: str = ""

    @property
    def interventions(self) -> pd.DataFrame:
        """One row for each intervention and region: why it is funded or not."""
        return framed([why_record(why) for why in self.answers], WHY_COLUMNS)

    @property
    def marginal_values(self) -> pd.DataFrame:
        """One row for each number that may hold the plan back: the worth of one unit more."""
        return framed([value_record(value) for value in self.values], VALUE_COLUMNS)

    @property
    def price_of_constraints(self) -> pd.DataFrame:
        """One row for each constraint that someone has set: the best plan without it."""
        return framed([price_record(price) for price in self.prices], PRICE_COLUMNS)

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain Python values; numbers that do not exist are None."""
        return {
            "status": self.status,
            "objective": self.objective,
            "interventions": [why_record(why) for why in self.answers],
            "marginal_values": [value_record(value) for value in self.values],
            "price_of_constraints": [price_record(price) for price in self.prices],
            "missing": list(self.missing),
            "was_stopped": self.was_stopped,
            "solves": self.solves,
            "unnecessary": self.unnecessary,
            "seconds": self.seconds,
            "message": self.message,
        }

    def to_json(self) -> str:
        """All of it as one JSON document."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False)


def framed(records: list[dict[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    """Records as a table with the same columns, whether or not there are any."""
    return pd.DataFrame(records, columns=list(columns))


def listed(value: Any) -> Any:
    """A tuple as a list, as JSON has it."""
    return list(value) if isinstance(value, tuple) else value


def why_record(why: Why) -> dict[str, Any]:
    """One intervention as plain values."""
    return {name: listed(getattr(why, name)) for name in WHY_COLUMNS}


def value_record(value: MarginalValue) -> dict[str, Any]:
    """One marginal value as plain values."""
    plain = {name: getattr(value, name) for name in VALUE_COLUMNS if name != "range"}
    return plain | {"range": [value.lower, value.upper]}


def price_record(price: Price) -> dict[str, Any]:
    """One price as plain values."""
    plain = {name: listed(getattr(price, name)) for name in PRICE_COLUMNS}
    changes = [{"indicator": name, "change": change} for name, change in price.indicators]
    return plain | {"indicators": changes}
