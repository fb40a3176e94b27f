import pytest

import prioritizer as pr
from prioritizer.app.views import plan_views
from prioritizer.report.matter import Matter
from tests.app.deciding import ROOT, minimal


@pytest.fixture(scope="module")
def matter() -> Matter:
    return Matter(minimal(), pr.solve(minimal()).to_dict())


def test_costs_by_part_and_year_are_those_of_the_plan(matter: Matter) -> None:
    amounts = plan_views.amounts_by(matter, plan_views.category_of(matter))
    total = sum(map(sum, amounts.values()))
    assert total == pytest.approx(matter.answer["total_cost"])
    frame, formats = plan_views.yearly(amounts, matter.years, "category")
    assert frame["all years"].sum() == pytest.approx(total)
    assert set(formats) == {*map(str, matter.years), "all years"}


def test_more_parts_than_can_be_told_apart_are_drawn_together() -> None:
    amounts = {f"p{n}": [float(n)] for n in range(1, 21)}
    shown = plan_views.grouped(amounts)
    assert len(shown) == plan_views.MOST_PARTS + 1
    assert shown["all others"] == [float(sum(range(1, 9)))]


def test_every_decision_that_operates_or_costs_is_listed(matter: Matter) -> None:
    frame, _ = plan_views.decision_table(matter)
    running = {row["intervention"] for row in matter.rows("allocation") if row["scale"] > 0}
    assert len(frame) >= len(running)
    assert frame["cost, all years"].sum() == pytest.approx(matter.answer["total_cost"])


def test_kinds_of_cost_and_what_stays_due(matter: Matter) -> None:
    later = sorted({row["year"] for row in matter.rows("tail")})
    years = (*matter.years, *later)
    parts = plan_views.cost_parts(matter, years)
    now = [sum(values[t] for values in parts.values()) for t in range(len(matter.years))]
    assert sum(now) == pytest.approx(matter.answer["total_cost"])
    due = sum(values[len(matter.years)] for values in parts.values())
    wanted = [r["amount"] for r in matter.rows("tail") if r["year"] == later[0] and not r["funder"]]
    assert due == pytest.approx(sum(wanted))


def test_regions_of_a_row() -> None:
    states = Matter(pr.read_scenario(ROOT / "inputs" / "mexico-states"), {})
    region_of = plan_views.region_of(states)
    assert region_of({"region": "JAL"}) == "Jalisco"
    assert region_of({"region": ""}) == "the whole country"
