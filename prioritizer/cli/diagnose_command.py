"""The command ``diagnose``: why a scenario is infeasible, and the cheapest repairs."""

from __future__ import annotations

import sys
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
    faults_end_the_command,
    load,
)
from prioritizer.language import in_style, say

if TYPE_CHECKING:
    from prioritizer.explanation.results import Attainable, Diagnosis, Repair

EXIT_OF = {True: 0, False: INFEASIBLE, None: WITHOUT_PLAN}
"""Exit status by whether there is a plan."""


def diagnose(
    path: ScenarioPath,
    as_json: AsJson = False,
    limit: Annotated[
        int, typer.Option(help="Most conflicts and most repairs to look for.", min=1)
    ] = 5,
    engine: EngineName = "highs",
    time_limit: TimeLimit = None,
    overrides: Overrides = None,
) -> None:
    """Say why a scenario has no plan, and which least changes would give it one."""
    from prioritizer.explanation.diagnose import diagnose as diagnose_scenario

    scenario = load(path, overrides, as_json=as_json)
    with faults_end_the_command():
        found = diagnose_scenario(scenario, engine=engine, limit=limit, time_limit=time_limit)
    sys.stdout.write((found.to_json() if as_json else told(found)) + "\n")
    raise typer.Exit(EXIT_OF[found.feasible])


def told(found: Diagnosis) -> str:
    """A diagnosis for people."""
    verdict = {
        True: say("The scenario has a plan."),
        False: say("The scenario has no plan."),
        None: say("It is not known whether the scenario has a plan."),
    }
    lines = [verdict[found.feasible]]
    for number, conflict in enumerate(found.conflicts, start=1):
        lines += [
            "",
            say(
                "Conflict {number}: these cannot all hold; without any one of them they can.",
                number=number,
            ),
        ]
        lines += [f"- {member.sentence}" for member in conflict]
    if found.repairs:
        lines += ["", say("Repairs, the least change first:")]
        lines += [repair_line(n, repair) for n, repair in enumerate(found.repairs, start=1)]
    if found.attainable:
        lines += ["", say("The most that can be reached:")]
        lines += [attainable_line(entry) for entry in found.attainable]
    if found.message:
        lines += ["", found.message]
    return "\n".join(lines)


def repair_line(number: int, repair: Repair) -> str:
    """A repair with what the best plan is then worth."""
    return say(
        "{number}. {sentence} The objective is then {objective}.",
        number=number,
        sentence=repair.sentence,
        objective=in_style(f"{repair.objective:.6g}"),
    )


def attainable_line(entry: Attainable) -> str:
    """A required value beside the best that can be reached."""
    best = (
        say("no plan")
        if entry.attainable is None
        else in_style(f"{entry.attainable:.6g}") + f" {entry.unit}".rstrip()
    )
    others = "" if entry.others_kept else say(", with the values required of indicators set aside")
    return say(
        "- {indicator} in {year}: {best} (required: {required}){others}",
        indicator=entry.indicator,
        year=entry.year,
        best=best,
        required=in_style(f"{entry.required:.6g}"),
        others=others,
    )
