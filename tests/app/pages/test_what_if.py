from pathlib import Path

import pytest

import prioritizer as pr
from prioritizer.language import percent_text
from tests.app.deciding import Pages, minimal, pages_with
from tests.runs.waiting import impossible, tiny


def test_the_slider_shows_plans_that_were_computed_before(pages: Pages) -> None:
    pages.go("what_if")
    pages.click("run_budget_curve")
    assert "This is the scenario's own budget" in pages.texts()
    assert pages.charts == 1
    expected = pr.budget_curve(minimal()).points[-1]
    pages.choose("curve_point", 10)
    assert pages.metrics()["Objective"] == f"{expected.objective:.4f}"
    assert "Comes in:" in pages.texts()
    assert pages.frame()["Objective"].iloc[-1] == expected.objective


def test_one_list_for_any_budget(pages: Pages) -> None:
    pages.go("what_if")
    pages.choose("what_if_view", "list")
    assert "If you do not know yet how much money there will be" in pages.texts()
    pages.click("run_priority_list")
    expected = pr.priority_list(minimal())
    assert pages.charts == 1
    assert pages.metrics() == {
        "Loss on average": percent_text(expected.expected_loss, 2),
        "Largest loss": percent_text(expected.worst_loss, 2),
    }
    ranked, levels = pages.frame(0), pages.frame(1)
    assert len(ranked) == len(expected.items)
    assert ranked["Comes in at"].tolist() == [entry.factor for entry in expected.items]
    assert levels["List"].tolist() == [level.objective for level in expected.levels]
    assert levels["Best plan"].tolist() == [level.best_objective for level in expected.levels]
    assert "It is proven that no list loses less on average" in pages.texts()


def test_the_worst_budget_and_budgets_of_ones_own(pages: Pages) -> None:
    pages.go("what_if")
    pages.choose("what_if_view", "list")
    pages.choose("list_aim", True)
    pages.choose("list_budgets", [])
    assert "Choose at least one budget." in pages.texts()
    pages.choose("list_budgets", [1.2, 0.8])
    pages.click("run_priority_list")
    expected = pr.priority_list(minimal(), factors=(0.8, 1.2), worst=True)
    assert pages.frame(1)["Share"].tolist() == [0.8, 1.2]
    assert pages.frame(1)["Loss"].tolist() == [level.loss for level in expected.levels]
    assert "no list has a smaller largest loss" in pages.texts()


def test_without_funding_there_is_no_budget_to_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for pages in pages_with(tiny().replace(funding=None), tmp_path, monkeypatch):
        at = pages.go("what_if")
        assert "The scenario names no funding source" in pages.texts()
        assert not at.button


def test_where_a_budget_has_no_plan_the_page_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for pages in pages_with(impossible(), tmp_path, monkeypatch):
        pages.go("what_if")
        pages.choose("what_if_view", "list")
        pages.click("run_priority_list")
        assert "at 0.6 times the budget there is no plan: infeasible" in pages.texts()
        assert "Take out the budgets that are too low" in pages.texts()
        assert pages.charts == 0
