import prioritizer as pr
from tests.app.deciding import Pages, minimal


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
