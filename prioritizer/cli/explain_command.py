"""The command ``explain``: why each intervention is funded or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from prioritizer.cli.options import (
    INFEASIBLE,
    WITHOUT_PLAN,
    AsJson,
    EngineName,
    Gap,
    Overrides,
    ScenarioPath,
    TimeLimit,
    WeightsOf,
    Workers,
    complain,
    faults_end_the_command,
    load,
    show_or_print,
)
from prioritizer.cli.progress import SeldomLines
from prioritizer.language import say

if TYPE_CHECKING:
    from prioritizer.explanation.account import Explanation
    from prioritizer.explanation.workers import Step

EXIT_OF = {"optimal": 0, "feasible": 0, "infeasible": INFEASIBLE}
"""Exit status by the status of the best plan; anything else ended without one."""


class StepLines(SeldomLines["Step"]):
    """How many questions are answered."""

    def line(self, moment: Step) -> str:
        """One step in words."""
        return say(
            "{done} of {total}: {label}",
            done=moment.done,
            total=moment.total,
            label=moment.label,
        )


def explain(
    path: ScenarioPath,
    as_json: AsJson = False,
    engine: EngineName = "highs",
    gap: Gap = 0.0,
    time_limit: TimeLimit = None,
    workers: Workers = None,
    weights_of: WeightsOf = None,
    overrides: Overrides = None,
) -> None:
    """Say why each intervention is funded or not, and what each limit and rule costs."""
    from prioritizer.explanation.explain import explain as explain_scenario

    scenario = load(path, overrides, as_json=as_json, weights_of=weights_of)
    with faults_end_the_command():
        found = explain_scenario(
            scenario,
            engine=engine,
            gap=gap,
            time_limit=time_limit,
            workers=workers,
            on_progress=StepLines(),
        )
    show_or_print(found, show, as_json=as_json)
    if found.missing:
        complain(say("Not done: {missing}", missing=", ".join(found.missing)))
    raise typer.Exit(EXIT_OF.get(found.status, WITHOUT_PLAN))


def show(found: Explanation) -> None:
    """Print the sentences, then what limits and constraints are worth."""
    from rich.console import Console

    from prioritizer.cli.display import grid, number

    console = Console(width=None if Console().is_terminal else 120)
    if found.message:
        console.print(f"{found.status}: {found.message}", markup=False, highlight=False)
    for why in found.answers:
        console.print(f"- {why.sentence}", markup=False, highlight=False)
    values = [
        [
            " ".join(part for part in (value.name, value.bound, str(value.year or "")) if part),
            value.method,
            number(value.value, 2),
            number(value.step, 2),
            number(value.gain_per_unit, 6),
            say(value.unit),
        ]
        for value in found.values
        if value.gain_per_unit is None or value.gain_per_unit > 0
    ]
    if values:
        head = [
            say("limit"),
            say("found by"),
            say("value"),
            say("step"),
            say("gain per unit"),
            say("unit"),
        ]
        console.print(
            grid(say("What one unit more is worth (others: nothing)"), head, values, text=2)
        )
    prices = [
        [
            price.name,
            price.family,
            say(price.basis),
            number(price.gain, 6),
            number(price.compensating_budget),
        ]
        for price in found.prices
        if price.gain is None or price.gain > 0
    ]
    if prices:
        head = [
            say("constraint"),
            say("kind"),
            say("basis"),
            say("gain without"),
            say("money that gains as much"),
        ]
        console.print(grid(say("What constraints cost (others: nothing)"), head, prices, text=3))
