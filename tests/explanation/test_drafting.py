from __future__ import annotations

import numpy as np

from prioritizer.explanation.drafting import (
    based_on,
    drafting,
    has_own_limit,
    named,
    number_lever,
    regional_cells,
    switch_lever,
    unless_law,
)
from prioritizer.explanation.members import Cell, Found
from prioritizer.parameters import resolve
from tests.explanation.infeasible import made
from tests.oracle.cases.build import binary, effect, integer

CELL = (Cell("logic", (("rule", "few"),), "count"),)


def regional():  # type: ignore[no-untyped-def]
    return made(
        "x",
        [integer("a", 1, max_scale=3, scope="regional", initial_scale=1), binary("b", 1)],
        "",
        effects=[effect("a", 4), effect("b", 1)],
        regions=[{"region": "north", "population": 1}, {"region": "south", "population": 1}],
        regional=[{"intervention": "a", "region": "south", "max_scale": 2, "initial_scale": 0}],
    ).scenario


def test_grids_and_keeps_lie_by_decision_and_year() -> None:
    draft = drafting(regional())
    names = draft.builder.base.column_names

    assert names[draft.grid("start")[1, 0]] == "start[a,south,2026]"
    assert names[draft.grid("scale")[2, 1]] == "scale[b,2027]"
    keeps = draft.keeps()
    assert [names[place] for place in keeps[0]] == ["keep[a,north,2026]", "keep[a,north,2027]"]
    assert (keeps[1:] == -1).all()
    assert (draft.label(1), draft.label(2)) == (("a", "south"), ("b", ""))
    assert draft.where(1) == "a in south"


def test_cells_of_regions_that_are_given() -> None:
    scenario = regional()

    assert regional_cells(scenario, "max_scale") == {("a", "south"): 2.0}
    assert regional_cells(scenario, "lock") == {}
    assert has_own_limit(scenario, resolve(scenario)).tolist() == [False, True, False]


def test_names_leave_out_what_is_blank() -> None:
    assert named("lock_in", "a", "") == "lock_in[a]"
    assert named("quorum") == "quorum"
    assert named("funder_balance", "treasury", 2027) == "funder_balance[treasury,2027]"


def test_law_has_no_levers() -> None:
    lever = switch_lever(CELL, "yes", "no", 0, 1.0)

    assert unless_law("law", [lever]) == ()
    assert unless_law("policy", [lever]) == (lever,)
    assert based_on("") == ""
    assert "policy" in based_on("policy")


def test_levers_say_what_to_write() -> None:
    found = Found(np.array([0.25, 2.0]), outcome=None)  # type: ignore[arg-type]
    up = number_lever(CELL, 1.0, 0, 9.0, 1.0)
    down = number_lever(CELL, 5.0, 1, 9.0, 1.0, step=-1.0, whole=True)

    assert (up.settle(found), up.direction) == (1.25, 1)
    assert (down.settle(found), down.direction, down.is_whole) == (3.0, -1, True)
    assert switch_lever(CELL, "yes", "no", 0, 1.0).settle(found) == "no"
