import pytest

from prioritizer.evaluation import judge
from prioritizer.evaluation.politics import quorum, supports
from tests.evaluation.judged import assert_judged
from tests.evaluation.political_cases import POLITICS, contested
from tests.evaluation.tiny import LAND, REGIONAL, Row, outcome, plan, tiny


@pytest.mark.parametrize("family", POLITICS)
def test_a_plan_that_breaks_the_family_is_found(family: str) -> None:
    assert_judged(POLITICS[family]())


def liked(support: float, intervention: str = "a") -> list[Row]:
    return [{"stakeholder": "union", "intervention": intervention, "support": support}]


UNION: list[Row] = [{"stakeholder": "union", "veto": "yes"}]


def test_support_is_by_share_of_the_own_maximum_and_of_the_people() -> None:
    s = tiny(
        REGIONAL | {"decision": "integer", "max_scale": 4},
        {},
        regions=LAND,
        regional=[{"intervention": "a", "region": "south", "max_scale": 2}],
        stakeholders=UNION,
        positions=liked(0.5) + liked(-1, "b"),
    )
    done = outcome(s, plan(s, {("a/south", 2026): 2, ("a/north", 2027): 4, ("b", 2028): 1}))
    # 0.5 * 3/4 * 2/4, then 0.5 * 1/4 more, then the whole country less
    assert supports(done).tolist() == [[0.1875, 0.3125, -0.6875]]


def test_support_counts_what_is_being_built() -> None:
    s = tiny({"lead_time": 1}, stakeholders=UNION, positions=liked(0.5))
    assert supports(outcome(s, plan(s, {("a", 2026): 1}))).tolist() == [[0.5, 0.5, 0.5]]


def test_support_is_measured_from_the_year_before_the_first() -> None:
    s = tiny(
        {"duration": 2},
        {"initial_scale": 1, "may_end": "yes"},
        stakeholders=UNION,
        positions=liked(0.5) + liked(-0.25, "b"),
        plan=[{"intervention": "a", "year": 2025, "start": 1}],
    )
    # The past start ends after 2026, which the union minds; that b ends makes up for half of it.
    done = outcome(s, plan(s, {}, {("b", 2027): 0, ("b", 2028): 0}))
    assert supports(done).tolist() == [[0.0, -0.25, -0.25]]


def test_what_is_given_must_be_given_no_later() -> None:
    s = contested(veto="yes", tolerance=0.25)
    late = judge(s, plan(s, {("a", 2026): 1, ("b", 2028): 1}))
    assert [v.name for v in late.violations] == ["veto[union,2026]", "veto[union,2027]"]


def test_without_a_veto_or_a_limit_nothing_is_asked() -> None:
    s = contested(influence=5)
    assert judge(s, plan(s, {("a", 2026): 1})).is_admissible
    families = {check.family for check in judge(s, plan(s)).checks}
    assert families.isdisjoint(POLITICS)


def test_a_quorum_counts_those_at_their_tolerance() -> None:
    s = contested({"quorum": 1}, tolerance=0.5)
    done = outcome(s, plan(s, {("a", 2028): 1}))
    assert quorum(done, supports(done), 1.0).activity.tolist() == [1.0, 1.0, 1.0]
    # A solver's 1e-7 makes no opponent, a real loss does.
    assert quorum(done, supports(done) - 1e-7, 1.0).activity.tolist() == [1.0, 1.0, 1.0]
    assert quorum(done, supports(done) - 1e-5, 1.0).activity.tolist() == [1.0, 1.0, 0.0]


def test_every_stakeholder_weighs_by_its_influence() -> None:
    rows: list[Row] = [
        {"stakeholder": "union", "influence": 1},
        {"stakeholder": "mayors", "influence": 3},
    ]
    s = tiny(
        {},
        stakeholders=rows,
        positions=[*liked(-1), {"stakeholder": "mayors", "intervention": "a", "support": -0.5}],
        settings={"politics": {"quorum": 0.75, "political_capital": 9}},
    )
    found = judge(s, plan(s, {("a", 2028): 1})).constraints.set_index("name")
    assert found.loc["quorum[2027]", ["activity", "lower", "slack"]].tolist() == [4.0, 3.0, 1.0]
    assert found.loc["quorum[2028]", ["activity", "lower"]].tolist() == [0.0, 3.0]
    assert found.loc["political_capital[2028]", "activity"] == 2.5


def test_limits_without_stakeholders_are_kept() -> None:
    s = tiny({}, settings={"politics": {"quorum": 0.5, "political_capital": 0}})
    assert judge(s, plan(s, {("a", 2026): 1})).is_admissible
