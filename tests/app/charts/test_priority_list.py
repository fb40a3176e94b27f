from prioritizer.app.charts.priority_list import list_chart

LEVELS = [
    {"budget": 5.0, "objective": 0.2, "best_objective": 0.2},
    {"budget": 10.0, "objective": 0.3, "best_objective": 0.4},
]


def test_the_list_and_the_best_plans_along_the_budgets() -> None:
    figure = list_chart(LEVELS, "million", "weighted gain")
    best, mine = figure.data
    assert (list(best.x), list(best.y)) == ([5.0, 10.0], [0.2, 0.4])
    assert (list(mine.x), list(mine.y)) == ([5.0, 10.0], [0.2, 0.3])
    assert best.marker.symbol != mine.marker.symbol
    assert "million" in figure.layout.xaxis.title.text
    assert figure.layout.yaxis.title.text == "weighted gain"
