from __future__ import annotations

import prioritizer as pr
from prioritizer.explanation.applying import with_cells
from tests.explanation.infeasible import REQUIRED_4, made
from tests.explanation.removed import has_plan
from tests.explanation.written import member_of, names_of, written
from tests.oracle.cases.build import binary, effect, funds, integer, plan, trust

THREE = {"years": [2026, 2027, 2028]}
EARLY = [{"indicator": "trust", "year": 2026, "required": 4}]
LAND = [{"region": "north", "population": 1}, {"region": "south", "population": 1}]


def test_a_window_opens_year_by_year() -> None:
    scenario = made(
        "x", [binary("a", 1, first_year=2028)], "", settings=THREE, milestones=EARLY
    ).scenario

    assert member_of(scenario, "window[a]").sentence == (
        "a may start only in 2028 (first_year, last_year)."
    )
    assert written(scenario, "window[a]") == [("first_year", 2028.0, 2026.0, "year")]


def test_a_window_opens_no_further_than_needed() -> None:
    scenario = made(
        "x",
        [binary("a", 2, last_year=2026)],
        "",
        settings=THREE,
        indicators=REQUIRED_4,
        funding=funds(0, 2, 0),
    ).scenario

    assert written(scenario, "window[a]") == [("last_year", 2026.0, 2027.0, "year")]


def test_a_lock_of_the_intervention_ends_in_every_region() -> None:
    scenario = made(
        "x",
        [binary("a", 4, scope="regional", lock="in")],
        "",
        effects=[effect("a", 4)],
        regions=LAND,
        regional=[{"intervention": "a", "region": "north", "lock": "in"}],
        funding=funds(1, 0),
    ).scenario
    member = member_of(scenario, "lock_in[a]")
    (lever,) = member.levers

    assert names_of(scenario, "lock_in") == ["lock_in[a]"]
    assert written(scenario, "lock_in[a]") == [("lock", "in", None, "")]
    assert not has_plan(scenario)
    assert has_plan(with_cells(scenario, [(cell, None) for cell in lever.cells]))


def test_a_lock_of_a_region_is_its_own() -> None:
    scenario = made(
        "x",
        [binary("a", 4, scope="regional")],
        "",
        effects=[effect("a", 4)],
        regions=LAND,
        regional=[{"intervention": "a", "region": "north", "lock": "in"}],
        funding=funds(1, 0),
    ).scenario

    assert names_of(scenario, "lock_in") == ["lock_in[a,north]"]
    assert "a in north is mandatory" in member_of(scenario, "lock_in[a,north]").sentence
    assert written(scenario, "lock_in[a,north]") == [("lock", "in", None, "")]


def test_a_lock_that_hides_another_one_is_not_offered() -> None:
    scenario = made(
        "x",
        [binary("a", 4, scope="regional", lock="out")],
        "",
        effects=[effect("a", 4)],
        regions=LAND,
        regional=[{"intervention": "a", "region": "north", "lock": "in"}],
    ).scenario

    assert member_of(scenario, "lock_in[a,north]").levers == ()
    assert names_of(scenario, "lock_out") == ["lock_out[a]"]


def test_a_greatest_scale_grows_by_whole_units() -> None:
    scenario = made(
        "x", [integer("a", 1, max_scale=2)], "", indicators=[trust(required=11)]
    ).scenario

    assert written(scenario, "max_scale[a]") == [("max_scale", 2.0, 3.0, "scale")]


def test_an_approved_row_is_given_up_whole() -> None:
    scenario = made(
        "x",
        [binary("a", 2)],
        "",
        plan=plan(("a", 2026, 1), status="fixed"),
        funding=funds(1, 5),
    ).scenario
    member = member_of(scenario, "fixed_start[a,2026]")

    assert member.sentence == "a: a start of 1 in 2026 is approved (plan, status fixed)."
    assert written(scenario, "fixed_start[a,2026]") == [("status", "fixed", "proposed", "")]


def test_an_approved_row_holds_its_keep() -> None:
    def with_keep(keep: float | None) -> pr.Scenario:
        return made(
            "x",
            [binary("a", 0, 2, initial_scale=1, may_end="yes")],
            "",
            plan=plan(("a", 2026, 0), status="fixed", keep=keep),
            funding=funds(1, 1),
        ).scenario

    held, ended = with_keep(None), with_keep(0)

    assert "nothing is ended" in member_of(held, "fixed_start[a,2026]").sentence
    assert "0 is kept" in member_of(ended, "fixed_start[a,2026]").sentence
    assert written(held, "fixed_start[a,2026]") == [("status", "fixed", "proposed", "")]
    assert has_plan(ended)


def test_past_and_proposed_rows_are_no_members() -> None:
    scenario = made("x", [binary("a", 2)], "", plan=plan(("a", 2020, 1), ("a", 2026, 0))).scenario

    assert names_of(scenario, "fixed_start") == []


def test_what_may_not_end_may_be_allowed_to() -> None:
    scenario = made("x", [binary("a", 0, 2, initial_scale=1)], "", funding=funds(1, 1)).scenario

    assert "may not end" in member_of(scenario, "may_end[a]").sentence
    assert written(scenario, "may_end[a]") == [("may_end", "no", "yes", "")]
