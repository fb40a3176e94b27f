"""Every check of a scenario, and how all of them are run at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from prioritizer.tables.checks.effects import EFFECT_CHECKS
from prioritizer.tables.checks.horizon import HORIZON_CHECKS
from prioritizer.tables.checks.interventions import INTERVENTION_CHECKS
from prioritizer.tables.checks.logic import LOGIC_CHECKS
from prioritizer.tables.checks.money import MONEY_CHECKS
from prioritizer.tables.checks.plan import PLAN_CHECKS
from prioritizer.tables.checks.regions import REGION_CHECKS
from prioritizer.tables.checks.structure import STRUCTURE_CHECKS
from prioritizer.tables.content import Content
from prioritizer.tables.faults import SETTINGS_TABLE, Fault
from prioritizer.tables.schema import TABLES

Check = Callable[[Content], Iterable[Fault]]

CHECKS: tuple[Check, ...] = (
    *STRUCTURE_CHECKS,
    *INTERVENTION_CHECKS,
    *EFFECT_CHECKS,
    *HORIZON_CHECKS,
    *MONEY_CHECKS,
    *LOGIC_CHECKS,
    *PLAN_CHECKS,
    *REGION_CHECKS,
)
"""Each takes the content of a scenario and gives the faults that it finds."""


def content_faults(content: Content) -> list[Fault]:
    """The faults that every check finds."""
    return [fault for check in CHECKS for fault in check(content)]


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Faults without repetition: settings first, then by table, whole tables before rows."""
    places = {name: place for place, name in enumerate((SETTINGS_TABLE, *TABLES))}

    def place(fault: Fault) -> tuple[int, int]:
        return places.get(fault.table, len(places)), fault.row or 0

    return tuple(sorted(dict.fromkeys(faults), key=place))
