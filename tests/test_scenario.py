import pickle
from typing import Any

import pandas as pd
import pytest

from prioritizer.scenario import Scenario
from prioritizer.tables.faults import ScenarioError
from tests.tables.cases import SETTINGS, rule, scenario, tables


def test_settings_and_tables() -> None:
    case = scenario({"discount_rate": 0.05})
    assert case.settings.years == (2027, 2028, 2029)
    assert case.settings.discount_rate == 0.05
    assert case.tables == ("interventions", "indicators", "effects", "funding")
    assert case.given_settings == {**SETTINGS, "discount_rate": 0.05}


def test_complete_tables() -> None:
    case = scenario(spending_rules=rule(max_share=1, year=2028))
    assert case.table("spending_rules")["year"].tolist() == ["2028"]
    assert case.table("spending_rules")["active"].tolist() == [True]
    assert case.table("plan").empty
    assert case.table("interventions")["max_scale"].tolist() == [1, 2, 4]


def test_given_tables() -> None:
    case = scenario(effects=[row | {"x_id": 1.0} for row in tables()["effects"]])
    given = case.given("effects")
    assert given is not None
    assert list(given.columns) == ["intervention", "indicator", "effect", "x_id"]
    assert given["x_id"].tolist() == ["1", "1"]
    assert case.given("plan") is None


@pytest.mark.parametrize("method", ["table", "given"])
def test_tables_that_do_not_exist(method: str) -> None:
    with pytest.raises(KeyError, match="did you mean funding"):
        getattr(scenario(), method)("fundings")


def test_every_fault_at_once() -> None:
    with pytest.raises(ScenarioError) as caught:
        Scenario({"years": [2027], "evaluate": "x"}, tables(effects=None, plans=[]))
    assert {fault.table for fault in caught.value.faults} == {
        "scenario",
        "effects",
        "funding",
        "plans",
    }


def test_a_table_that_is_none_is_no_table() -> None:
    assert Scenario(SETTINGS, tables() | {"regions": None}) == Scenario(SETTINGS, tables())


def test_a_scenario_is_immutable() -> None:
    case = scenario()
    with pytest.raises(AttributeError, match="use replace"):
        case.settings = None  # type: ignore[assignment]
    with pytest.raises(AttributeError, match="use replace"):
        del case.settings
    digest = case.digest
    frame = case.table("interventions")
    frame.loc[0, "capital_cost"] = 99
    frame["name"] = "changed"
    given = case.given("interventions")
    assert given is not None
    given["decision"] = "integer"
    assert case.table("interventions")["capital_cost"][0] == 3
    assert scenario().replace(title="a").replace(title=None).digest == digest == case.digest


def test_the_callers_data_may_change_later() -> None:
    rows = tables()["interventions"]
    case = scenario(interventions=rows)
    rows[0]["capital_cost"] = 99
    assert case.table("interventions")["capital_cost"][0] == 3


@pytest.mark.parametrize(
    ("changes", "setting", "value"),
    [
        ({"title": "a"}, "title", "a"),
        ({"tail_ceiling": 4}, "tail_ceiling", 4),
        ({"sustainability": {"tail_ceiling": 4}}, "tail_ceiling", 4),
        ({"currency": None}, "currency", ""),
    ],
)
def test_replaced_settings(changes: dict[str, Any], setting: str, value: object) -> None:
    assert getattr(scenario().replace(**changes).settings, setting) == value


def test_removed_sections() -> None:
    case = scenario({"sustainability": {"tail_ceiling": 4}})
    assert case.replace(sustainability=None).settings.tail_ceiling is None
    assert case.replace(tail_ceiling=None).settings.tail_ceiling is None


def test_replaced_tables() -> None:
    case = scenario()
    other = case.replace(funding=None, spending_rules=rule(max_share=1))
    assert other.tables == ("interventions", "indicators", "effects", "spending_rules")
    frame = case.table("funding").assign(amount=7.0)
    assert case.replace(funding=frame).table("funding")["amount"].tolist() == [7, 7]


def test_replace_refuses_unknown_names_and_faults() -> None:
    with pytest.raises(ScenarioError, match="did you mean evaluate"):
        scenario().replace(evalute="final_year")
    with pytest.raises(ScenarioError, match="is missing"):
        scenario().replace(effects=None)


def test_a_complete_table_can_be_given_back() -> None:
    case = scenario(spending_rules=rule(max_share=1))
    again = Scenario(SETTINGS, {name: case.table(name) for name in case.tables})
    assert again == case


def test_a_given_table_can_be_given_back() -> None:
    ends = ["yes", "no", ""]
    rows = [
        row | {"may_end": end} for row, end in zip(tables()["interventions"], ends, strict=True)
    ]
    case = scenario(interventions=rows)
    frames = {name: frame for name in case.tables if (frame := case.given(name)) is not None}
    again = Scenario(SETTINGS, frames)
    assert again == case


def test_equality_hash_and_text() -> None:
    assert scenario() == scenario()
    assert len({scenario(), scenario(), scenario(funding=None)}) == 2
    assert scenario() != "scenario"
    assert repr(scenario({"title": "A"})).startswith("<Scenario 'A', 2027 to 2029, interventions")


def test_a_scenario_travels_to_worker_processes() -> None:
    case = scenario()
    again = pickle.loads(pickle.dumps(case))
    assert again == case
    pd.testing.assert_frame_equal(again.table("effects"), case.table("effects"))
