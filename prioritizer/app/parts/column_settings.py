"""How a column of a table looks in an editor: header with unit, help, choices."""

from __future__ import annotations

from typing import Any, Literal

import streamlit as st

from prioritizer.drafts import Draft
from prioritizer.drafts.editing import column_of
from prioritizer.language import say
from prioritizer.tables.columns import Column, Kind
from prioritizer.tables.schema import TABLES
from prioritizer.tables.workbook import default_text

MOST_CHOICES = 500
"""Ids that a list offers; a longer list would hide them."""


def column_settings(draft: Draft, name: str, column: str) -> Any:
    """The settings of a column in an editor.

    Numbers are text here: an editor of numbers clamps, drops and misreads them in silence.
    """
    declared = column_of(name, column)
    label = header(declared, column, draft)
    width = _width(declared, label)
    if declared is None:
        return st.column_config.TextColumn(label, width=width)
    options = _options(draft, name, declared)
    if options:
        return st.column_config.SelectboxColumn(
            label, options=options, width=width, help=help_text(declared)
        )
    side: Literal["left", "right"] = "right" if declared.kind.is_numeric else "left"
    return st.column_config.TextColumn(label, width=width, help=help_text(declared), alignment=side)


def header(declared: Column | None, column: str, draft: Draft) -> str:
    """The header of a column: its name, a star where it must be filled in, its unit."""
    if declared is None:
        return column
    star = " *" if declared.required else ""
    unit = _unit(declared, draft)
    return f"{column}{star} [{unit}]" if unit else f"{column}{star}"


def help_text(declared: Column) -> str:
    """What a column means, its bounds and its default."""
    parts = [say(declared.description)]
    if declared.bounds:
        parts.append(say("Bounds: {bounds}.", bounds=declared.bounds))
    if declared.required:
        parts.append(say("Must be filled in."))
    elif declared.default is not None:
        parts.append(say("Blank means {default}.", default=default_text(declared)))
    return " ".join(parts)


def _unit(declared: Column, draft: Draft) -> str:
    unit = declared.unit
    if unit.startswith("currency unit"):
        money = _short_money(draft)
        return f"{money} {say('a year')}" if unit.endswith("a year") else money
    return "" if unit in ("year", "scale") else say(unit) if unit else ""


def _short_money(draft: Draft) -> str:
    unit = draft.settings.get("currency_unit", 1e6)
    currency = draft.settings.get("currency") or say("currency")
    words = {1: "", 1e3: say("thousand"), 1e6: say("million"), 1e9: say("billion")}
    multiple = words.get(unit, f"{unit:g} ×") if isinstance(unit, int | float) else ""
    return f"{multiple} {currency}".strip()


def _width(declared: Column | None, label: str) -> int:
    if declared is None or declared.kind in (Kind.TEXT, Kind.REFERENCES):
        return 220
    if declared.kind in (Kind.ID, Kind.REFERENCE, Kind.LABEL, Kind.SELECTOR):
        return 170
    return max(90, 7 * len(label) + 50)


def _options(draft: Draft, name: str, declared: Column) -> list[str]:
    """The choices of a list, with what stands in the column already; [] for free text."""
    if declared.kind is Kind.FLAG:
        choices: tuple[str, ...] = ("yes", "no")
    elif declared.kind is Kind.CHOICE:
        choices = declared.choices
    elif declared.kind is Kind.REFERENCE:
        choices = ids(draft, declared)
    else:
        return []
    there = draft.values(name, declared.name)
    options = [option for option in dict.fromkeys((*choices, *there)) if option]
    return options if len(options) <= MOST_CHOICES else []


def ids(draft: Draft, declared: Column) -> tuple[str, ...]:
    """The ids to which a column may refer."""
    found: dict[str, None] = {}
    for place in declared.refers_to:
        table, _, column = place.partition(".")
        found |= dict.fromkeys(cell for cell in draft.values(table, column) if cell)
    return tuple(found)


def all_columns(draft: Draft, name: str, *, every: bool) -> tuple[str, ...]:
    """The columns to show: those that the table has, or all that it may have besides."""
    there = draft.columns.get(name, ())
    if not every or name not in TABLES:
        return there
    more = (*(column.name for column in TABLES[name].columns), "source", "notes")
    return tuple(dict.fromkeys((*there, *more)))
