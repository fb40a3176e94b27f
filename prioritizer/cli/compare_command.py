"""The command compare: several scenarios side by side."""

from __future__ import annotations

from pathlib import Path
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
    TimeLimit,
    WeightsOf,
    complain,
    faults_end_the_command,
    load,
    show_or_print,
)
from prioritizer.language import say

if TYPE_CHECKING:
    from prioritizer.explanation.compare import Comparison


def compare(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="SCENARIO SCENARIO [...]", help="Folders or workbooks."),
    ],
    as_json: AsJson = False,
    out: Annotated[
        list[Path] | None, typer.Option(help="Also write a workbook (.xlsx); may be repeated.")
    ] = None,
    engine: EngineName = "highs",
    gap: Gap = 0.0,
    time_limit: TimeLimit = None,
    weights_of: WeightsOf = None,
    overrides: Overrides = None,
) -> None:
    """Compare scenarios: inputs, money, indicators, objectives and what each plan funds."""
    from prioritizer.cli.compare_display import show_comparison
    from prioritizer.explanation.compare import compare as find

    if len(paths) < 2:
        complain(say("{count} scenario: give at least two to compare", count=len(paths)))
        raise typer.Exit(INVALID)
    scenarios = {
        name: load(path, overrides, as_json=as_json, weights_of=weights_of)
        for name, path in zip(names_of(paths), paths, strict=True)
    }
    with faults_end_the_command():
        found = find(scenarios, engine=engine, gap=gap, time_limit=time_limit, on_progress=complain)
        for place in out or ():
            found.write(place)
            complain(say("Written: {path}", path=place))
    show_or_print(found, show_comparison, as_json=as_json)
    raise typer.Exit(exit_status(found))


def names_of(paths: list[Path]) -> list[str]:
    """Short names of the scenarios: folder or file, the whole path where two are the same.

    >>> names_of([Path("a/base"), Path("a/poor.xlsx")]), names_of([Path("a/x"), Path("b/x")])
    (['base', 'poor'], ['a/x', 'b/x'])
    """
    short = [path.resolve().stem for path in paths]
    if len(set(short)) == len(short):
        return short
    long = [path.as_posix() for path in paths]
    return long if len(set(long)) == len(long) else [f"{n} {x}" for n, x in enumerate(long, 1)]


def exit_status(found: Comparison) -> int:
    """0 where every scenario has a plan, 1 where one has none that keeps its rules, else 3."""
    without = {plan.status for plan in found.plans if plan.objective is None}
    if not without:
        return 0
    return INFEASIBLE if without == {"infeasible"} else WITHOUT_PLAN
