"""Several scenarios or plans side by side: what differs in the inputs, and what in the plans."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeAlias

from prioritizer.allocation import Allocation, plain
from prioritizer.answer_files import money_unit
from prioritizer.engines import Status
from prioritizer.explanation.best_possible import best_possible
from prioritizer.explanation.comparing_inputs import (
    InputDifference,
    RowDifference,
    input_differences,
)
from prioritizer.explanation.comparing_plans import (
    CrossObjective,
    FundedLine,
    IndicatorLine,
    MoneyLine,
    cross_objectives,
    funded_lines,
    indicator_lines,
    money_lines,
)
from prioritizer.language import marked, say
from prioritizer.scenario import Scenario
from prioritizer.solving import solve

Subject: TypeAlias = Scenario | Allocation

DEFINITION = marked(
    "Share of the best possible: the plan's objective divided by that of the best plan of the same "
    "scenario if every funder had all the money that could be spent, all other rules kept; for "
    "min_cost the least cost then, divided by the plan's."
)


@dataclass(frozen=True)
class PlanLine:
    """One scenario's plan in a line.

    Attributes:
        scenario: its name in the comparison.
        title: of the scenario.
        status: optimal, feasible, infeasible, stopped or failed.
        criterion, objective, bound, gap: the first criterion, as in an answer.
        total_cost, money_unit: over the horizon.
        best_possible: the objective if money had no limit; None where that was not proven.
        share_of_best: see ``DEFINITION``; None where it does not exist.
    """

    scenario: str
    title: str
    status: str
    criterion: str
    objective: float | None
    bound: float | None
    gap: float | None
    total_cost: float | None
    money_unit: str
    best_possible: float | None
    share_of_best: float | None


@dataclass(frozen=True)
class Comparison:
    """Scenarios and their plans side by side.

    Attributes:
        names: of the scenarios, in order.
        plans: a line for each.
        inputs, rows: settings and cells that differ, and rows that only some have.
        money: by category, funder, region and year.
        indicators: baseline, and value, gain and progress in the last year.
        objectives: each plan by each scenario's objective and weights, plan by plan.
        funded: programmes that only some of the plans fund.
        notes: what readers should know before they compare.
        answers: by name.
    """

    names: tuple[str, ...]
    plans: tuple[PlanLine, ...]
    inputs: tuple[InputDifference, ...]
    rows: tuple[RowDifference, ...]
    money: tuple[MoneyLine, ...]
    indicators: tuple[IndicatorLine, ...]
    objectives: tuple[CrossObjective, ...]
    funded: tuple[FundedLine, ...]
    notes: tuple[str, ...]
    answers: Mapping[str, Allocation]

    def matrix(self) -> dict[str, dict[str, float | None]]:
        """The objective of each plan under each scenario's weights."""
        found: dict[str, dict[str, float | None]] = {name: {} for name in self.names}
        for entry in self.objectives:
            found[entry.plan][entry.weights] = entry.value
        return found

    def only(self, name: str) -> tuple[str, ...]:
        """What this plan alone funds."""
        return tuple(line.item for line in self.funded if line.funded == (name,))

    def to_dict(self) -> dict[str, Any]:
        """As plain Python values; numbers that do not exist are None."""
        parts = {
            name: [
                {key: listed(cell) for key, cell in asdict(entry).items()}
                for entry in getattr(self, name)
            ]
            for name in ("plans", "inputs", "rows", "money", "indicators", "objectives", "funded")
        }
        return {
            "scenarios": list(self.names),
            **parts,
            "only": {name: list(self.only(name)) for name in self.names},
            "definition": say(DEFINITION),
            "notes": list(self.notes),
        }

    def to_json(self) -> str:
        """As one JSON document."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False)

    def write(self, path: str | Path) -> None:
        """Write one .xlsx workbook with a sheet for each part.

        Raises:
            ValueError: the path does not end in .xlsx.
        """
        from prioritizer.explanation.comparison_files import write_comparison

        write_comparison(self, Path(path))


def listed(cell: Any) -> Any:
    """A value for JSON."""
    return list(cell) if isinstance(cell, tuple) else plain(cell)


def compare(
    scenarios: Mapping[str, Subject] | Sequence[Subject],
    *,
    engine: str = "highs",
    gap: float = 0.0,
    time_limit: float | None = None,
    with_best_possible: bool = True,
    on_progress: Callable[[str], None] | None = None,
) -> Comparison:
    """Compare scenarios, or plans, with each other.

    Args:
        scenarios: at least two, by name or in order (then named by title where titles differ);
            an answer of ``solve`` or ``evaluate`` stands for its scenario and is not solved again.
        engine, gap: as in ``solve``.
        time_limit: seconds for each solve: two for each scenario, one for each answer.
        with_best_possible: also solve each scenario as if money had no limit.
        on_progress: told what is being solved.

    Raises:
        ValueError: there are fewer than two.
    """
    named = dict(scenarios) if isinstance(scenarios, Mapping) else by_title(scenarios)
    if len(named) < 2:
        raise ValueError(say("{count} scenario: give at least two to compare", count=len(named)))
    tell = on_progress or (lambda _: None)
    answers, plans = {}, []
    for name, subject in named.items():
        if isinstance(subject, Allocation):
            answers[name] = subject
        else:
            tell(say("{name}: the best plan", name=name))
            answers[name] = solve(subject, engine=engine, gap=gap, time_limit=time_limit)
        if with_best_possible:
            tell(say("{name}: the best possible", name=name))
            best = proven_best(answers[name], engine, gap, time_limit)
        else:
            best = None
        plans.append(plan_line(name, answers[name], best))
    inputs, rows = input_differences({name: a.scenario for name, a in answers.items()})
    return Comparison(
        names=tuple(named),
        plans=tuple(plans),
        inputs=inputs,
        rows=rows,
        money=money_lines(answers),
        indicators=indicator_lines(answers),
        objectives=cross_objectives(answers),
        funded=funded_lines(answers),
        notes=tuple(notes_on(plans)),
        answers=answers,
    )


def by_title(subjects: Sequence[Subject]) -> dict[str, Subject]:
    """The subjects by title; where titles are blank or the same, by place, from "1"."""
    titles = [(s.scenario if isinstance(s, Allocation) else s).settings.title for s in subjects]
    if "" in titles or len(set(titles)) < len(titles):
        titles = [str(place) for place in range(1, len(titles) + 1)]
    return dict(zip(titles, subjects, strict=True))


def proven_best(
    answer: Allocation, engine: str, gap: float, time_limit: float | None
) -> float | None:
    """The objective if money had no limit, where that is proven."""
    outcome = best_possible(answer.scenario, engine=engine, gap=gap, time_limit=time_limit)
    if outcome.was_interrupted:
        raise KeyboardInterrupt
    return outcome.objective if outcome.status is Status.OPTIMAL else None


def plan_line(name: str, answer: Allocation, best: float | None) -> PlanLine:
    """One plan in a line."""
    settings = answer.scenario.settings
    return PlanLine(
        scenario=name,
        title=settings.title,
        status=answer.status,
        criterion=settings.objective[0],
        objective=answer.objective,
        bound=answer.bound,
        gap=answer.gap,
        total_cost=answer.total_cost,
        money_unit=money_unit(answer),
        best_possible=best,
        share_of_best=share_of_best(settings.objective[0], answer.objective, best),
    )


def share_of_best(criterion: str, objective: float | None, best: float | None) -> float | None:
    """See ``DEFINITION``; None where nothing can be gained, or nothing is known."""
    if objective is None or best is None:
        return None
    part, whole = (best, objective) if criterion == "min_cost" else (objective, best)
    return part / whole if whole > 0 else None


def notes_on(plans: Sequence[PlanLine]) -> list[str]:
    """What makes lines of different plans hard to compare."""
    notes = []
    if len(units := dict.fromkeys(plan.money_unit or say("no unit") for plan in plans)) > 1:
        notes.append(
            say(
                "Money is in different units: {units}. Nothing was converted.",
                units="; ".join(units),
            )
        )
    if len(criteria := dict.fromkeys(plan.criterion for plan in plans)) > 1:
        notes.append(
            say(
                "The scenarios have different objectives: {criteria}.", criteria=", ".join(criteria)
            )
        )
    for plan in plans:
        if plan.status == str(Status.FEASIBLE):
            notes.append(say("{scenario}: the plan is not proven best.", scenario=plan.scenario))
        elif plan.objective is None:
            notes.append(
                say(
                    "{scenario}: there is no plan ({status}).",
                    scenario=plan.scenario,
                    status=plan.status,
                )
            )
    return notes
