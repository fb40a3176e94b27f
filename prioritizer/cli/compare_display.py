"""A comparison as tables for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.table import Table

from prioritizer.cli.curve_display import console
from prioritizer.cli.display import grid, number
from prioritizer.language import in_style, say
from prioritizer.language.terms import status_text

if TYPE_CHECKING:
    from prioritizer.explanation.compare import Comparison

MOST_INPUTS = 40
"""Differences in the inputs that are printed; --json and --out give all."""


def show_comparison(found: Comparison) -> None:
    """Print plans, inputs that differ, money, indicators, objectives and what only some fund."""
    from prioritizer.explanation.compare import DEFINITION

    screen = console()
    tables = (
        plans_table(found),
        inputs_table(found),
        money_table(found),
        indicators_table(found),
        objectives_table(found),
        funded_table(found),
    )
    for table in tables:
        if table.row_count:
            screen.print(table)
    unseen = len(found.inputs) + len(found.rows) - MOST_INPUTS
    if unseen > 0:
        screen.print(
            say("{unseen} more differences in the inputs: see --json or --out.", unseen=unseen)
        )
    for note in (*found.notes, say(DEFINITION)):
        screen.print(note, markup=False, highlight=False)


def plans_table(found: Comparison) -> Table:
    """A line for each plan."""
    rows = [
        [
            plan.scenario,
            f"{plan.status} ({status_text(plan.status, plan.gap)})",
            plan.criterion,
            number(plan.objective, 4),
            share(plan.share_of_best),
            number(plan.total_cost),
            plan.money_unit,
        ]
        for plan in found.plans
    ]
    head = [
        say("scenario"),
        say("status"),
        say("objective"),
        say("value"),
        say("of the best possible"),
        say("cost"),
        say("unit"),
    ]
    return grid(say("Plans"), head, rows)


def inputs_table(found: Comparison) -> Table:
    """Inputs that differ, values side by side; rows that only some have."""
    rows = [
        [d.table, d.id, d.column, *(shown(d.values[name]) for name in found.names)]
        for d in found.inputs
    ]
    rows += [
        [d.table, d.id, say("(row)"), *(say("yes") if n in d.present else "-" for n in found.names)]
        for d in found.rows
    ]
    head = [say("table"), say("row"), say("column"), *found.names]
    return grid(say("Inputs that differ"), head, rows[:MOST_INPUTS], text=3)


def money_table(found: Comparison) -> Table:
    """Money by category, funding source, region and year."""
    words = {"funder": say("funding source")}
    rows = [
        [
            words.get(line.by) or say(line.by),
            line.item or "-",
            *(number(a) for a in line.amounts.values()),
        ]
        for line in found.money
    ]
    return grid(say("Money"), [say("by"), "", *found.names], rows, text=2)


def indicators_table(found: Comparison) -> Table:
    """Baseline, value in the last year and progress of each indicator."""
    rows = [
        [
            line.indicator + (f" [{line.unit}]" if line.unit else ""),
            line.scenario,
            number(line.baseline, 2),
            number(line.value, 2),
            number(line.target, 2),
            share(line.progress),
        ]
        for line in found.indicators
    ]
    head = [
        say("indicator"),
        say("scenario"),
        say("baseline"),
        say("last year"),
        say("target"),
        say("progress"),
    ]
    return grid(say("Indicators"), head, rows, text=2)


def objectives_table(found: Comparison) -> Table:
    """Each plan by each scenario's objective and weights."""
    matrix = found.matrix()
    rows = [[name, *(number(matrix[name][n], 4) for n in found.names)] for name in found.names]
    head = [say("plan of"), *(say("weights of {name}", name=name) for name in found.names)]
    return grid(say("Objective of each plan under each other's weights"), head, rows)


def funded_table(found: Comparison) -> Table:
    """Programmes that only some of the plans fund."""
    rows = [
        [
            line.item,
            *(
                say("funded")
                if n in line.funded
                else (say("not there") if n in line.not_there else "-")
                for n in found.names
            ),
        ]
        for line in found.funded
    ]
    return grid(say("Not funded alike"), [say("programme"), *found.names], rows)


def shown(value: Any) -> str:
    """An input for people."""
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if value is None:
        return "-"
    return in_style(f"{value:g}") if isinstance(value, float) else str(value)


def share(value: float | None) -> str:
    """A share for people."""
    return "-" if value is None else in_style(f"{value:.1%}")
