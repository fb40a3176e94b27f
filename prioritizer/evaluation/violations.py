"""The violations of a plan: every row that is missed, named and said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prioritizer.evaluation.checks import Check
from prioritizer.evaluation.sentences.breach import Breach
from prioritizer.evaluation.sentences.registry import SENTENCES
from prioritizer.language import in_style, say
from prioritizer.scenario import Scenario

_MEASURED = {
    "resource_capacity": "resources",
    "required_value": "indicators",
    "milestone": "indicators",
}
"""Families whose rows are in the unit of their first label, and the table that names the unit."""


@dataclass(frozen=True)
class Violation:
    """A constraint that a plan does not keep.

    Attributes:
        name: of the row, ``family[label,label]``.
        family: of constraints.
        amount: by how much it is missed, in the unit of the row.
        sentence: what is wrong, for people.
    """

    name: str
    family: str
    amount: float
    sentence: str


def violations(
    scenario: Scenario, checks: tuple[Check, ...], tolerance: float
) -> tuple[Violation, ...]:
    """Every row that is missed by more than ``tolerance`` times its size, in order."""
    broken = [(check, check.broken(tolerance).tolist()) for check in checks]
    if not any(rows for _, rows in broken):
        return ()
    money = money_unit(scenario)
    units = {family: units_of(scenario, table) for family, table in _MEASURED.items()}
    return tuple(
        violation(check, row, money, units.get(check.family, {}))
        for check, rows in broken
        for row in rows
    )


def violation(check: Check, row: int, money: str, units: Mapping[str, str]) -> Violation:
    """The violation of one row of a check."""
    labels = check.labels_of(row)
    unit = units.get(labels[0], "") if labels else ""
    breach = Breach(
        labels=labels,
        activity=float(check.activity[row]),
        lower=float(check.lower[row]),
        upper=float(check.upper[row]),
        money=money,
        unit=unit,
        remarks=check.remarks_of(row),
    )
    sentence = SENTENCES[check.family](breach)
    return Violation(check.name_of(row), check.family, breach.excess, sentence)


def money_unit(scenario: Scenario) -> str:
    """The unit of money in words, such as "million MXN"; "" where no currency is named."""
    unit, currency = scenario.settings.currency_unit, scenario.settings.currency
    if not currency:
        return ""
    words = {
        1.0: currency,
        1e3: say("thousand {currency}", currency=currency),
        1e6: say("million {currency}", currency=currency),
        1e9: say("billion {currency}", currency=currency),
    }
    if unit in words:
        return words[unit]
    return say("times {factor} {currency}", factor=in_style(f"{unit:g}"), currency=currency)


def units_of(scenario: Scenario, name: str) -> dict[str, str]:
    """The unit of each resource or indicator; the first that is given, where there are rows."""
    table = scenario.table(name)
    found: dict[str, str] = {}
    for key, unit in zip(table.iloc[:, 0].tolist(), table["unit"].tolist(), strict=True):
        found[key] = found.get(key) or unit
    return found
