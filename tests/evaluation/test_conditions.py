import numpy as np
import pytest

from prioritizer.evaluation import Evaluation, evaluate, judge
from prioritizer.evaluation.conditions import condition, unmet
from prioritizer.evaluation.facts import Facts
from prioritizer.parameters import resolve
from prioritizer.scenario import Scenario
from tests.evaluation.judged import assert_judged
from tests.evaluation.money_cases import CONDITIONS, FUNDING
from tests.evaluation.tiny import LAND, REGIONAL, YEARS, Row, outcome, plan, tiny


@pytest.mark.parametrize("family", CONDITIONS)
def test_a_plan_that_breaks_the_family_is_found(family: str) -> None:
    assert_judged(CONDITIONS[family]())


def only_if(requires: str, **cells: object) -> list[Row]:
    return [{"rule": "c", "funder": "treasury", "requires": requires, **cells}]


def forbidden(s: Scenario, starts: dict[tuple[str, int], float]) -> list[list[bool]]:
    parameters = resolve(s)
    found = unmet(parameters, Facts(parameters, plan(s, starts)), parameters.conditions[0])
    return [row.tolist() for row in found]


def test_only_the_selection_waits() -> None:
    tables: dict[str, list[Row]] = {"funding": FUNDING}
    s = tiny({}, {}, {}, conditions=only_if("b", intervention="a", lag=1), **tables)
    assert forbidden(s, {("b", 2026): 1}) == [[True, False, False], [False] * 3, [False] * 3]
    s = tiny({}, {}, {}, conditions=only_if("b", intervention="!a"), **tables)
    assert forbidden(s, {("b", 2027): 1}) == [[False] * 3, *[[True, False, False]] * 2]


def test_regional_money_waits_for_its_region_and_national_money_for_every_one() -> None:
    s = tiny(REGIONAL, {}, REGIONAL, regions=LAND, funding=FUNDING, conditions=only_if("c"))
    starts = {("c/north", 2026): 1.0, ("c/south", 2028): 1.0}
    found = forbidden(s, starts)
    assert found[0] == [False, False, False]
    assert found[1] == [True, True, False]
    assert found[2] == [True, True, False]


def test_regional_money_waits_for_the_national_one() -> None:
    s = tiny(REGIONAL, {}, regions=LAND, funding=FUNDING, conditions=only_if("b", region="south"))
    assert forbidden(s, {("b", 2027): 1}) == [[False] * 3, [True, False, False], [False] * 3]


def test_what_is_not_decided_is_not_met() -> None:
    north = [{"intervention": "c", "region": "north", "max_scale": 0}]
    s = tiny(
        REGIONAL,
        {},
        REGIONAL,
        regions=LAND,
        regional=north,
        funding=FUNDING,
        conditions=only_if("c", intervention="a;b"),
    )
    # National money waits for every region in which it is decided.
    assert forbidden(s, {("c/south", 2026): 1}) == [[True] * 3, *[[False] * 3] * 3]
    check = condition(outcome(s, plan(s)), plan(s).money)  # type: ignore[arg-type]
    assert [name for name in check.names() if "2028" in name] == [
        "condition[c,treasury,north,2028]",
        "condition[c,treasury,south,south,2028]",
        "condition[c,treasury,south,2028]",
    ]


def test_rows_are_summed_by_funder_place_and_year() -> None:
    s = tiny(
        {},
        REGIONAL | {"capital_cost": 4, "recurrent_cost": 1},
        REGIONAL,
        regions=LAND,
        funding=[*FUNDING, {"funder": "donor", "year": 2026, "amount": 9}],
        conditions=[{"rule": "c", "funder": "donor", "requires": "a", "region": "south"}],
    )
    paid = [
        ("donor", "b/south", 2027, "capital", 3.0),
        ("donor", "b/south", 2027, "current", 0.75),
        ("donor", "b/north", 2027, "capital", 1.0),
    ]
    given = plan(s, {("b/south", 2027): 1, ("b/north", 2027): 1}, money=paid)
    assert given.money is not None
    check = condition(outcome(s, given), given.money)
    assert check.names() == [f"condition[c,donor,south,{year}]" for year in YEARS]
    assert check.activity.tolist() == [0.0, 3.75, 0.0]
    assert check.upper.tolist() == [0.0, 0.0, 0.0]
    (violation,) = [v for v in judge(s, given).violations if v.family == "condition"]
    assert violation.sentence == (
        "Condition c (2027): donor pays 3.75 in south, but a, which this money requires, is not "
        "met in time."
    )


def test_what_is_met_frees_the_money() -> None:
    s = tiny({}, {}, funding=FUNDING, conditions=only_if("b"))
    given = plan(s, {("b", 2027): 1})
    assert given.money is not None
    assert condition(outcome(s, given), given.money).upper.tolist() == [0.0, np.inf, np.inf]


def financed(*conditions: Row, starts: dict[str, int]) -> Evaluation:
    """Programme a costs 6 to start and 2 a year; b is free. Treasury and donor have 9 a year."""
    return evaluate(
        tiny(
            {"capital_cost": 6, "recurrent_cost": 2},
            {},
            funding=[
                {"funder": f, "year": t, "amount": 9} for f in ("treasury", "donor") for t in YEARS
            ],
            conditions=[{"rule": f"c{n}", "requires": "b"} | c for n, c in enumerate(conditions)],
            plan=[{"intervention": i, "year": t, "start": 1} for i, t in starts.items()],
        )
    )


def test_another_funder_pays_until_the_condition_is_met() -> None:
    found = financed({"funder": "treasury"}, starts={"a": 2026, "b": 2027})
    assert found.is_admissible
    assert found.spent.tolist() == [[0.0, 2.0, 2.0], [8.0, 0.0, 0.0]]


def test_where_every_funder_waits_someone_has_to_break_it() -> None:
    found = financed({"funder": "treasury"}, {"funder": "donor"}, starts={"a": 2028})
    assert [(v.name, v.amount) for v in found.violations] == [("condition[c0,treasury,2028]", 8.0)]


def test_what_runs_is_held_to_it_too() -> None:
    s = tiny(
        {"recurrent_cost": 2, "initial_scale": 1},
        {},
        funding=FUNDING,
        conditions=only_if("b"),
    )
    assert [(v.name, v.amount) for v in evaluate(s).violations] == [
        (f"condition[c,treasury,{year}]", 2.0) for year in YEARS
    ]


def test_an_inactive_condition_and_no_funding_ask_nothing() -> None:
    found = financed({"funder": "treasury", "active": "no"}, starts={"a": 2026})
    assert found.is_admissible
    assert "condition" not in {check.family for check in found.checks}
