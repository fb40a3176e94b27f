from dataclasses import replace

import numpy as np
import pytest

from prioritizer.evaluation.funding import carry_over_limit, cost_is_funded, funder_balance
from prioritizer.evaluation.violations import violation
from tests.evaluation.cases import FORWARD
from tests.evaluation.judged import assert_judged
from tests.evaluation.money_cases import FUNDERS, funded, started
from tests.evaluation.money_cases import funder_balance as overdrawn
from tests.evaluation.tiny import outcome

CASES = FUNDERS | FORWARD


@pytest.mark.parametrize("family", CASES)
def test_a_plan_that_breaks_the_family_is_found(family: str) -> None:
    assert_judged(CASES[family]())


def test_a_cost_paid_twice_is_found() -> None:
    s = funded()
    plan = started(s, 2028)
    assert plan.money is not None
    twice = replace(plan, money=replace(plan.money, amount=2 * plan.money.amount))
    assert twice.money is not None
    check = cost_is_funded(outcome(s, twice), twice.money)
    assert check.names()[4:] == ["cost_is_funded[a,2028,capital]", "cost_is_funded[a,2028,current]"]
    assert check.excess().tolist() == [0.0, 0.0, 0.0, 0.0, 4.0, 1.0]
    assert "1.0 too much" in violation(check, 5, "", {}).sentence


def test_money_for_nothing_is_found() -> None:
    s = funded()
    plan = replace(started(s, 2028), start=np.zeros((1, 3)))
    assert plan.money is not None
    assert cost_is_funded(outcome(s, plan), plan.money).excess()[4:].tolist() == [4.0, 1.0]


def test_the_slack_of_a_balance_is_what_is_unspent() -> None:
    case = overdrawn()
    check = funder_balance(outcome(case.scenario, case.kept))
    assert check.names()[0] == "funder_balance[treasury,2026]"
    # 1.5 and 2.25 are carried on; the last year has 5.25 and pays 5.
    assert check.slack().tolist() == [1.5, 2.25, 0.25]


def test_a_carry_over_beyond_the_share_would_be_found() -> None:
    case = overdrawn()
    done = outcome(case.scenario, case.kept)
    check = carry_over_limit(done)
    assert check.names() == ["carry_over_limit[treasury,2026]", "carry_over_limit[treasury,2027]"]
    assert check.slack().tolist() == [0.0, 0.0]
    check = carry_over_limit(replace(done, carried=np.array([[2.0, 2.25, 0.0]])))
    assert check.excess().tolist() == [0.5, 0.0]
    assert violation(check, 0, "MXN", {}).sentence == (
        "Funding source treasury (2026): carries over 0.5 MXN more than carry_over allows."
    )
