import numpy as np
import pandas as pd

from prioritizer.evaluation import judge, tables
from prioritizer.evaluation.outcome import outcome_of
from tests.evaluation.money_cases import funded, funder_balance, started
from tests.evaluation.tiny import YEARS, by_region, outcome, plan, tiny


def records(frame: pd.DataFrame) -> list[tuple[object, ...]]:
    return list(frame.itertuples(index=False, name=None))


def test_the_allocation_leaves_out_what_never_operates() -> None:
    s = tiny(
        {"capital_cost": 4, "recurrent_cost": 1},
        {},
        {"initial_scale": 1, "may_end": "yes"},
        plan=[{"intervention": "b", "year": 2020, "start": 0}],
    )
    ended = {("c", year): 0.0 for year in YEARS}
    table = tables.allocation_table(outcome(s, plan(s, {("a", 2027): 1}, ended)))
    assert list(table.columns) == [
        "intervention",
        "region",
        "year",
        "start",
        "keep",
        "scale",
        "cost",
    ]
    assert records(table)[:3] == [
        ("a", "", 2026, 0.0, 0.0, 0.0, 0.0),
        ("a", "", 2027, 1.0, 0.0, 1.0, 5.0),
        ("a", "", 2028, 0.0, 0.0, 1.0, 1.0),
    ]
    assert set(table["intervention"]) == {"a", "c"}


def test_the_allocation_adds_up_to_the_cost() -> None:
    # A past start that has ended still owes half of its capital.
    s = tiny(
        {"capital_cost": 4, "duration": 1},
        phasing=[{"intervention": "a", "age": age, "capital_share": 0.5} for age in (0, 1)],
        plan=[{"intervention": "a", "year": 2025, "start": 1}],
    )
    table = tables.allocation_table(outcome(s, plan(s)))
    assert table["scale"].tolist() == [0.0, 0.0, 0.0]
    assert table["cost"].tolist() == [2.0, 0.0, 0.0]


def test_money() -> None:
    s = funded()
    table = tables.money_table(outcome(s, started(s, 2027)))
    assert list(table.columns) == [
        "funder",
        "intervention",
        "region",
        "year",
        "economic",
        "amount",
    ]
    assert records(table) == [
        ("treasury", "a", "", 2027, "capital", 4.0),
        ("treasury", "a", "", 2027, "current", 1.0),
        ("treasury", "a", "", 2028, "current", 1.0),
    ]


def test_money_that_is_not_attributed_has_the_same_columns() -> None:
    s = funded()
    free = tiny({})
    empty = tables.money_table(outcome(free, plan(free)))
    assert len(empty) == 0
    assert list(empty.columns) == list(tables.money_table(outcome(s, started(s, 2027))).columns)


def test_funds() -> None:
    case = funder_balance()
    table = tables.funds_table(outcome(case.scenario, case.kept))
    assert list(table.columns) == [
        "funder",
        "year",
        "amount",
        "carried_in",
        "spent",
        "carried_out",
        "unspent",
    ]
    assert records(table) == [
        ("treasury", 2026, 3.0, 0.0, 0.0, 1.5, 1.5),
        ("treasury", 2027, 3.0, 1.5, 0.0, 2.25, 2.25),
        ("treasury", 2028, 3.0, 2.25, 5.0, 0.0, 0.25),
    ]


def test_indicators_without_regions_have_one_row_a_year() -> None:
    s = tiny({})
    table = tables.indicators_table(outcome(s, plan(s, {("a", 2027): 1})))
    assert list(table.columns) == ["indicator", "region", "year", "gain", "value", "progress"]
    assert records(table) == [
        ("trust", "", 2026, 0.0, 0.0, 0.0),
        ("trust", "", 2027, 2.0, 2.0, 0.2),
        ("trust", "", 2028, 2.0, 2.0, 0.2),
    ]


def test_indicators_by_region_end_with_the_mean_by_population() -> None:
    s = tiny({})
    parameters = by_region(s, [-1])
    done = outcome_of(parameters, plan(s))
    array = np.array([[[0.0, 0.0, 4.0], [0.0, 0.0, 8.0]]])
    vars(done).update(gain=array, value=array + 1, progress=array / 10)
    table = tables.indicators_table(done)
    last = table[table["year"] == 2028]
    assert last["region"].tolist() == ["north", "south", ""]
    assert last["gain"].tolist() == [4.0, 8.0, 7.0]
    assert last["value"].tolist() == [5.0, 9.0, 8.0]
    np.testing.assert_allclose(last["progress"], [0.4, 0.8, 0.7])


def test_constraints_name_what_a_planner_sees() -> None:
    s = funded({"rule": "cap", "intervention": "!a", "max_share": 0.5})
    table = judge(s, started(s, 2027)).constraints
    assert list(table.columns) == ["name", "family", "activity", "lower", "upper", "slack"]
    assert "window" not in set(table["family"])
    row = table[table["name"] == "rule_max_share[cap,all]"].iloc[0]
    assert (row["activity"], row["upper"], row["slack"]) == (0.0, 3.0, 3.0)
    assert np.isnan(row["lower"])
    assert (table["slack"].dropna() >= 0).all()
    assert table["name"].is_unique
