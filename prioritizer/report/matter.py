"""What a report is about: a scenario, the answer's document, and documents beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from prioritizer.answer_files import unit_of
from prioritizer.language import money_text, number_text
from prioritizer.scenario import Scenario


@dataclass(frozen=True)
class Matter:
    """A scenario and the documents of its results.

    Attributes:
        scenario: that was solved.
        answer: `Allocation.to_dict()`.
        extras: by name: explain, compare, budget_curve, alternatives, uncertainty (an effect
            range), front (of `pareto_front`), weight_ranges (of `weight_sensitivity`), core_index
            (of `robust_portfolio`; also ``weights``: which ones may win), each `.to_dict()`; and
            how the answer was found: path and options.
    """

    scenario: Scenario
    answer: Mapping[str, Any]
    extras: Mapping[str, Any] = field(default_factory=dict)

    @property
    def has_plan(self) -> bool:
        """Whether the answer holds a plan."""
        return bool(self.answer.get("total_cost") is not None)

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the plan."""
        return self.scenario.settings.years

    @cached_property
    def unit(self) -> str:
        """The unit of every amount."""
        return unit_of(self.scenario.settings)

    def money(self, amount: float | None) -> str:
        """An amount with its unit."""
        return money_text(amount, self.unit)

    def rows(self, table: str) -> Sequence[Mapping[str, Any]]:
        """The rows of a table of the answer."""
        return self.answer.get(table) or ()

    def name(self, table: str, ident: str) -> str:
        """What an id is called."""
        return self._names(table).get(ident) or ident

    def decision(self, row: Mapping[str, Any]) -> str:
        """What an intervention, and its region, is called."""
        name = self.name("interventions", row["intervention"])
        region = row.get("region") or ""
        return f"{name} ({self.name('regions', region)})" if region else name

    def indicator(self, ident: str) -> str:
        """What an indicator is called, with its unit."""
        unit = self.indicator_rows[ident]["unit"]
        name = self.name("indicators", ident)
        return f"{name} [{unit}]" if unit else name

    @cached_property
    def indicator_rows(self) -> dict[str, dict[str, Any]]:
        """The table indicators, by id."""
        records = self.scenario.table("indicators").to_dict("records")
        return {str(r["indicator"]): {str(k): v for k, v in r.items()} for r in records}

    @cached_property
    def _all_names(self) -> dict[str, dict[str, str]]:
        return {}

    def _names(self, table: str) -> dict[str, str]:
        if table not in self._all_names:
            frame = self.scenario.table(table)
            key = frame.columns[0]
            self._all_names[table] = dict(zip(frame[key], frame["name"], strict=True))
        return self._all_names[table]


def figures(values: Sequence[float | None], digits: int = 1) -> tuple[str, ...]:
    """Numbers of one column or row."""
    return tuple(number_text(value, digits) for value in values)
