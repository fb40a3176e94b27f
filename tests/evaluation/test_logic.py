from dataclasses import replace

import numpy as np
import pytest

from prioritizer.evaluation import Plan, judge
from prioritizer.evaluation.checks import Check
from prioritizer.evaluation.logic import at_least, at_most, requires, requires_any
from prioritizer.evaluation.outcome import Outcome, outcome_of
from prioritizer.scenario import Scenario
from tests.evaluation.cases import LOGIC
from tests.evaluation.judged import assert_judged
from tests.evaluation.tiny import Row, by_region, outcome, plan, tiny


@pytest.mark.parametrize("family", LOGIC)
def test_a_plan_that_breaks_the_family_is_found(family: str) -> None:
    assert_judged(LOGIC[family]())


def rule(kind: str, interventions: str = "a", **cells: object) -> list[Row]:
    return [{"rule": "r", "kind": kind, "interventions": interventions, **cells}]


def test_a_prerequisite_of_before_the_first_year_counts_from_its_year() -> None:
    for year, admissible in ((2024, True), (2025, False)):
        s = tiny(
            {},
            {"duration": 1},
            logic=rule("requires", other="b", lag=2),
            plan=[{"intervention": "b", "year": year, "start": 1}],
        )
        assert judge(s, plan(s, {("a", 2026): 1})).is_admissible is admissible


def test_what_runs_before_the_first_year_is_met_at_any_lag() -> None:
    s = tiny({}, {"initial_scale": 1}, logic=rule("requires", other="b", lag=9))
    assert judge(s, plan(s, {("a", 2026): 1})).is_admissible


def test_every_one_of_several_is_required() -> None:
    s = tiny({}, {}, {}, logic=rule("requires", other="b;c"))
    found = judge(s, plan(s, {("a", 2026): 1, ("b", 2026): 1})).violations
    assert [v.name for v in found] == ["requires[r,a,c,2026]"]


def test_exactly_bounds_starts_from_above_and_what_is_met_from_below() -> None:
    s = tiny({}, {"initial_scale": 1}, {}, logic=rule("exactly", "a;b;c", count=1))
    assert judge(s, plan(s)).is_admissible  # b is met, nothing is started
    assert judge(s, plan(s, {("a", 2026): 1})).is_admissible  # one is started
    found = judge(s, plan(s, {("a", 2026): 1, ("c", 2026): 1})).violations
    assert [v.name for v in found] == ["at_most[r]"]


# Two regions: a is decided in both, b (the second intervention) nationally or by region.


def regional(logic: list[Row], region: list[int], intervention: list[int]) -> Outcome:
    """Four decisions, all started in 2027 but the last, which is never started."""
    s: Scenario = tiny({}, {}, {}, {}, logic=logic)
    start = np.zeros((4, 3))
    start[:3, 1] = 1.0
    return outcome_of(by_region(s, region, intervention), Plan(start, np.zeros((4, 3))))


def broken_names(rows: Check) -> list[str]:
    return [rows.name_of(row) for row in rows.broken(1e-6)]


def test_regional_requires_regional_region_by_region() -> None:
    done = regional(rule("requires", other="b"), [0, 1, 0, 1], [0, 0, 1, 1])
    assert broken_names(requires(done, done.facts)) == ["requires[r,a,south,b,south,2027]"]


def test_national_requires_regional_in_every_region() -> None:
    done = regional(rule("requires", other="b"), [-1, -1, 0, 1], [0, 2, 1, 1])
    assert broken_names(requires(done, done.facts)) == ["requires[r,a,b,south,2027]"]


def test_regional_requires_national_in_each_region() -> None:
    done = regional(rule("requires", other="b"), [0, 1, -1, -1], [0, 0, 2, 1])
    assert broken_names(requires(done, done.facts)) == [
        "requires[r,a,north,b,2027]",
        "requires[r,a,south,b,2027]",
    ]


def test_what_is_decided_nowhere_is_never_met() -> None:
    done = regional(rule("requires", other="d"), [-1, -1, 0, 1], [0, 2, 1, 1])
    assert broken_names(requires(done, done.facts)) == ["requires[r,a,d,2027]"]
    done = regional(rule("requires", other="b"), [0, 1, 0, -1], [0, 0, 1, 2])
    assert broken_names(requires(done, done.facts)) == ["requires[r,a,south,b,2027]"]


def test_any_counts_a_regional_one_for_a_national_one_where_it_is_met_everywhere() -> None:
    done = regional(rule("requires_any", other="b;d"), [-1, -1, 0, 1], [0, 2, 1, 1])
    assert broken_names(requires_any(done, done.facts)) == ["requires_any[r,a,2027]"]
    everywhere = replace(done, plan=Plan(np.ones((4, 3)), done.plan.keep))
    assert broken_names(requires_any(everywhere, everywhere.facts)) == []


def test_any_holds_region_by_region_for_regional_ones() -> None:
    done = regional(rule("requires_any", other="b;d"), [0, 1, 0, 1], [0, 0, 1, 1])
    assert broken_names(requires_any(done, done.facts)) == ["requires_any[r,a,south,2027]"]


def test_counts_are_by_region_where_all_are_regional() -> None:
    done = regional(rule("exactly", "a;b", count=2), [0, 1, 0, 1], [0, 0, 1, 1])
    most, least = at_most(done, done.facts), at_least(done, done.facts)
    assert most.names() == ["at_most[r,north]", "at_most[r,south]"]
    assert most.activity.tolist() == [2.0, 1.0]
    assert least.activity.tolist() == [2.0, 1.0]


def test_counts_are_one_where_one_is_national() -> None:
    done = regional(rule("exactly", "a;b;c", count=2), [0, 1, -1, 0], [0, 0, 1, 2])
    most = at_most(done, done.facts)
    assert (most.names(), most.activity.tolist()) == (["at_most[r]"], [3.0])


def test_a_count_of_what_is_decided_nowhere_is_none() -> None:
    done = regional(rule("at_least", "d", count=1), [0, 1, 0, 1], [0, 0, 1, 1])
    assert at_least(done, done.facts).activity.tolist() == [0.0, 0.0]


def test_the_slack_is_the_scale_that_may_still_start() -> None:
    s = tiny({"decision": "continuous", "max_scale": 2}, {}, logic=rule("requires", other="b"))
    done = outcome(s, plan(s, {("a", 2027): 0.5, ("b", 2027): 1}))
    assert requires(done, done.facts).slack().tolist() == [0.0, 1.5, 2.0]
