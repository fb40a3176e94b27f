import pytest

from prioritizer.evaluation import judge, tolerance
from tests.evaluation.money_cases import funded, started
from tests.evaluation.tiny import plan, tiny


@pytest.mark.parametrize(("excess", "kept"), [(0.9, True), (1.1, False)])
def test_a_row_may_be_missed_by_a_share_of_its_size(excess: float, kept: bool) -> None:
    s = tiny({"decision": "continuous", "max_scale": 200})
    scale = 200 * (1 + excess * tolerance.RELATIVE)
    assert judge(s, plan(s, {("a", 2026): scale})).is_admissible is kept


def test_what_solvers_take_for_nothing_is_nothing() -> None:
    s = tiny({"decision": "continuous", "min_scale": 0.5})
    assert judge(s, plan(s, {("a", 2026): 0.9 * tolerance.NOTHING})).is_admissible
    assert not judge(s, plan(s, {("a", 2026): 10 * tolerance.NOTHING})).is_admissible


def test_the_rest_of_a_division_is_no_payment() -> None:
    s = funded()
    paid = started(s, 2028)
    dust = plan(
        s,
        {("a", 2028): 1},
        money=[
            ("treasury", "a", 2028, "capital", 4.0),
            ("treasury", "a", 2028, "current", 1.0),
            ("treasury", "a", 2026, "current", 0.5 * tolerance.LEAST_AMOUNT),
        ],
    )
    assert judge(s, dust).money.equals(judge(s, paid).money)
