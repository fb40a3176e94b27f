"""The command ``explain``: why each intervention is funded or not."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer

from prioritizer.cli.options import (
    INFEASIBLE,
    INVALID,
    WITHOUT_PLAN,
    AsJson,
    EngineName,
    Gap,
    Overrides,
    ScenarioPath,
    TimeLimit,
    WeightsOf,
    complain,
    load,
)
from prioritizer.language import say

if TYPE_CHECKING:
    from prioritizer.explanation.account import Explanation
    from prioritizer.explanation.workers import Step

EVERY = 2.0
"""Seconds between two lines of progress."""

EXIT_OF = {"optimal": 0, "feasible": 0, "infeasible": INFEASIBLE}
"""Exit status by the status of the best plan; anything else ended without one."""


@dataclass
class StepLines:
    """Writes to standard error how many questions are answered, at most every ``EVERY`` seconds."""

    last: float = field(default_factory=time.monotonic)

    def __call__(self, step: Step) -> None:
        """Show a step, if the last one is long enough ago."""
        now = time.monotonic()
        if now - self.last >= EVERY:
            self.last = now
            complain(
                say(
                    "{done} of {total}: {label}", done=step.done, total=step.total, label=step.label
                )
            )


def explain(
    path: ScenarioPath,
    as_json: AsJson = False,
    engine: EngineName = "highs",
    gap: Gap = 0.0,
    time_limit: TimeLimit = None,
    workers: Annotated[
        int | None, typer.Option(help="Processes; one a processor without.", min=1)
    ] = None,
    weights_of: WeightsOf = None,
    overrides: Overrides = None,
) -> None:
    """Say why each intervention is funded or not, and what each limit and rule costs."""
    from prioritizer.explanation.explain import explain as explain_scenario

    scenario = load(path, overrides, as_json=as_json, weights_of=weights_of)
    try:
        found = explain_scenario(
            scenario,
            engine=engine,
            gap=gap,
            time_limit=time_limit,
            workers=workers,
            on_progress=StepLines(),
        )
    except ValueError as error:
        complain(str(error))
        raise typer.Exit(INVALID) from None
    if as_json:
        sys.stdout.write(found.to_json() + "\n")
    else:
        show(found)
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
