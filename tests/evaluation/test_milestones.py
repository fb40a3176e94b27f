import pytest

from prioritizer.evaluation.milestones import milestone
from tests.evaluation.judged import assert_judged
from tests.evaluation.political_cases import MILESTONES
from tests.evaluation.tiny import LAND, REGIONAL, outcome, plan, tiny


@pytest.mark.parametrize("family", MILESTONES)
def test_a_plan_that_breaks_the_family_is_found(family: str) -> None:
    assert_judged(MILESTONES[family]())


def test_a_milestone_is_of_the_value_with_its_trend_on_national_average() -> None:
    s = tiny(
        REGIONAL,
        regions=LAND,
        indicators=[{"indicator": "trust", "baseline": 1, "target": 10, "trend": 0.5}],
        milestones=[
            {"indicator": "trust", "year": 2027, "required": 3},
            {"indicator": "trust", "year": 2028, "required": 4},
        ],
    )
    check = milestone(outcome(s, plan(s, {("a/south", 2027): 1})))
    assert check.names() == ["milestone[trust,2027]", "milestone[trust,2028]"]
    # 1 + 0.5 + 3/4 * 2, and half a point more the year after
    assert check.activity.tolist() == [3.0, 3.5]
    assert check.lower.tolist() == [3.0, 4.0]
    assert check.slack().tolist() == [0.0, -0.5]
