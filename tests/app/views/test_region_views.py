import prioritizer as pr
from prioritizer.app.views.region_views import has_regions, regional_values
from prioritizer.report.matter import Matter

ANSWER = {
    "total_cost": 5.0,
    "allocation": [
        {"intervention": "a", "region": "n", "year": 2027, "scale": 1.0, "cost": 2.0},
        {"intervention": "a", "region": "n", "year": 2028, "scale": 1.0, "cost": 1.0},
        {"intervention": "b", "region": "", "year": 2027, "scale": 1.0, "cost": 2.0},
    ],
    "indicators": [
        {"indicator": "k", "region": "n", "year": 2028, "gain": 1.0, "value": 1, "progress": 0.25},
        {"indicator": "k", "region": "", "year": 2028, "gain": 1.0, "value": 1, "progress": 0.25},
        {"indicator": "m", "region": "", "year": 2028, "gain": 1.0, "value": 1, "progress": 0.5},
    ],
}


def matter() -> Matter:
    scenario = pr.Scenario(
        {"years": [2027, 2028], "currency": "USD", "currency_unit": 1},
        {
            "interventions": [{"intervention": "a", "decision": "binary", "scope": "regional"}],
            "indicators": [{"indicator": "k", "baseline": 0, "target": 4}],
            "effects": [{"intervention": "a", "indicator": "k", "effect": 1}],
            "regions": [{"region": "n", "population": 3}, {"region": "s", "population": 1}],
        },
    )
    return Matter(scenario, ANSWER)


def test_money_is_summed_up_over_the_years_and_national_money_left_out() -> None:
    values, unit, written = regional_values(matter(), "", ["n", "s"])
    assert values == {"n": 3.0, "s": 0.0}
    assert (unit, written(3.0)) == ("USD", "3")


def test_progress_by_region_and_none_where_there_is_no_number() -> None:
    values, _, written = regional_values(matter(), "k", ["n", "s"])
    assert values == {"n": 0.25, "s": None}
    assert (written(0.25), written(None)) == ("25 %", "–")
    assert has_regions(matter(), "k")
    assert not has_regions(matter(), "m")
