"""Budget curves, alternatives and priority lists as tables for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console

from prioritizer.cli.display import grid, number, percent
from prioritizer.language import in_style, say

if TYPE_CHECKING:
    from prioritizer.explanation.alternatives import Alternatives
    from prioritizer.explanation.budget_curve import BudgetCurve
    from prioritizer.explanation.priority_list import PriorityList


def console() -> Console:
    """As wide as the terminal, or 120 signs where there is none."""
    return Console(width=None if Console().is_terminal else 120)


def show_curve(curve: BudgetCurve) -> None:
    """Print the points of a budget curve, then the least budget for each target."""
    rows = [
        [
            in_style(f"{point.factor:.3g}"),
            number(point.budget),
            point.status,
            number(point.objective, 4),
            number(point.spent),
            "-" if point.marginal_value is None else in_style(f"{point.marginal_value:.3g}"),
            ", ".join([*(f"+{n}" for n in point.added), *(f"-{n}" for n in point.dropped)]),
        ]
        for point in curve.points
    ]
    head = [
        say("factor"),
        say("budget"),
        say("status"),
        say("objective"),
        say("spent"),
        say("gain per unit"),
        say("changes"),
    ]
    console().print(grid(say("Best plan at each budget, re-solved"), head, rows))
    targets = [
        [
            t.indicator,
            number(t.budget),
            "-" if t.factor is None else in_style(f"{t.factor:.3g}"),
            t.status,
        ]
        for t in curve.targets
    ]
    head = [say("indicator"), say("least budget"), say("factor"), ""]
    console().print(grid(say("Least money with which each target can be met"), head, targets))
    if curve.missing:
        left = ", ".join(n if isinstance(n, str) else in_style(f"{n:.3g}") for n in curve.missing)
        console().print(say("not done: {left}", left=left), markup=False, highlight=False)


def show_alternatives(found: Alternatives) -> None:
    """Print the plans and what they share."""
    rows = [
        [
            str(place),
            number(plan.objective, 4),
            in_style(f"{plan.loss:.2%}"),
            str(plan.distance) + ("" if plan.is_proven else say(" or more")),
            number(plan.total_cost),
            ", ".join([*(f"+{n}" for n in plan.added), *(f"-{n}" for n in plan.dropped)]),
        ]
        for place, plan in enumerate(found.plans, start=1)
    ]
    head = [
        say("plan"),
        say("objective"),
        say("loss"),
        say("differs in"),
        say("cost"),
        say("against the best"),
    ]
    console().print(grid(say("Plans nearly as good as the best"), head, rows))
    for words, names in (
        (say("In every plan"), found.always),
        (say("In some"), found.sometimes),
        (say("In none"), found.never),
    ):
        console().print(f"{words}: {', '.join(names) or '-'}", markup=False, highlight=False)
    if found.status != "complete":
        console().print(found.status, markup=False, highlight=False)


def show_list(found: PriorityList) -> None:
    """Print the list and its worth at each budget."""
    rows = [
        [str(i.rank), i.item, in_style(f"{i.factor:.3g}"), number(i.budget)] for i in found.items
    ]
    head = [say("rank"), say("intervention"), say("from factor"), say("from budget")]
    console().print(grid(say("Priority list: every budget buys a prefix"), head, rows, text=2))
    levels = [
        [
            in_style(f"{level.factor:.3g}"),
            number(level.budget),
            percent(level.probability),
            number(level.objective, 4),
            number(level.best_objective, 4),
            in_style(f"{level.loss:.2%}"),
        ]
        for level in found.levels
    ]
    head = [
        say("factor"),
        say("budget"),
        say("probability"),
        say("objective"),
        say("best without a list"),
        say("loss"),
    ]
    console().print(grid(say("What the list costs"), head, levels))
    verdict = say(
        "expected loss {expected}, worst {worst}",
        expected=in_style(f"{found.expected_loss:.3%}"),
        worst=in_style(f"{found.worst_loss:.3%}"),
    )
    console().print(f"{found.status}: {verdict}")
