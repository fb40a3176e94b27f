"""Curves, alternatives and lists as tables."""

from __future__ import annotations

import pytest

from prioritizer.cli.curve_display import show_alternatives, show_curve, show_list
from prioritizer.explanation.alternatives import Alternative, Alternatives
from prioritizer.explanation.budget_curve import BudgetCurve, BudgetPoint, TargetBudget
from prioritizer.explanation.priority_list import BudgetLevel, ListedItem, PriorityList

Shown = pytest.CaptureFixture[str]


def test_a_curve(capsys: Shown) -> None:
    none = BudgetPoint(0.5, 5, "infeasible", None, None, None, None, {}, (), (), ())
    some = BudgetPoint(1.0, 10, "optimal", 0.25, 0.25, 8, 0.05, {}, ("a",), ("a",), ("b",))
    targets = (
        TargetBudget("trust", 1.5, 15, "optimal"),
        TargetBudget("crime", None, None, "infeasible"),
    )

    show_curve(BudgetCurve((none, some), targets, (1.5, "tax")))

    shown = capsys.readouterr().out
    for words in ("infeasible", "0.2500", "+a, -b", "0.05", "trust", "not done: 1.5, tax"):
        assert words in shown


def test_alternatives(capsys: Shown) -> None:
    best = Alternative(0.5, 0.0, 0, True, 8, {}, ("a",), (), ())
    other = Alternative(0.45, 0.1, 2, False, 7, {}, ("b",), ("b",), ("a",))

    show_alternatives(
        Alternatives((best, other), (), ("a", "b"), ("c",), "stopped before the next")
    )

    shown = capsys.readouterr().out
    for words in ("10.00%", "2 or more", "+b, -a", "In some: a, b", "In none: c", "stopped before"):
        assert words in shown


def test_a_list(capsys: Shown) -> None:
    level = BudgetLevel(1.0, 10, 1.0, 0.45, 0.5, 0.1, 8, ("a",))

    show_list(PriorityList((ListedItem(1, "a", 1.0, 10),), (level,), 0.1, 0.1, 0.1, "optimal"))

    shown = capsys.readouterr().out
    for words in ("rank", "a", "10.00%", "100", "optimal: expected loss 10.000%, worst 10.000%"):
        assert words in shown
