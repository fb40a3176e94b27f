"""The command pareto: trade-offs between objectives."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prioritizer.cli.options import (
    INFEASIBLE,
    WITHOUT_PLAN,
    AsJson,
    EngineName,
    Overrides,
    ScenarioPath,
    TimeLimit,
    WeightsOf,
    faults_end_the_command,
    load,
    show_or_print,
)
from prioritizer.cli.progress import SeldomLines
from prioritizer.language import number_text, percent_text, say, say_count
from prioritizer.language.numbers import telling_decimals

if TYPE_CHECKING:
    from prioritizer.tradeoffs.front import ParetoFront
    from prioritizer.tradeoffs.front_search import FrontProgress

MOST_SHOWN = 60
"""Points on the screen; all are in the JSON."""


class FrontLines(SeldomLines["FrontProgress"]):
    """How far a search has come."""

    def line(self, moment: FrontProgress) -> str:
        """Where the search stands, in words."""
        return say(
            "{seconds} s: {points} points, {regions} regions open",
            seconds=number_text(moment.seconds, 0),
            points=moment.points,
            regions=moment.regions,
        )


def pareto(
    path: ScenarioPath,
    indicators: Annotated[
        list[str],
        typer.Option(
            help="An indicator, cost, equity or value:STAKEHOLDER; two to four, one after another."
        ),
    ],
    more: Annotated[list[str] | None, typer.Argument(hidden=True)] = None,
    as_json: AsJson = False,
    engine: EngineName = "highs",
    precision: Annotated[
        float, typer.Option(help="Of an approximation: share of each objective's range.")
    ] = 0.01,
    time_limit: TimeLimit = None,
    workers: Annotated[
        int | None, typer.Option(help="Processes; one a core for long searches.", min=1)
    ] = None,
    weights_of: WeightsOf = None,
    overrides: Overrides = None,
) -> None:
    """Find all trade-offs between two to four objectives, with proof."""
    from prioritizer.tradeoffs.pareto import pareto_front

    place, names = told_apart(path, indicators, more or [])
    scenario = load(place, overrides, as_json=as_json, weights_of=weights_of)
    with faults_end_the_command():
        front = pareto_front(
            scenario,
            names,
            engine=engine,
            precision=precision,
            time_limit=time_limit,
            workers=workers,
            on_progress=FrontLines(),
        )
    show_or_print(front, show_front, as_json=as_json)
    raise typer.Exit(exit_status(front))


def told_apart(
    path: Path, indicators: Sequence[str], more: Sequence[str]
) -> tuple[Path, list[str]]:
    """The scenario and the objectives, wherever the scenario stands among them.

    ``--indicators a b SCENARIO`` gives the option a, and b and SCENARIO as arguments.
    """
    words = [str(path), *more]
    place = next((word for word in words if Path(word).exists()), str(path))
    words.remove(place)
    return Path(place), [*indicators, *words]


def exit_status(front: ParetoFront) -> int:
    """0 with points, else why there are none (docs/data.md, Command line)."""
    if len(front):
        return 0
    return INFEASIBLE if front.status == "infeasible" else WITHOUT_PLAN


def show_front(front: ParetoFront) -> None:
    """The front as a table, and what is proven of it."""
    from rich.console import Console
    from rich.table import Table

    console = Console()
    console.print(verdict(front))
    if front.message:
        console.print(front.message)
    if not len(front):
        return
    table = Table()
    for objective in front.objectives:
        unit = f" ({objective.unit})" if objective.unit else ""
        table.add_column(f"{objective.name}{unit}", justify="right")
    table.add_column(say("Weights lead here"))
    table.add_column(say("Knee"))
    table.add_column(say("Also funded"))
    always = set.intersection(*map(set, front.points["funded"]))
    digits = {name: telling_decimals(front.points[name].tolist()) for name in front.names}
    for row in front.points.head(MOST_SHOWN).to_dict("records"):
        numbers = [number_text(row[name], digits[name]) for name in front.names]
        marks = [say("yes") if row[mark] else "" for mark in ("supported", "knee")]
        others = [name for name in row["funded"] if name not in always]
        table.add_row(*numbers, *marks, ", ".join(others))
    if always:
        names = ", ".join(name for name in front.points["funded"].iloc[0] if name in always)
        console.print(say("Every one of them funds {names}.", names=names))
    console.print(table)
    left = len(front) - MOST_SHOWN
    if left > 0:
        console.print(
            say_count(
                "{count} more point; --json has all.", "{count} more points; --json has all.", left
            )
        )


def verdict(front: ParetoFront) -> str:
    """What was found and how complete it is, in one sentence."""
    count = len(front)
    if front.is_complete:
        unsupported = count - int(front.is_supported.sum())
        found = say_count(
            "{count} trade-off: all there are.", "{count} trade-offs: all there are.", count
        )
        if not unsupported:
            return found
        lost = say_count(
            "No weights lead to {count} of them.",
            "No weights lead to {count} of them.",
            unsupported,
        )
        return f"{found} {lost}"
    found = say_count("{count} trade-off, not all.", "{count} trade-offs, not all.", count)
    if front.coverage is None or not count:
        return found
    bound = say(
        "Any other is better than one of these by at most {share} of the range of each objective.",
        share=percent_text(front.coverage),
    )
    return f"{found} {bound}"
