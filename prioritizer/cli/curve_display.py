"""Budget curves, alternatives and priority lists as tables for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console

from prioritizer.cli.display import grid, number, percent

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
            f"{point.factor:.3g}",
            number(point.budget),
            point.status,
            number(point.objective, 4),
            number(point.spent),
            "-" if point.marginal_value is None else f"{point.marginal_value:.3g}",
            ", ".join([*(f"+{n}" for n in point.added), *(f"-{n}" for n in point.dropped)]),
        ]
        for point in curve.points
    ]
    head = ["factor", "budget", "status", "objective", "spent", "gain per unit", "changes"]
    console().print(grid("Best plan at each budget, re-solved", head, rows))
    targets = [
        [t.indicator, number(t.budget), "-" if t.factor is None else f"{t.factor:.3g}", t.status]
        for t in curve.targets
    ]
    head = ["indicator", "least budget", "factor", ""]
    console().print(grid("Least money with which each target can be met", head, targets))
    if curve.missing:
        left = ", ".join(n if isinstance(n, str) else f"{n:.3g}" for n in curve.missing)
        console().print(f"not done: {left}", markup=False, highlight=False)


def show_alternatives(found: Alternatives) -> None:
    """Print the plans and what they share."""
    rows = [
        [
            str(place),
            number(plan.objective, 4),
            f"{plan.loss:.2%}",
            str(plan.distance) + ("" if plan.is_proven else " or more"),
            number(plan.total_cost),
            ", ".join([*(f"+{n}" for n in plan.added), *(f"-{n}" for n in plan.dropped)]),
        ]
        for place, plan in enumerate(found.plans, start=1)
    ]
    head = ["plan", "objective", "loss", "differs in", "cost", "against the best"]
    console().print(grid("Plans nearly as good as the best", head, rows))
    for words, names in (
        ("In every plan", found.always),
        ("In some", found.sometimes),
        ("In none", found.never),
    ):
        console().print(f"{words}: {', '.join(names) or '-'}", markup=False, highlight=False)
    if found.status != "complete":
        console().print(found.status, markup=False, highlight=False)


def show_list(found: PriorityList) -> None:
    """Print the list and its worth at each budget."""
    rows = [[str(i.rank), i.item, f"{i.factor:.3g}", number(i.budget)] for i in found.items]
    head = ["rank", "intervention", "from factor", "from budget"]
    console().print(grid("Priority list: every budget buys a prefix", head, rows, text=2))
    levels = [
        [
            f"{level.factor:.3g}",
            number(level.budget),
            percent(level.probability),
            number(level.objective, 4),
            number(level.best_objective, 4),
            f"{level.loss:.2%}",
        ]
        for level in found.levels
    ]
    head = ["factor", "budget", "probability", "objective", "best without a list", "loss"]
    console().print(grid("What the list costs", head, levels))
    verdict = f"expected loss {found.expected_loss:.3%}, worst {found.worst_loss:.3%}"
    console().print(f"{found.status}: {verdict}")
