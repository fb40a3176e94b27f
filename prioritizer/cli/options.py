"""Options that commands share, and the scenario that they name."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol, TypeAlias, TypeVar

import typer

if TYPE_CHECKING:
    from prioritizer.scenario import Scenario
    from prioritizer.tables.faults import ScenarioError


class Document(Protocol):
    """An answer that can be written as JSON."""

    def to_json(self) -> str:
        """The answer as one JSON document."""
        ...


Answer = TypeVar("Answer", bound=Document)

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
WeightsOf: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="STAKEHOLDER", help="Weigh the indicators as a stakeholder does, or as their mean."
    ),
]
EngineName: TypeAlias = Annotated[str, typer.Option(help="highs, pulp or pyomo.")]
SolverName: TypeAlias = Annotated[
    str | None, typer.Option(help="One of the engine's solvers; its default without.")
]
Gap: TypeAlias = Annotated[
    float, typer.Option(help="Relative gap to the bound within which a plan is optimal.", min=0.0)
]
Workers: TypeAlias = Annotated[
    int | None, typer.Option(help="Processes; one a processor without.", min=1)
]
TimeLimit: TypeAlias = Annotated[
    float | None, typer.Option(help="Seconds for all stages together.", min=0.0)
]
Threads: TypeAlias = Annotated[int | None, typer.Option(help="Threads of the solver.", min=1)]
NoTieBreak: TypeAlias = Annotated[
    bool, typer.Option("--no-tie-break", help="Take any best plan, not the cheapest of them.")
]


@contextmanager
def faults_end_the_command() -> Iterator[None]:
    """What is wrong with an option or argument is told and ends the command."""
    try:
        yield
    except ValueError as error:
        complain(str(error))
        raise typer.Exit(INVALID) from None


def show_or_print(answer: Answer, show: Callable[[Answer], object], *, as_json: bool) -> None:
    """An answer as one JSON document on standard output, or as its command shows it."""
    if as_json:
        sys.stdout.write(answer.to_json() + "\n")
    else:
        show(answer)


def complain(message: str) -> None:
    """Write a message to standard error."""
    typer.echo(message, err=True)


def load(
    path: Path, overrides: list[str] | None, *, as_json: bool, weights_of: str | None = None
) -> Scenario:
    """Read the scenario and change it as the options ask; ends the command where it has faults."""
    from prioritizer.preferences import with_weights_of
    from prioritizer.tables.faults import ScenarioError
    from prioritizer.tables.read import read_scenario

    with faults_end_the_command():
        try:
            scenario = read_scenario(path)
            if overrides:
                scenario = scenario.with_overrides(overrides)
            return with_weights_of(scenario, weights_of) if weights_of else scenario
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
