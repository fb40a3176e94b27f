"""What this version does not optimise yet: refused, never read without it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from prioritizer.tables.content import Content
from prioritizer.tables.data import TableData
from prioritizer.tables.faults import Fault, settings_fault
from prioritizer.tables.schema import SUPPORTED
from prioritizer.tables.settings import KEY_OF
from prioritizer.tables.toml import toml_text

SUPPORTED_OBJECTIVES = ("weighted_gain", "min_cost")
_LATER = "is not supported yet in this version"


def unsupported_faults(content: Content) -> Iterator[Fault]:
    """Tables, settings and cells whose meaning is not implemented yet."""
    yield from _tables(content)
    yield from _settings(content)
    yield from _cells(content)


def _tables(content: Content) -> Iterator[Fault]:
    for name in content.tables:
        if name not in SUPPORTED:
            yield Fault(name, None, None, None, f"{_LATER}: remove the table {name}")


def _settings(content: Content) -> Iterator[Fault]:
    for name in ("political_capital", "quorum"):
        value = getattr(content.settings, name)
        if value is not None:
            yield settings_fault(KEY_OF[name], str(value), f"{_LATER}: remove the setting")
    objective = content.settings.objective
    if len(objective) > 1 or objective[0] not in SUPPORTED_OBJECTIVES:
        names = " or ".join(f'"{name}"' for name in SUPPORTED_OBJECTIVES)
        message = f"{_LATER}: write objective = {names}"
        yield settings_fault("objective", toml_text(list(objective)), message)


def _cells(content: Content) -> Iterator[Fault]:
    for name in ("spending_rules", "plan"):
        table = content.table(name)
        yield from table.faults(table.is_given("region"), "region", f"{_LATER}: leave it blank")
    funding = content.table("funding")
    foreign = funding.is_given("currency") & (funding["currency"] != content.settings.currency)
    message = f"another currency than the scenario's {_LATER}: convert the amount"
    yield from funding.faults(np.asarray(foreign, dtype=bool), "currency", message)
    yield from _choice(funding, "prices", "nominal", "state the amount in constant prices")
    yield from _choice(content.interventions, "scope", "regional", "write national, or leave blank")


def _choice(table: TableData, column: str, refused: str, remedy: str) -> Iterator[Fault]:
    wrong = np.asarray(table[column] == refused, dtype=bool)
    yield from table.faults(wrong, column, f"{_LATER}: {remedy}")
