"""The answer: its tables and its JSON document, with exactly the columns that others read."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError
from pathlib import Path

import pandas as pd
import pytest

import prioritizer as pr
from prioritizer.allocation import COLUMNS

HEAD = (
    "status",
    "objective",
    "objectives",
    "bound",
    "gap",
    "engine",
    "solver",
    "seconds",
    "total_cost",
    "notes",
)


@pytest.fixture(scope="module")
def answer() -> pr.Allocation:
    return pr.solve(pr.read_scenario("inputs/minimal"))


@pytest.fixture(scope="module")
def without_plan() -> pr.Allocation:
    return pr.solve(
        pr.read_scenario("inputs/minimal").with_overrides(
            ["logic.vetting_first.lag=0", "indicators.homicide_rate.required=1"]
        )
    )


def test_the_document_has_exactly_its_keys(answer: pr.Allocation) -> None:
    document = json.loads(answer.to_json())

    assert tuple(document) == (*HEAD, *COLUMNS)
    for name, columns in COLUMNS.items():
        assert {tuple(row) for row in document[name]} == {columns}
    assert [tuple(o) for o in document["objectives"]] == [("name", "value", "proven")]


def test_years_are_whole_numbers_and_money_is_not_text(answer: pr.Allocation) -> None:
    document = json.loads(answer.to_json())

    assert {type(row["year"]) for row in document["allocation"]} == {int}
    assert {type(row["amount"]) for row in document["money"]} == {float}


def test_numbers_that_do_not_exist_are_null(answer: pr.Allocation) -> None:
    rows = {row["name"]: row for row in json.loads(answer.to_json())["constraints"]}

    assert rows["funder_balance[treasury,2027]"]["lower"] is None
    assert rows["funder_balance[treasury,2027]"]["shadow_price"] is None  # of a MILP
    assert "NaN" not in answer.to_json()


def test_without_a_plan_the_document_has_the_same_keys(without_plan: pr.Allocation) -> None:
    document = json.loads(without_plan.to_json())

    assert tuple(document) == (*HEAD, *COLUMNS)
    assert [document[name] for name in COLUMNS] == [[]] * len(COLUMNS)
    assert [document[name] for name in ("objective", "bound", "gap", "total_cost")] == [None] * 4
    assert document["objectives"] == [{"name": "weighted_gain", "value": None, "proven": False}]


def test_without_funding_money_is_empty() -> None:
    scenario = pr.read_scenario("inputs/minimal").replace(
        funding=None, funders=None, spending_rules=None
    )
    answer = pr.solve(scenario)

    assert answer.money.empty
    assert answer.funds.empty
    assert tuple(answer.money.columns) == COLUMNS["money"]


def test_tables_agree_with_each_other(answer: pr.Allocation) -> None:
    cost = answer.allocation["cost"].sum()

    assert cost == pytest.approx(answer.total_cost)
    assert answer.money["amount"].sum() == pytest.approx(cost)
    funds = answer.funds
    assert funds["spent"].sum() == pytest.approx(cost)
    left = funds["amount"] + funds["carried_in"] - funds["spent"] - funds["carried_out"]
    assert (left - funds["unspent"]).abs().max() == pytest.approx(0)


def test_what_never_operates_is_left_out(answer: pr.Allocation) -> None:
    assert "vehicles" not in set(answer.allocation["intervention"])
    assert len(answer.allocation) == 4 * 3


def test_slack_is_not_negative_where_a_constraint_is_kept(answer: pr.Allocation) -> None:
    assert (answer.constraints["slack"] >= -1e-9).all()


def test_every_row_of_the_program_that_speaks_of_a_rule_is_listed(answer: pr.Allocation) -> None:
    program = pr.compile(answer.scenario)
    ours = {"requires", "resource_capacity", "funder_balance", "cost_is_funded", "rule_amount"}
    rows = {name for name in program.row_names if name.partition("[")[0] in ours}
    listed = set(answer.constraints["name"])

    # parts of cost that are 0 in this plan may be left out
    assert {row for row in rows - listed if not row.startswith("cost_is_funded")} == set()


def test_linear_programs_have_shadow_prices() -> None:
    linear = (
        pr.read_scenario("inputs/minimal")
        .replace(logic=None)
        .with_overrides(
            [
                f"interventions.{i}.decision=continuous"
                for i in ("vetting", "internal_affairs", "vehicles")
            ]
        )
    )
    prices = pr.solve(linear).constraints.set_index("name")["shadow_price"]

    assert prices["funder_balance[treasury,2027]"] > 0
    assert prices["resource_capacity[trainers,2027]"] >= 0


def test_an_answer_cannot_be_changed(answer: pr.Allocation) -> None:
    with pytest.raises(FrozenInstanceError):
        answer.status = "optimal"  # type: ignore[misc]
    table = answer.allocation
    table.loc[0, "cost"] = -1.0
    assert answer.allocation.loc[0, "cost"] != -1.0


def test_there_is_no_other_table(answer: pr.Allocation) -> None:
    with pytest.raises(KeyError):
        answer.table("regions")


def test_writing_chooses_by_the_ending(answer: pr.Allocation, tmp_path: Path) -> None:
    answer.write(tmp_path / "folder")
    answer.write(str(tmp_path / "book.xlsx"))

    assert (tmp_path / "folder" / "allocation.csv").is_file()
    assert (tmp_path / "book.xlsx").is_file()


def test_tables_are_data_frames(answer: pr.Allocation) -> None:
    for name in COLUMNS:
        assert isinstance(getattr(answer, name), pd.DataFrame)
        assert tuple(getattr(answer, name).columns) == COLUMNS[name]
