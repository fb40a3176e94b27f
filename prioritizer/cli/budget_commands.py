"""Commands about money and choice: budget-curve, alternatives, priority-list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from prioritizer.cli.options import (
    AsJson,
    EngineName,
    Gap,
    Overrides,
    ScenarioPath,
    TimeLimit,
    WeightsOf,
    complain,
    faults_end_the_command,
    load,
    show_or_print,
)
from prioritizer.language import in_style, say


def answered(find: Callable[[], Any], show: Callable[[Any], None], *, as_json: bool) -> None:
    """Find an answer and show it; end the command where an argument is out of range."""
    with faults_end_the_command():
        answer = find()
    show_or_print(answer, show, as_json=as_json)


def budget_curve(
    path: ScenarioPath,
    as_json: AsJson = False,
    points: Annotated[int, typer.Option(help="How many budgets.", min=2)] = 11,
    lowest: Annotated[float, typer.Option("--from", help="Lowest factor on the money.")] = 0.5,
    highest: Annotated[float, typer.Option("--to", help="Highest factor on the money.")] = 1.5,
    funder: Annotated[str | None, typer.Option(help="Scale this funder alone.")] = None,
    engine: EngineName = "highs",
    gap: Gap = 0.0,
    time_limit: TimeLimit = None,
    weights_of: WeightsOf = None,
    overrides: Overrides = None,
) -> None:
    """Show what more or less money buys, re-solved at each budget."""
    from prioritizer.cli.curve_display import show_curve
    from prioritizer.explanation.budget_curve import budget_curve as find

    scenario = load(path, overrides, as_json=as_json, weights_of=weights_of)
    answered(
        lambda: find(
            scenario,
            points=points,
            lowest=lowest,
            highest=highest,
            funder=funder,
            engine=engine,
            gap=gap,
            time_limit=time_limit,
            on_progress=lambda point: complain(
                say(
                    "{factor} x the money: {status}",
                    factor=in_style(f"{point.factor:.3g}"),
                    status=point.status,
                )
            ),
        ),
        show_curve,
        as_json=as_json,
    )


def alternatives(
    path: ScenarioPath,
    as_json: AsJson = False,
    within: Annotated[float, typer.Option(help="Share of the best that may be given up.")] = 0.05,
    count: Annotated[int, typer.Option(help="How many plans, the best included.", min=1)] = 5,
    engine: EngineName = "highs",
    time_limit: TimeLimit = None,
    weights_of: WeightsOf = None,
    overrides: Overrides = None,
) -> None:
    """Find plans nearly as good as the best, each as different as can be."""
    from prioritizer.cli.curve_display import show_alternatives
    from prioritizer.explanation.alternatives import alternatives as find

    scenario = load(path, overrides, as_json=as_json, weights_of=weights_of)
    answered(
        lambda: find(scenario, within=within, count=count, engine=engine, time_limit=time_limit),
        show_alternatives,
        as_json=as_json,
    )


def levels_in(text: str | None, fallback: tuple[float, ...]) -> tuple[float, ...]:
    """Numbers separated by commas.

    Raises:
        ValueError: a part is not a number.
    """
    try:
        return tuple(float(part) for part in text.split(",")) if text else fallback
    except ValueError:
        raise ValueError(
            say("{text!r}: give numbers with commas between, as in 0.8,1,1.2", text=text)
        ) from None


def priority_list(
    path: ScenarioPath,
    as_json: AsJson = False,
    factors: Annotated[
        str | None, typer.Option(help="Budget levels, as factors: 0.6,0.8,1,1.2,1.4.")
    ] = None,
    probabilities: Annotated[
        str | None, typer.Option(help="Their probabilities, in proportion: 1,2,4,2,1.")
    ] = None,
    worst: Annotated[bool, typer.Option(help="Minimise the worst loss, not the expected.")] = False,
    engine: EngineName = "highs",
    gap: Gap = 1e-3,
    time_limit: TimeLimit = None,
    weights_of: WeightsOf = None,
    overrides: Overrides = None,
) -> None:
    """Rank the interventions so that every budget buys a prefix, with the least loss."""
    from prioritizer.cli.curve_display import show_list
    from prioritizer.explanation.priority_list import FACTORS
    from prioritizer.explanation.priority_list import priority_list as find

    scenario = load(path, overrides, as_json=as_json, weights_of=weights_of)
    answered(
        lambda: find(
            scenario,
            factors=levels_in(factors, FACTORS),
            probabilities=levels_in(probabilities, ()) or None,
            worst=worst,
            engine=engine,
            gap=gap,
            time_limit=time_limit,
        ),
        show_list,
        as_json=as_json,
    )
