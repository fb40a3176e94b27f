from prioritizer.app.charts.curve import budget_chart

POINTS = [
    {"factor": 0.5, "budget": 5.0, "objective": None},
    {"factor": 1.0, "budget": 10.0, "objective": 0.4},
    {"factor": 1.5, "budget": 15.0, "objective": 0.5},
]


def test_budgets_without_a_plan_are_left_out_and_the_chosen_one_is_marked() -> None:
    line, now, chosen = budget_chart(POINTS, 1.5, "million", "weighted gain").data
    assert (list(line.x), list(line.y)) == ([10.0, 15.0], [0.4, 0.5])
    assert (list(now.x), list(chosen.x)) == ([10.0], [15.0])
    assert now.marker.symbol != chosen.marker.symbol
