"""Answers and advice as tables for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from prioritizer.answer_files import money_unit
from prioritizer.language import in_style, say
from prioritizer.language.terms import status_text

if TYPE_CHECKING:
    from prioritizer.allocation import Allocation
    from prioritizer.evaluation import Violation
    from prioritizer.tables.advice import CheckReport
    from prioritizer.tables.faults import Fault


def show_answer(answer: Allocation) -> None:
    """Print an answer: how good and how sure, then the plan, the money and the indicators."""
    console = Console(width=None if Console().is_terminal else 120)
    console.print(headline(answer), highlight=False)
    if not answer.has_plan:
        return
    for table in (plan_table(answer), funds_table(answer), indicator_table(answer)):
        if table.row_count:
            console.print(table)


def headline(answer: Allocation) -> str:
    """The first lines: title, status, objective with its gap, total cost."""
    lines = [f"[bold]{escape(answer.scenario.settings.title or say('Scenario'))}[/bold]"]
    words = status_text(answer.status, answer.gap)
    lines.append(
        say(
            "Status: {status} ({words}), {solver}, {seconds} s",
            status=answer.status,
            words=words,
            solver=escape(answer.solver),
            seconds=in_style(f"{answer.seconds:.2f}"),
        )
    )
    if answer.message and answer.status != "optimal":
        lines.append(escape(answer.message))
    for objective in answer.objectives:
        if objective.value is not None:
            proof = "" if objective.proven else say(", not proven")
            lines.append(in_style(f"{objective.value:,.6g}").join((f"{objective.name}: ", proof)))
    lines += [escape(say("Note: {note}", note=note)) for note in answer.notes]
    if answer.gap:
        lines.append(say("Gap to the proven bound: {gap}", gap=in_style(f"{answer.gap:.4%}")))
    if answer.total_cost is not None:
        lines.append(
            say(
                "Total cost: {cost}",
                cost=in_style(f"{answer.total_cost:,.1f}") + f" {escape(money_unit(answer))}",
            )
        )
    return "\n".join(lines)


def grid(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], text: int = 1) -> Table:
    """A table whose first ``text`` columns are words and whose others are numbers."""
    table = Table(title=escape(title), title_justify="left", header_style="bold")
    for place, column in enumerate(columns):
        table.add_column(escape(column), justify="left" if place < text else "right")
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    return table


def number(value: Any, digits: int = 1) -> str:
    """A number for people; a dash for one that does not exist."""
    if value is None or pd.isna(value):
        return "-"
    rounded = f"{value:,.{digits}f}"
    return "0" if float(rounded.replace(",", "")) == 0 else in_style(rounded)


def percent(value: Any) -> str:
    """A share as a percentage for people."""
    return f"{value:.0%}"


def by_year(frame: pd.DataFrame, keys: list[str], value: str) -> pd.DataFrame:
    """One row for each key (a tuple) in the frame's order, one column a year."""
    order = pd.MultiIndex.from_frame(frame[keys].drop_duplicates())
    wide = frame.set_index([*keys, "year"])[value].unstack("year")
    wide.index = pd.MultiIndex.from_frame(wide.index.to_frame())
    return wide.reindex(order)


def plan_table(answer: Allocation) -> Table:
    """What operates in each year, at which cost."""
    frame, names = answer.allocation, named(answer, "interventions", "intervention")
    keys = ["intervention", "region"]
    scale, cost = by_year(frame, keys, "scale"), by_year(frame, keys, "cost")
    years = [str(year) for year in scale.columns]
    rows = [
        [
            names.get(key[0], key[0]) + (f" ({key[1]})" if key[1] else ""),
            *(number(cell, 2) for cell in scale.loc[key]),
            *(number(cell) for cell in cost.loc[key]),
            number(cost.loc[key].sum()),
        ]
        for key in scale.index
    ]
    head = [
        say("intervention"),
        *(say("scale {year}", year=y) for y in years),
        *(say("cost {year}", year=y) for y in years),
        say("cost"),
    ]
    return grid(
        say("Plan (scale that operates; cost in {unit})", unit=money_unit(answer)), head, rows
    )


def funds_table(answer: Allocation) -> Table:
    """Each funder's year."""
    names = named(answer, "funders", "funder")
    rows = [
        [names.get(funder, funder), str(year), *(number(cell) for cell in cells)]
        for funder, year, *cells in plain_rows(answer.funds)
    ]
    head = [
        say("funder"),
        say("year"),
        say("amount"),
        say("carried in"),
        say("spent"),
        say("carried out"),
        say("unspent"),
    ]
    return grid(say("Money ({unit})", unit=money_unit(answer)), head, rows, text=2)


def indicator_table(answer: Allocation) -> Table:
    """Each indicator: baseline, projected values by year, target, progress in the last year."""
    given = answer.scenario.table("indicators").set_index("indicator")
    frame = answer.indicators
    frame = frame[frame["region"] == ""]
    value, progress = (
        by_year(frame, ["indicator"], "value"),
        by_year(frame, ["indicator"], "progress"),
    )
    rows: list[list[str]] = []
    for place, (indicator,) in enumerate(value.index):
        row = given.loc[indicator]
        unit = f" [{row['unit']}]" if row["unit"] else ""
        cells = value.iloc[place]
        rows.append(
            [
                (row["name"] or indicator) + unit,
                number(row["baseline"], 2),
                *(number(cell, 2) for cell in cells),
                number(row["target"], 2),
                percent(progress.iloc[place, -1]),
            ]
        )
    head = [
        say("indicator"),
        say("baseline"),
        *(str(y) for y in value.columns),
        say("target"),
        say("progress"),
    ]
    return grid(say("Indicators (projected value, all else as the trend says)"), head, rows)


def plain_rows(frame: pd.DataFrame) -> Iterable[tuple[Any, ...]]:
    """The rows of a frame as tuples of plain values."""
    return zip(*(frame[column].tolist() for column in frame), strict=True)


def named(answer: Allocation, table: str, key: str) -> dict[str, str]:
    """Names of the ids of a table, where it gives one."""
    frame = answer.scenario.table(table)
    return {i: name for i, name in zip(frame[key], frame["name"], strict=True) if name}


def show_violations(violations: Sequence[Violation]) -> None:
    """Print every rule that a plan breaks."""
    console = Console()
    if not violations:
        console.print(say("The plan keeps every rule."))
        return
    console.print(
        "[bold]" + say("The plan breaks {count} rules:", count=len(violations)) + "[/bold]"
    )
    for violation in violations:
        console.print(f"- {escape(violation.sentence)}", highlight=False)


def show_check(report: CheckReport) -> None:
    """Print the faults and the advice on a scenario."""
    console = Console()
    for title, faults in ((say("error"), report.errors), (say("advice"), report.warnings)):
        for fault in faults:
            console.print(f"[bold]{title}[/bold] {escape(told(fault))}", highlight=False)
    verdict = say("valid") if report.valid else say("not valid")
    console.print(
        say(
            "{verdict}: {errors} errors, {advice} pieces of advice",
            verdict=verdict,
            errors=len(report.errors),
            advice=len(report.warnings),
        )
    )


def told(fault: Fault) -> str:
    """Where a fault is and what to do about it."""
    return str(fault)
