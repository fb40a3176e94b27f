import numpy as np
import pandas as pd

from prioritizer.evaluation import evaluate
from prioritizer.evaluation.prices import with_nominal
from tests.evaluation.tiny import Row, tiny


def test_constant_prices_stay_beside_nominal_ones() -> None:
    frame = pd.DataFrame({"year": [2026, 2027], "cost": [10.0, 20.0], "x": [1.0, 1.0]})
    found = with_nominal(frame, ("cost",), {2026: 1.0, 2027: 1.25})
    assert found["cost"].tolist() == [10.0, 20.0]
    assert found["cost_nominal"].tolist() == [10.0, 25.0]
    assert list(frame.columns) == ["year", "cost", "x"]


def test_a_year_without_a_deflator_has_no_nominal_price() -> None:
    frame = pd.DataFrame({"year": [2026, 2027], "cost": [10.0, 20.0]})
    found = with_nominal(frame, ("cost",), {2027: 1.25})["cost_nominal"]
    assert np.isnan(found[0])
    assert found[1] == 25.0


def test_without_a_price_level_there_is_one_column() -> None:
    frame = pd.DataFrame({"year": [2026], "cost": [10.0]})
    assert with_nominal(frame, ("cost",), {}) is frame


def test_tables_of_a_plan_in_both_prices() -> None:
    funding: list[Row] = [
        {"funder": "treasury", "year": 2026, "amount": 10},
        {"funder": "treasury", "year": 2027, "amount": 5, "prices": "nominal"},
    ]
    found = evaluate(
        tiny(
            {"capital_cost": 8},
            plan=[{"intervention": "a", "year": 2027, "start": 1}],
            funding=funding,
            funders=[{"funder": "treasury", "carry_over": 1}],
            deflators=[{"year": t, "deflator": d} for t, d in ((2026, 1), (2027, 1.25), (2028, 2))],
            settings={"price_year": 2026},
        )
    )
    assert found.is_admissible
    assert found.allocation["cost_nominal"].tolist() == [0.0, 10.0, 0.0]
    assert found.money[["amount", "amount_nominal"]].iloc[0].tolist() == [8.0, 10.0]
    year = found.funds.iloc[1]
    # 5 in prices of 2027 are 4; the 10 of 2026 are carried over at constant prices.
    assert (year["amount"], year["amount_nominal"]) == (4.0, 5.0)
    assert (year["carried_in"], year["carried_in_nominal"]) == (10.0, 12.5)
    assert (year["spent"], year["spent_nominal"]) == (8.0, 10.0)
    assert year["unspent_nominal"] == 1.25 * year["unspent"]
