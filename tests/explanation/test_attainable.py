from __future__ import annotations

import pytest

import prioritizer as pr
from prioritizer.explanation.diagnose import diagnose
from tests.explanation.infeasible import CASES, made
from tests.oracle.cases.build import binary, crime, effect, funds, trust


def test_the_best_value_with_all_else_kept() -> None:
    case = next(case for case in CASES if case.name == "a cap")
    (entry,) = diagnose(case.scenario).attainable

    assert (entry.indicator, entry.year, entry.required) == ("trust", 2027, 4.0)
    assert entry.attainable == pytest.approx(0)
    assert entry.others_kept


def test_other_values_are_set_aside_where_no_plan_keeps_them() -> None:
    case = next(case for case in CASES if case.name == "two values")
    found = {a.indicator: a for a in diagnose(case.scenario).attainable}

    # One of a and b: each value can be had, but not with the other one.
    assert found["trust"].attainable == pytest.approx(0)
    assert found["crime"].attainable == pytest.approx(20)
    assert all(entry.others_kept for entry in found.values())


def test_less_is_better_and_trends_count() -> None:
    scenario = made(
        "x",
        [binary("a", 3), binary("b", 3)],
        "",
        effects=[effect("a", -4, "crime"), effect("b", -3, "crime")],
        indicators=[crime(required=10, trend=1, unit="per 100,000")],
        funding=funds(3, 3),
    ).scenario
    (entry,) = diagnose(scenario).attainable
    best = pr.solve(scenario.replace(indicators=[crime(trend=1)], evaluate="final_year"))

    assert entry.attainable == pytest.approx(20 + 1 - 7)
    last = best.indicators[best.indicators["year"] == 2027]
    assert entry.attainable == pytest.approx(float(last["value"].iloc[0]))
    assert entry.unit == "per 100,000"


def test_milestones_have_their_year() -> None:
    case = next(case for case in CASES if case.name == "a window")
    (entry,) = diagnose(case.scenario).attainable

    assert (entry.year, entry.required, entry.attainable) == (2026, 4.0, 0.0)


def test_no_plan_at_all_is_none() -> None:
    case = next(case for case in CASES if case.name == "what may not end")
    scenario = case.scenario.replace(indicators=[trust(required=1)])
    (entry,) = diagnose(scenario).attainable

    assert entry.attainable is None
    assert not entry.others_kept
