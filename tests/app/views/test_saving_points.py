import pytest

import prioritizer as pr
from prioritizer.app.views.saving_points import scenario_of_point
from tests.app.deciding import minimal


def test_the_best_plan_reaches_the_point() -> None:
    values = {"homicide_rate": -3.95, "police_trust": 5.0}
    made = scenario_of_point(minimal(), values)
    answer = pr.solve(made)
    assert answer.status == "optimal"
    frame = answer.indicators
    last = frame[frame["year"] == frame["year"].max()].set_index("indicator")["gain"]
    assert last["homicide_rate"] <= values["homicide_rate"] + 1e-4
    assert last["police_trust"] >= values["police_trust"] - 1e-4
    assert made.settings.title.endswith("a point of the trade-offs")


def test_what_is_required_already_stays_where_it_asks_for_more() -> None:
    strict = minimal().with_overrides(["indicators.homicide_rate.required=16.5"])
    made = scenario_of_point(strict, {"homicide_rate": -1.0})
    table = made.table("indicators").set_index("indicator")["required"]
    assert table["homicide_rate"] == 16.5


def test_an_objective_that_is_no_indicator_cannot_be_required() -> None:
    with pytest.raises(ValueError, match="“cost” is no indicator"):
        scenario_of_point(minimal(), {"cost": 3.0})
