"""The command ``report``: the answer as a document to take away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from prioritizer.cli.options import (
    INFEASIBLE,
    WITHOUT_PLAN,
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
)
from prioritizer.language import say

if TYPE_CHECKING:
    from prioritizer.allocation import Allocation
    from prioritizer.scenario import Scenario

EXIT_OF = {"optimal": 0, "feasible": 0, "infeasible": INFEASIBLE}
"""Exit status by the status of the answer; anything else ended without a plan."""

REPORTS, OTHERS = (".html", ".pdf"), (".xlsx", ".json")
"""Endings of files that are reports, and of those that are the answer itself."""


def report(
    path: ScenarioPath,
    out: Annotated[
        list[Path], typer.Option(help="File to write: .html, .pdf, .xlsx or .json; repeatable.")
    ],
    sections: Annotated[
        str | None,
        typer.Option(
            help="Sections with commas between; why, guardrails, comparison, what_if, "
            "alternatives, trade_offs, weights and core are worked out only where named here."
        ),
    ] = None,
    against: Annotated[
        list[Path] | None, typer.Option(help="Another scenario, for the section comparison.")
    ] = None,
    trade_off: Annotated[
        str | None,
        typer.Option(
            metavar="NAME,NAME",
            help="For the section trade_offs: two to four of an indicator, cost, equity and "
            "value:STAKEHOLDER.",
        ),
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
    """Solve, and write the answer as a report: HTML, PDF, workbook or JSON."""
    from prioritizer.cli.progress import ProgressLines
    from prioritizer.solving import solve

    options: dict[str, Any] = {
        "engine": engine,
        "solver": solver,
        "gap": gap,
        "time_limit": time_limit,
        "threads": threads,
        "tie_break": not no_tie_break,
    }
    with faults_end_the_command():
        refuse_endings(out)
        wanted = wanted_sections(sections)
        scenario = load(path, overrides, as_json=False, weights_of=weights_of)
        objectives = wanted_objectives(scenario, wanted, trade_off)
        answer = solve(scenario, on_progress=ProgressLines(), **options)
        extras = documents(answer, wanted, options, against or [])
        extras |= preference_documents(answer, wanted, options, objectives)
        extras |= {
            "path": str(path),
            "options": options | {"weights_of": weights_of, "overrides": overrides or []},
        }
        for place in out:
            write(answer, wanted, extras, place)
            complain(say("Written: {path}", path=place))
    raise typer.Exit(EXIT_OF.get(answer.status, WITHOUT_PLAN))


def write(
    answer: Allocation, wanted: list[str] | None, extras: dict[str, Any], place: Path
) -> None:
    """Write one file, by its ending.

    Raises:
        ValueError: a section needs what there is not.
    """
    from prioritizer.language import current_language, current_number_style
    from prioritizer.report import make_report

    ending = place.suffix.lower()
    if ending not in REPORTS:
        write_answer(answer, place)
        return
    content = make_report(
        answer.scenario,
        answer.to_dict(),
        sections=wanted,
        language=current_language(),
        number_style=current_number_style(),
        format="pdf" if ending == ".pdf" else "html",
        extras=extras,
    )
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)


def refuse_endings(out: list[Path]) -> None:
    """Refuse files of another kind before anything is solved.

    Raises:
        ValueError: a file ends in something else.
    """
    for place in out:
        if place.suffix.lower() not in (*REPORTS, *OTHERS):
            known = ", ".join((*REPORTS, *OTHERS))
            raise ValueError(
                say("{path}: a report is a file that ends in {known}", path=place, known=known)
            )


def wanted_sections(text: str | None) -> list[str] | None:
    """The keys of sections in a list with commas; None where none is given.

    Raises:
        ValueError: one is unknown.
    """
    from prioritizer.report.outline import known_sections

    return None if text is None else known_sections(part.strip() for part in text.split(","))


def wanted_objectives(
    scenario: Scenario, wanted: list[str] | None, trade_off: str | None
) -> list[str]:
    """The objectives to trade off, none where nobody asks; refuses what cannot be before solving.

    Raises:
        ValueError: the section trade_offs lacks its objectives or one is not known; or weights and
            core are asked for where weights do not decide.
    """
    from prioritizer.tradeoffs.objectives import objectives_named
    from prioritizer.tradeoffs.valuing import require_weighted_gain

    keys = set(wanted or ())
    if keys & {"weights", "core"}:
        require_weighted_gain(scenario)
    if trade_off is None:
        if "trade_offs" in keys:
            raise ValueError(
                say("the section trade_offs needs --trade-off NAME,NAME: name two to four")
            )
        return []
    if wanted is not None and "trade_offs" not in keys:
        raise ValueError(say("--trade-off is for the section trade_offs: name it in --sections"))
    names = [part.strip() for part in trade_off.split(",")]
    objectives_named(scenario, names)
    return names


def write_answer(answer: Allocation, place: Path) -> None:
    """The answer itself: a workbook, or JSON."""
    if place.suffix.lower() == ".json":
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(answer.to_json() + "\n", encoding="utf-8")
    else:
        answer.write(place)


def documents(
    answer: Allocation, wanted: list[str] | None, options: dict[str, Any], against: list[Path]
) -> dict[str, Any]:
    """What the named sections need besides the answer.

    Raises:
        ValueError: there is nothing to compare with.
    """
    from prioritizer.explanation.alternatives import alternatives
    from prioritizer.explanation.budget_curve import budget_curve
    from prioritizer.explanation.explain import explain
    from prioritizer.explanation.uncertainty import effect_uncertainty

    scenario, keys = answer.scenario, set(wanted or ())
    common = {name: options[name] for name in ("engine", "time_limit")}
    found: dict[str, Any] = {}
    if answer.has_plan and (wanted is None or "uncertainty" in keys):
        found["uncertainty"] = effect_uncertainty(scenario, answer, sensitivity=False).to_dict()
    if keys & {"why", "guardrails"}:
        found["explain"] = explain(scenario, gap=options["gap"], **common).to_dict()
    if "what_if" in keys and answer.has_plan:
        found["budget_curve"] = budget_curve(scenario, gap=options["gap"], **common).to_dict()
    if "alternatives" in keys and answer.has_plan:
        found["alternatives"] = alternatives(scenario, **common).to_dict()
    if "comparison" in keys or against:
        found["compare"] = compared(answer, options, against)
    return found


def preference_documents(
    answer: Allocation, wanted: list[str] | None, options: dict[str, Any], objectives: list[str]
) -> dict[str, Any]:
    """What the sections on trade-offs and weights need; ends the command where there is none.

    The core is of all weights that keep the order of those given.
    """
    from prioritizer.cli.pareto_command import FrontLines
    from prioritizer.cli.robustness_commands import reached
    from prioritizer.runs.kinds import weights_that
    from prioritizer.tradeoffs.pareto import pareto_front
    from prioritizer.tradeoffs.robust import robust_portfolio
    from prioritizer.tradeoffs.sensitivity import weight_sensitivity

    scenario, keys, limit = answer.scenario, set(wanted or ()), options["time_limit"]
    found: dict[str, Any] = {}
    if not answer.has_plan:
        return found
    if objectives:
        found["front"] = pareto_front(
            scenario,
            objectives,
            engine=options["engine"],
            time_limit=limit,
            on_progress=FrontLines(),
        ).to_dict()
    if "weights" in keys:
        complain(say("Varying the weights"))
        ranges = reached(lambda: weight_sensitivity(scenario, time_limit=limit))
        found["weight_ranges"] = ranges.to_dict()
    if "core" in keys:
        complain(say("Looking for what survives other weights"))
        which = "order"
        core = reached(
            lambda: robust_portfolio(scenario, weights_that(scenario, which), time_limit=limit)
        )
        found["core_index"] = core.to_dict() | {"weights": which}
    return found


def compared(answer: Allocation, options: dict[str, Any], against: list[Path]) -> dict[str, Any]:
    """The comparison with other scenarios, as a document.

    Raises:
        ValueError: there is none.
    """
    from prioritizer.cli.compare_command import names_of
    from prioritizer.explanation.compare import compare

    if not against:
        raise ValueError(say("the section comparison needs --against SCENARIO: name another"))
    others = {
        name: load(place, None, as_json=False)
        for name, place in zip(names_of(against), against, strict=True)
    }
    own = answer.scenario.settings.title or say("this scenario")
    while own in others:
        own += " *"
    found = compare(
        {own: answer, **others},
        engine=options["engine"],
        gap=options["gap"],
        time_limit=options["time_limit"],
        on_progress=complain,
    )
    return found.to_dict()
