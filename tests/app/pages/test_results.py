import pytest

import prioritizer as pr
from tests.app.deciding import Pages, minimal


@pytest.fixture
def solved(pages: Pages) -> Pages:
    pages.go("run")
    pages.click("run_solve")
    pages.go("results")
    return pages


def test_without_a_plan_it_says_what_to_do(pages: Pages) -> None:
    pages.go("results")
    assert "There is no plan yet" in pages.texts()


def test_the_figures_are_those_of_the_answer(solved: Pages) -> None:
    answer = pr.solve(minimal())
    assert answer.total_cost is not None
    metrics = solved.metrics()
    assert metrics["Weighted gain"] == f"{answer.objective:.3f}"
    assert metrics["Total cost"] == f"{answer.total_cost:,.0f}"
    first = solved.at.metric[1]
    assert first.delta == f"+{answer.total_cost - (pr.evaluate(minimal()).total_cost or 0):,.0f}"


def test_every_view_has_a_chart_and_its_numbers(solved: Pages) -> None:
    for view in ("plan", "indicators", "flow", "cost"):
        solved.choose("results_view", view)
        assert solved.charts == 1, view
        assert len(solved.at.dataframe) >= 1, view
        assert len(solved.frame()), view
    solved.choose("results_view", "changes")
    assert "There is no earlier plan" in solved.texts()


def test_costs_of_the_table_add_up_to_the_total(solved: Pages) -> None:
    total = pr.solve(minimal()).total_cost
    assert solved.frame(0)["all years"].sum() == pytest.approx(total)
    assert solved.frame(1)["cost, all years"].sum() == pytest.approx(total)


def test_a_change_makes_it_stale_and_a_new_run_tells_what_changed(solved: Pages) -> None:
    history = solved.at.session_state["history"]
    rows = history.present.rows("funding")
    place = next(n for n, row in enumerate(rows) if row["funder"] == "treasury")
    changed = history.present.with_cell("funding", place, "amount", "9")
    solved.at.session_state["history"] = history.commit(changed, "more money")
    solved.run()
    assert "The inputs have changed since this result was computed" in solved.texts()
    solved.go("run")
    solved.click("run_solve")
    solved.go("results")
    assert "have changed" not in solved.texts()
    solved.choose("results_view", "changes")
    assert "funding · treasury" in solved.texts()
    assert "→ 9" in solved.texts()
