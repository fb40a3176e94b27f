"""Commands about disagreement: groups, robustness, sensitivity."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar

import typer

from prioritizer.cli.options import (
    INFEASIBLE,
    WITHOUT_PLAN,
    AsJson,
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
from prioritizer.language import say

if TYPE_CHECKING:
    from prioritizer.explanation.workers import Step
    from prioritizer.scenario import Scenario
    from prioritizer.tradeoffs.audit import PlanAudit
    from prioritizer.tradeoffs.regret import MinimaxRegret
    from prioritizer.tradeoffs.robust import RobustPortfolio
    from prioritizer.tradeoffs.weighting.possible import PossibleWeights

Stakeholders: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--stakeholder", help="A member; repeat. All with preferences without."),
]
Samples: TypeAlias = Annotated[int, typer.Option(help="Random weights.", min=0)]
Seed: TypeAlias = Annotated[int, typer.Option(help="Of the random weights.", min=0)]

Answer = TypeVar("Answer")


def reached(find: Callable[[], Answer]) -> Answer:
    """An answer; ends the command where there is none."""
    from prioritizer.tradeoffs.valuing import NoPlan

    with faults_end_the_command():
        try:
            return find()
        except NoPlan as error:
            complain(str(error))
            raise typer.Exit(INFEASIBLE) from None
        except TimeoutError as error:
            complain(str(error))
            raise typer.Exit(WITHOUT_PLAN) from None


def told(step: Step) -> None:
    """One line of progress."""
    if step.total:
        complain(
            say("{done} of {total}: {label}", done=step.done, total=step.total, label=step.label)
        )
    else:
        complain(say("{done} found", done=step.done))


def groups(
    path: ScenarioPath,
    as_json: AsJson = False,
    stakeholder: Stakeholders = None,
    method: Annotated[
        str, typer.Option(help="The compromise's weights: mean or geometric_mean.")
    ] = "mean",
    time_limit: TimeLimit = None,
    workers: Workers = None,
    overrides: Overrides = None,
) -> None:
    """Show what each stakeholder wants, loses under a compromise, and the fairest plan."""
    from prioritizer.cli.robustness_display import show_groups
    from prioritizer.tradeoffs.grouping_plans import group_plans

    scenario = load(path, overrides, as_json=as_json)
    found = reached(
        lambda: group_plans(
            scenario,
            stakeholder,
            method=method,  # type: ignore[arg-type]  # it is judged there
            time_limit=time_limit,
            workers=workers,
            on_progress=told,
        )
    )
    show_or_print(found, show_groups, as_json=as_json)
    raise typer.Exit(0 if found.compromise or found.fair else WITHOUT_PLAN)


def robustness(
    path: ScenarioPath,
    as_json: AsJson = False,
    statement: Annotated[
        list[str] | None,
        typer.Option(help="On the weights: 'trust >= 2 crime', 'crime <= 0.4'; repeat."),
    ] = None,
    hull: Annotated[
        bool, typer.Option("--hull", help="All mixtures of the stakeholders' weights.")
    ] = False,
    stakeholder: Stakeholders = None,
    indicator: Annotated[
        list[str] | None, typer.Option(help="That may have weight; repeat.")
    ] = None,
    audit: Annotated[
        bool, typer.Option("--audit", help="Also judge the plan of the table plan.")
    ] = False,
    estimate: Annotated[
        bool, typer.Option("--estimate", help="Sample, where exact would take too long.")
    ] = False,
    most: Annotated[int, typer.Option(help="Portfolios after which to stop.", min=1)] = 500,
    samples: Samples = 100,
    seed: Seed = 0,
    time_limit: TimeLimit = None,
    workers: Workers = None,
    overrides: Overrides = None,
) -> None:
    """Tell what to fund, drop or decide whichever of the possible weights win."""
    from prioritizer.cli.robustness_display import show_audit, show_core, show_regret

    scenario = load(path, overrides, as_json=as_json)
    weights = reached(lambda: possible(scenario, statement, hull, stakeholder, indicator))
    search = {"estimate": estimate, "most": most, "samples": samples, "seed": seed}
    core, regret, judged = answers(scenario, weights, audit, search, time_limit, workers)
    if as_json:
        parts = {"weights": weights, "core": core, "regret": regret, "audit": judged}
        sys.stdout.write(document(parts) + "\n")
    else:
        show_core(core)
        show_regret(regret)
        if judged is not None:
            show_audit(judged)
    raise typer.Exit(0 if regret.plan or core.portfolios else WITHOUT_PLAN)


def answers(
    scenario: Scenario,
    weights: PossibleWeights,
    audit: bool,
    search: dict[str, Any],
    time_limit: float | None,
    workers: int | None,
) -> tuple[RobustPortfolio, MinimaxRegret, PlanAudit | None]:
    """The verdicts, the plan of least regret and, where asked for, the audit; one time limit."""
    from prioritizer.tradeoffs.audit import audit_plan
    from prioritizer.tradeoffs.regret import minimax_regret
    from prioritizer.tradeoffs.robust import robust_portfolio

    left = seconds_left(time_limit)

    def how() -> dict[str, Any]:
        return {"time_limit": left(), "workers": workers, "on_progress": told}

    regret = reached(lambda: minimax_regret(scenario, weights, **how()))
    judged = reached(lambda: audit_plan(scenario, weights, **how())) if audit else None
    core = reached(lambda: robust_portfolio(scenario, weights, **search, **how()))
    return core, regret, judged


def possible(
    scenario: Scenario,
    statements: list[str] | None,
    hull: bool,
    stakeholders: list[str] | None,
    indicators: list[str] | None,
) -> PossibleWeights:
    """The weights that the options leave possible.

    Raises:
        ValueError: the options do not go together, or say what cannot be.
    """
    from prioritizer.tradeoffs.weighting.possible import hull_of_weights, possible_weights

    if not hull:
        if stakeholders:
            raise ValueError(say("--stakeholder needs --hull"))
        return possible_weights(scenario, statements or (), indicators=indicators)
    if statements or indicators:
        raise ValueError(say("--hull leaves no room for --statement and --indicator"))
    return hull_of_weights(scenario, stakeholders)


def seconds_left(limit: float | None) -> Callable[[], float | None]:
    """What is left of a time limit that several parts share; never less than a blink."""
    began = time.perf_counter()

    def left() -> float | None:
        return None if limit is None else max(limit - (time.perf_counter() - began), 1e-3)

    return left


def document(parts: dict[str, Any]) -> str:
    """Several answers as one JSON document; null where there is none."""
    plain = {name: None if part is None else part.to_dict() for name, part in parts.items()}
    return json.dumps(plain, ensure_ascii=False, allow_nan=False)


def sensitivity(
    path: ScenarioPath,
    as_json: AsJson = False,
    samples: Samples = 100,
    seed: Seed = 0,
    time_limit: TimeLimit = None,
    workers: Workers = None,
    weights_of: WeightsOf = None,
    overrides: Overrides = None,
) -> None:
    """Tell how far the weights may move before another plan is better."""
    from prioritizer.cli.robustness_display import show_sensitivity
    from prioritizer.tradeoffs.sensitivity import weight_sensitivity

    scenario = load(path, overrides, as_json=as_json, weights_of=weights_of)
    found = reached(
        lambda: weight_sensitivity(
            scenario,
            samples=samples,
            seed=seed,
            time_limit=time_limit,
            workers=workers,
            on_progress=told,
        )
    )
    show_or_print(found, show_sensitivity, as_json=as_json)
