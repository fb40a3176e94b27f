"""Validation and advice as a report: what `check` says of a scenario."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prioritizer.scenario import Scenario
from prioritizer.tables.checks.registry import in_order
from prioritizer.tables.content import Content
from prioritizer.tables.faults import Fault, ScenarioError
from prioritizer.tables.hints.effects import EFFECT_HINTS
from prioritizer.tables.hints.money import MONEY_HINTS
from prioritizer.tables.hints.rules import RULE_HINTS
from prioritizer.tables.hints.windows import WINDOW_HINTS
from prioritizer.tables.read import read_scenario

Hint = Callable[[Content], Iterator[Fault]]

HINTS: tuple[Hint, ...] = (*EFFECT_HINTS, *MONEY_HINTS, *RULE_HINTS, *WINDOW_HINTS)
"""Each takes the content of a valid scenario and gives what is odd in it."""


@dataclass(frozen=True)
class CheckReport:
    """Whether a scenario is valid, its faults, and advice on what is legal but odd."""

    valid: bool
    errors: tuple[Fault, ...]
    warnings: tuple[Fault, ...]

    def to_dict(self) -> dict[str, Any]:
        """The report as plain Python values (docs/data.md, Command line)."""
        return {
            "valid": self.valid,
            "errors": [fault.to_dict() for fault in self.errors],
            "warnings": [fault.to_dict() for fault in self.warnings],
        }

    def to_json(self) -> str:
        """The document that `check --json` prints."""
        return json.dumps(self.to_dict(), ensure_ascii=False)


def advise(scenario: Scenario) -> tuple[Fault, ...]:
    """What is legal but odd, in the order of the tables (docs/data-format.md, Advice)."""
    return in_order(fault for hint in HINTS for fault in hint(scenario.content))


def check(scenario: Scenario | str | Path) -> CheckReport:
    """The report on a scenario, or on the folder or workbook at a path.

    Faults of a path become errors of the report; nothing is raised for them.
    """
    if not isinstance(scenario, Scenario):
        try:
            scenario = read_scenario(scenario)
        except ScenarioError as error:
            return CheckReport(valid=False, errors=error.faults, warnings=())
    return CheckReport(valid=True, errors=(), warnings=advise(scenario))
