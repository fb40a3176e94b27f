"""Options that commands share, and the scenario that they name."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

if TYPE_CHECKING:
    from prioritizer.scenario import Scenario
    from prioritizer.tables.faults import ScenarioError

INFEASIBLE, INVALID, WITHOUT_PLAN = 1, 2, 3
"""Exit statuses other than 0 (docs/data.md, Command line)."""

ScenarioPath: TypeAlias = Annotated[
    Path, typer.Argument(metavar="SCENARIO", help="A folder with scenario.toml, or a workbook.")
]
AsJson: TypeAlias = Annotated[
    bool, typer.Option("--json", help="Print one JSON document and nothing else.")
]
Overrides: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="KEY=VALUE",
        help="Change a setting (evaluate=final_year) or a cell (TABLE.ID.COLUMN=VALUE).",
    ),
]
EngineName: TypeAlias = Annotated[str, typer.Option(help="highs, pulp or pyomo.")]
SolverName: TypeAlias = Annotated[
    str | None, typer.Option(help="One of the engine's solvers; its default without.")
]
Gap: TypeAlias = Annotated[
    float, typer.Option(help="Relative gap to the bound within which a plan is optimal.", min=0.0)
]
TimeLimit: TypeAlias = Annotated[
    float | None, typer.Option(help="Seconds for all stages together.", min=0.0)
]
Threads: TypeAlias = Annotated[int | None, typer.Option(help="Threads of the solver.", min=1)]
NoTieBreak: TypeAlias = Annotated[
    bool, typer.Option("--no-tie-break", help="Take any best plan, not the cheapest of them.")
]


def complain(message: str) -> None:
    """Write a message to standard error."""
    typer.echo(message, err=True)


def load(path: Path, overrides: list[str] | None, *, as_json: bool) -> Scenario:
    """Read the scenario and change it as ``--set`` asks; ends the command where it has faults."""
    from prioritizer.tables.faults import ScenarioError
    from prioritizer.tables.read import read_scenario

    try:
        scenario = read_scenario(path)
        return scenario.with_overrides(overrides) if overrides else scenario
    except ScenarioError as error:
        refuse(error, as_json=as_json)
        raise typer.Exit(INVALID) from None


def refuse(error: ScenarioError, *, as_json: bool) -> None:
    """Tell every fault of a scenario, on standard output only as JSON."""
    if as_json:
        import json

        from prioritizer.tables.advice import CheckReport

        report = CheckReport(valid=False, errors=error.faults, warnings=())
        sys.stdout.write(json.dumps(report.to_dict(), ensure_ascii=False) + "\n")
    complain(str(error))
