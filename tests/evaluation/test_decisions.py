import pytest

from prioritizer.evaluation import judge
from prioritizer.evaluation.decisions import lock_in, scale_minimum
from tests.evaluation.cases import CONTINUOUS, DECISIONS
from tests.evaluation.judged import assert_judged
from tests.evaluation.tiny import outcome, plan, tiny


@pytest.mark.parametrize("family", DECISIONS)
def test_a_plan_that_breaks_the_family_is_found(family: str) -> None:
    assert_judged(DECISIONS[family]())


def test_a_keep_in_fractions_is_found() -> None:
    s = tiny({"initial_scale": 1, "may_end": "yes"})
    found = judge(s, plan(s, {}, {("a", 2027): 0.5, ("a", 2028): 0.5})).violations
    assert [v.name for v in found] == ["wholeness[a,2027,keep]", "wholeness[a,2028,keep]"]


def test_a_mandatory_programme_keeps_what_runs() -> None:
    s = tiny({"initial_scale": 1, "may_end": "yes", "lock": "in"})
    assert judge(s, plan(s)).is_admissible
    found = judge(s, plan(s, {}, {("a", 2028): 0})).violations
    assert [v.family for v in found] == ["may_end"]


def test_lock_in_counts_the_state_before_the_first_year() -> None:
    past = [{"intervention": "a", "year": 2024, "start": 0.5}]
    for duration, expected in ((2, 0.5), (1, 0.0)):
        s = tiny(CONTINUOUS | {"min_scale": 0.5, "lock": "in", "duration": duration}, plan=past)
        assert lock_in(outcome(s, plan(s))).activity.tolist() == [expected]


def test_lock_in_without_min_scale_asks_for_max_scale() -> None:
    s = tiny(CONTINUOUS | {"lock": "in"})
    check = lock_in(outcome(s, plan(s, {("a", 2026): 0.5, ("a", 2028): 0.5})))
    assert (check.activity.tolist(), check.lower.tolist()) == ([1.0], [2.0])


def test_lock_out_ends_nothing() -> None:
    s = tiny({"initial_scale": 1, "lock": "out"})
    assert judge(s, plan(s)).is_admissible


def test_the_least_scale_counts_what_runs() -> None:
    s = tiny(CONTINUOUS | {"min_scale": 0.5, "initial_scale": 0.5})
    check = scale_minimum(outcome(s, plan(s, {("a", 2027): 0.125})))
    assert check.slack().tolist() == [0.0, 0.125, 0.125]


def test_what_would_fall_below_the_least_scale_must_end() -> None:
    s = tiny(CONTINUOUS | {"min_scale": 0.5, "initial_scale": 1, "may_end": "yes"})
    found = judge(s, plan(s, {}, {("a", 2027): 0.25, ("a", 2028): 0})).violations
    assert [(v.name, v.amount) for v in found] == [("scale_minimum[a,2027]", 0.25)]


def test_an_approved_blank_keep_in_the_first_year_is_the_initial_scale() -> None:
    row = {"intervention": "a", "year": 2026, "start": 0, "status": "fixed"}
    s = tiny({"initial_scale": 1, "may_end": "yes"}, plan=[row])
    none = {("a", year): 0.0 for year in (2026, 2027, 2028)}
    assert [v.name for v in judge(s, plan(s, {}, none)).violations] == ["keep_held[a,2026]"]


def test_what_ran_is_never_enlarged_from_nothing() -> None:
    s = tiny(CONTINUOUS | {"may_end": "yes"})
    found = judge(s, plan(s, {}, {("a", 2026): 0.5})).violations
    assert [v.name for v in found] == ["keep_never_rises[a,2026]"]
