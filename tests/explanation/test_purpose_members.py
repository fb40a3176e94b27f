from __future__ import annotations

from tests.explanation.infeasible import AGAINST, REQUIRED_4, UNION, made
from tests.explanation.written import member_of, names_of, written
from tests.oracle.cases.build import Row, binary, crime, effect, funds, trust

USE: list[Row] = [{"intervention": "a", "resource": "trainers", "running_use": 2}]


def test_a_row_without_a_year_is_one_member() -> None:
    rows = [
        {"resource": "trainers", "available": 1, "unit": "persons"},
        {"resource": "trainers", "available": 9, "year": 2027},
    ]
    scenario = made(
        "x", [binary("a", 0, initial_scale=1)], "", resources=rows, resource_use=USE
    ).scenario

    assert names_of(scenario, "resource_capacity") == [
        "resource_capacity[trainers]",
        "resource_capacity[trainers,2027]",
    ]
    assert member_of(scenario, "resource_capacity[trainers]").sentence == (
        "Resource trainers: 1.0 persons available in every year."
    )
    assert written(scenario, "resource_capacity[trainers]") == [("available", 1.0, 2.0, "persons")]


def test_a_supplier_gives_a_capacity_its_price() -> None:
    scenario = made(
        "x",
        [binary("a", 1), binary("school", 6)],
        "",
        resources=[{"resource": "trainers", "available": 1}],
        resource_use=[*USE, {"intervention": "school", "resource": "trainers", "running_use": -3}],
    ).scenario
    (lever,) = member_of(scenario, "resource_capacity[trainers]").levers

    assert lever.weight == 2


def test_without_a_supplier_it_is_the_relative_change() -> None:
    scenario = made(
        "x",
        [binary("a", 1)],
        "",
        funding=funds(10, 10),
        resources=[{"resource": "trainers", "available": 4}],
        resource_use=USE,
    ).scenario
    (lever,) = member_of(scenario, "resource_capacity[trainers]").levers

    assert lever.weight == 5


def test_values_are_given_up_towards_what_can_be_reached() -> None:
    less = made(
        "x",
        [binary("a", 1)],
        "",
        effects=[effect("a", -4, "crime")],
        indicators=[crime(required=13, unit="per 100,000")],
    ).scenario
    milestone = made(
        "x", [binary("a", 1)], "", milestones=[{"indicator": "trust", "year": 2026, "required": 5}]
    ).scenario

    assert member_of(less, "required_value[crime]").sentence == (
        "Indicator crime must reach at most 13.0 per 100,000 in 2027 (required)."
    )
    assert written(less, "required_value[crime]") == [("required", 13.0, 16.0, "per 100,000")]
    assert written(milestone, "milestone[trust,2026]") == [("required", 5.0, 4.0, "")]


def test_targets_are_required_by_min_cost() -> None:
    scenario = made(
        "x", [binary("a", 1)], "", settings={"objective": "min_cost"}, indicators=[trust()]
    ).scenario

    assert (
        "its target, required by min_cost" in member_of(scenario, "required_value[trust]").sentence
    )
    assert written(scenario, "required_value[trust]") == [("required", 10.0, 4.0, "")]


def test_a_veto_needs_tolerance() -> None:
    scenario = made(
        "x", [binary("a", 1)], "", indicators=REQUIRED_4, stakeholders=UNION, positions=AGAINST
    ).scenario

    assert written(scenario, "veto[union]") == [("tolerance", 0.0, 1.0, "support")]


def test_capital_and_quorum_are_settings() -> None:
    people = [{"stakeholder": "union"}, {"stakeholder": "army"}]
    scenario = made(
        "x",
        [binary("a", 1)],
        "",
        settings={"politics": {"political_capital": 0.25, "quorum": 0.5}},
        indicators=REQUIRED_4,
        stakeholders=people,
        positions=AGAINST,
    ).scenario
    stricter = scenario.replace(quorum=0.75, political_capital=5)

    assert written(scenario, "political_capital") == [
        ("political_capital", 0.25, 1.0, "influence times support")
    ]
    assert "at least 75 % of the influence" in member_of(stricter, "quorum").sentence
    assert written(stricter, "quorum") == [("quorum", 0.75, 0.5, "share")]
