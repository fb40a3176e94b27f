import base64

import pytest

from prioritizer.language import speaking
from prioritizer.report import charts
from tests.report.matters import TRAP, matter, scenario

MADE = [charts.cost_by_category, charts.money_by_funder, charts.progress, charts.cost_and_tail]


@pytest.mark.parametrize("make", MADE)
def test_a_chart_has_title_words_and_values(make):
    made = make(matter())
    assert made.title
    assert len(made.alt) > 40
    assert made.spec["data"]["values"]


def test_costs_by_category_add_up():
    values = charts.cost_by_category(matter()).spec["data"]["values"]
    assert sum(v["amount"] for v in values) == pytest.approx(matter().answer["total_cost"])


def test_small_parts_are_put_together():
    totals = {str(n): float(n) for n in range(12)}
    shown = charts.fewer(totals, "rest")
    assert len(set(shown.values())) == len(charts.COLOURS)
    assert shown["11"] == "11"
    assert shown["0"] == "rest"


def test_a_picture_is_drawn_with_the_numbers_of_the_style():
    spec = charts.bars("t", "a", [("x", 2500.0)], "axis").spec
    assert "2,000" in charts.as_svg(spec)
    with speaking("es", "es_CO"):
        assert "2.000" in charts.as_svg(spec)


def test_names_cannot_leave_the_picture():
    svg = charts.as_svg(charts.bars("t", "a", [(TRAP, 1.0)], "axis").spec)
    assert "<script" not in svg


def test_pictures_come_as_png_and_as_an_address():
    spec = charts.bars("t", "a", [("x", 1.0)], "axis").spec
    assert charts.as_png(spec).startswith(b"\x89PNG")
    kind, _, data = charts.as_image(spec).partition(",")
    assert kind == "data:image/svg+xml;base64"
    assert base64.b64decode(data).startswith(b"<svg")


def test_the_first_colours_differ_from_each_other():
    assert len(set(charts.COLOURS)) == len(charts.COLOURS)


def test_the_budget_curve_leaves_out_what_has_no_plan():
    points = [{"budget": 1.0, "objective": None}, {"budget": 2.0, "objective": 0.5}]
    made = charts.budget_curve(matter(), points)
    assert made.spec["data"]["values"] == [{"budget": 2.0, "objective": 0.5}]


def test_the_year_after_the_last():
    assert charts.last_year(matter()) == scenario().settings.years[-1] + 1
