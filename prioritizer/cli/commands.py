"""The commands. Each imports what it needs when it runs: the help must come at once."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from prioritizer import __version__
from prioritizer.cli.app_command import app as serve
from prioritizer.cli.budget_commands import alternatives, budget_curve, priority_list
from prioritizer.cli.compare_command import compare
from prioritizer.cli.diagnose_command import diagnose
from prioritizer.cli.explain_command import explain
from prioritizer.cli.options import (
    INFEASIBLE,
    INVALID,
    WITHOUT_PLAN,
    AsJson,
    EngineName,
    Gap,
    NoTieBreak,
    Overrides,
    ScenarioPath,
    SolverName,
    Threads,
    TimeLimit,
    WeightsOf,
    complain,
    faults_end_the_command,
    load,
    show_or_print,
)
from prioritizer.cli.pareto_command import pareto
from prioritizer.cli.report_command import report
from prioritizer.cli.robustness_commands import groups, robustness, sensitivity
from prioritizer.cli.speaking_commands import Commands
from prioritizer.cli.weights_command import weights
from prioritizer.language import say

app = Commands(
    name="prioritizer",
    help="Find, prove and explain the reform plan that gains most within its means.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

EXIT_OF = {"optimal": 0, "feasible": 0, "infeasible": INFEASIBLE}
"""Exit status by the status of the answer; anything else ended without a plan."""


app.command("app")(serve)
app.command("budget-curve")(budget_curve)
app.command("alternatives")(alternatives)
app.command("priority-list")(priority_list)
app.command("compare")(compare)
app.command("explain")(explain)
app.command("diagnose")(diagnose)
app.command("pareto")(pareto)
app.command("report")(report)
app.command("weights")(weights)
app.command("groups")(groups)
app.command("robustness")(robustness)
app.command("sensitivity")(sensitivity)


def main() -> None:
    """Run the command line; what goes wrong in it is one message and an exit status."""
    try:
        app()
    except BrokenPipeError:  # the reader of a pipe has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        complain(say("A file could not be read or written: {error}", error=error))
        sys.exit(INVALID)
    except (ArithmeticError, RuntimeError) as error:
        complain(say("The answer could not be verified and is not shown: {error}", error=error))
        sys.exit(WITHOUT_PLAN)


def show_version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def prioritizer(
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="The version.")
    ] = False,
) -> None:
    """Find, prove and explain the reform plan that gains most within its means."""


@app.command()
def solve(
    path: ScenarioPath,
    as_json: AsJson = False,
    out: Annotated[
        list[Path] | None,
        typer.Option(help="Also write the answer: a folder of CSV, or an .xlsx; may be repeated."),
    ] = None,
    engine: EngineName = "highs",
    solver: SolverName = None,
    gap: Gap = 0.0,
    time_limit: TimeLimit = None,
    threads: Threads = None,
    no_tie_break: NoTieBreak = False,
    weights_of: WeightsOf = None,
    overrides: Overrides = None,
) -> None:
    """Find the best plan, with proof."""
    from prioritizer.cli.display import show_answer
    from prioritizer.cli.progress import ProgressLines
    from prioritizer.solving import solve as solve_scenario

    scenario = load(path, overrides, as_json=as_json, weights_of=weights_of)
    with faults_end_the_command():
        answer = solve_scenario(
            scenario,
            engine=engine,
            solver=solver,
            gap=gap,
            time_limit=time_limit,
            threads=threads,
            tie_break=not no_tie_break,
            on_progress=ProgressLines(),
        )
    for place in out or ():
        answer.write(place)
    show_or_print(answer, show_answer, as_json=as_json)
    for place in out or ():
        complain(say("Written: {path}", path=place))
    raise typer.Exit(EXIT_OF.get(answer.status, WITHOUT_PLAN))


@app.command()
def check(path: ScenarioPath, as_json: AsJson = False, overrides: Overrides = None) -> None:
    """Validate a scenario, and advise on what is legal but odd."""
    import json

    from prioritizer.cli.display import show_check
    from prioritizer.tables.advice import check as check_scenario

    subject = load(path, overrides, as_json=as_json) if overrides else path
    report = check_scenario(subject)
    if as_json:
        sys.stdout.write(json.dumps(report.to_dict(), ensure_ascii=False) + "\n")
    else:
        show_check(report)
    raise typer.Exit(0 if report.valid else INVALID)


@app.command()
def evaluate(
    path: ScenarioPath,
    as_json: AsJson = False,
    weights_of: WeightsOf = None,
    overrides: Overrides = None,
) -> None:
    """Judge the plan of the table `plan` without optimising, and name what it breaks."""
    from prioritizer.cli.display import show_answer, show_violations
    from prioritizer.cli.uncertainty_display import show_effect_range
    from prioritizer.judging import evaluate as evaluate_plan

    scenario = load(path, overrides, as_json=as_json, weights_of=weights_of)
    judgement = evaluate_plan(scenario)
    if as_json:
        sys.stdout.write(judgement.to_json() + "\n")
    else:
        show_answer(judgement)
        if judgement.uncertainty is not None:
            show_effect_range(judgement.uncertainty)
        show_violations(judgement.violations)
    raise typer.Exit(INFEASIBLE if judgement.violations else 0)


@app.command()
def export(
    path: ScenarioPath,
    to: Annotated[Path, typer.Option(help="File to write: .mps or .lp.")],
    weights_of: WeightsOf = None,
    overrides: Overrides = None,
) -> None:
    """Write the compiled model for any other solver."""
    from prioritizer.compilation import compile as compile_scenario

    scenario = load(path, overrides, as_json=False, weights_of=weights_of)
    try:
        compile_scenario(scenario).write(to)
    except (ValueError, OSError) as error:
        complain(str(error))
        raise typer.Exit(INVALID) from None
    complain(say("Written: {path}", path=to))
