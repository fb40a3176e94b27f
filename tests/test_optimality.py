"""Certificates of optimality that take no solver's word: from arrays, plan and duals alone.

A dual is the change of the criterion for one unit more of the bound that binds. For a plan x of
`min cost @ x`, rows within their bounds, with duals y and reduced costs z:

- x keeps every row and bound (primal feasibility);
- cost = matrix.T @ y + z (every column is priced);
- y and z are of the sign of the bound at which x is (dual feasibility);
- what is not at a bound has no price (complementary slackness);
- cost @ x = the bounds, priced (strong duality), which follows and is checked all the same.

For `max` the signs turn round.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import prioritizer as pr
from prioritizer.engines import Options, Outcome, Status, engine_named
from prioritizer.engines.outcome import FloatArray
from prioritizer.program import LinearProgram
from tests.small import Small, scenarios

# Solvers are asked for 1e-9 on criteria scaled to 1e4; these are of the size of 1.
KEPT, PRICED = 1e-7, 1e-7

linear = scenarios(kinds=("continuous",)).filter(lambda small: "logic" not in small.tables)


def solved(program: LinearProgram, engine: str = "highs") -> Outcome:
    session = engine_named(engine).open(program, Options())
    try:
        return session.solve(program.objective, Options())
    finally:
        session.close()


def misses(value: FloatArray, lower: FloatArray, upper: FloatArray) -> float:
    """By how much the worst entry lies outside of its bounds."""
    return float(np.max(np.maximum(lower - value, value - upper), initial=0.0))


def wrong_prices(
    price: FloatArray, value: FloatArray, lower: FloatArray, upper: FloatArray, sign: float
) -> FloatArray:
    """Prices of the wrong sign, or of what is not at the bound that the sign speaks of."""
    bound = np.where(price * sign > 0, lower, upper)
    is_away = np.abs(value - bound) > KEPT * np.maximum(1.0, np.abs(value))
    return price[is_away & (np.abs(price) > PRICED)]


def priced_bounds(price: FloatArray, lower: FloatArray, upper: FloatArray, sign: float) -> float:
    """The bounds that the prices speak of, priced."""
    binds = np.abs(price) > PRICED
    bound = np.where(price * sign > 0, lower, upper)
    return float(price[binds] @ bound[binds])


def certify(program: LinearProgram, outcome: Outcome) -> None:
    """Fail unless the outcome proves its own optimality."""
    p, criterion = program, program.objective
    assert outcome.status is Status.OPTIMAL
    assert outcome.x is not None
    assert outcome.duals is not None
    assert outcome.reduced_costs is not None
    x, y, z = outcome.x, outcome.duals, outcome.reduced_costs
    sign = 1.0 if criterion.sense == "min" else -1.0
    activity = p.matrix @ x

    assert misses(x, p.lower, p.upper) <= KEPT
    assert misses(activity, p.row_lower, p.row_upper) <= KEPT
    size = max(1.0, float(np.abs(criterion.cost).max(initial=0.0)))
    assert np.abs(criterion.cost - p.matrix.T @ y - z).max() <= PRICED * size
    assert wrong_prices(y, activity, p.row_lower, p.row_upper, sign).tolist() == []
    assert wrong_prices(z, x, p.lower, p.upper, sign).tolist() == []
    dual = priced_bounds(y, p.row_lower, p.row_upper, sign)
    dual += priced_bounds(z, p.lower, p.upper, sign) + criterion.constant
    assert outcome.objective == pytest.approx(dual, rel=1e-6, abs=1e-6)


@settings(max_examples=20)
@given(small=linear)
def test_the_greatest_gain_is_certified(small: Small) -> None:
    program = pr.compile(small.scenario())

    certify(program, solved(program))


def min_cost(small: Small, required: float) -> pr.Scenario:
    """The least cost at which trust reaches what is required, with money enough."""
    trust, crime = small.tables["indicators"]
    indicators = [{**trust, "required": required}, {**crime, "required": 25}]
    funding = [{**row, "amount": 100} for row in small.tables["funding"]]
    ready = small.with_table("indicators", indicators).with_table("funding", funding)
    return replace(ready, settings={**small.settings, "objective": "min_cost"}).scenario()


@settings(max_examples=12)
@given(small=linear, required=st.sampled_from([40.25, 41, 42]))
def test_the_least_cost_is_certified(small: Small, required: float) -> None:
    program = pr.compile(min_cost(small, required))
    outcome = solved(program)

    if outcome.status is not Status.INFEASIBLE:
        certify(program, outcome)


@pytest.mark.parametrize("engine", ["highs", "pulp", "pyomo"])
def test_every_engine_certifies_its_answer(engine: str) -> None:
    program = pr.compile(hand_made())

    certify(program, solved(program, engine))


def test_a_certificate_is_not_given_for_less_than_the_best() -> None:
    program = pr.compile(hand_made())
    outcome = solved(program)
    assert outcome.x is not None

    with pytest.raises(AssertionError):
        certify(program, replace(outcome, x=outcome.x * 0.5))
    with pytest.raises(AssertionError):
        certify(program, replace(outcome, duals=outcome.duals * 2))  # type: ignore[operator]


def hand_made(**settings: object) -> pr.Scenario:
    """Two programmes for 4 a year: a gains 1 per unit of money, b 1/2; trainers bind a at 3/4."""
    return pr.Scenario(
        {"years": [2026, 2027], **settings},
        {
            "interventions": [
                {"intervention": "a", "decision": "continuous", "recurrent_cost": 4},
                {"intervention": "b", "decision": "continuous", "recurrent_cost": 4},
            ],
            "indicators": [{"indicator": "trust", "baseline": 0, "target": 10}],
            "effects": [
                {"intervention": "a", "indicator": "trust", "effect": 4},
                {"intervention": "b", "indicator": "trust", "effect": 2},
            ],
            "funding": [{"funder": "treasury", "year": y, "amount": 4} for y in (2026, 2027)],
            "resources": [{"resource": "trainers", "available": 12}],
            "resource_use": [{"intervention": "a", "resource": "trainers", "running_use": 16}],
        },
    )


def price(answer: pr.Allocation, name: str) -> float:
    return float(answer.constraints.set_index("name").loc[name, "shadow_price"])


def test_shadow_prices_worked_out_by_hand() -> None:
    # A unit of money more in both years is a quarter of b: 0.5 of 10 in each. How the two years
    # share that price is the solver's choice.
    answer = pr.solve(hand_made())
    balance = [price(answer, f"funder_balance[treasury,{year}]") for year in (2026, 2027)]
    trainers = [price(answer, f"resource_capacity[trainers,{year}]") for year in (2026, 2027)]

    assert answer.objective == pytest.approx(0.35)
    assert sum(balance) == pytest.approx(0.05)
    # One trainer more: a sixteenth of a (0.4) for a sixteenth of b (0.2).
    assert sum(trainers) == pytest.approx((0.4 - 0.2) / 16)


def test_the_shadow_price_of_a_requirement_is_a_cost() -> None:
    # 3/4 of a, for 3, reach 3; one point more is half of b in the last year, for 2.
    answer = pr.solve(
        hand_made(objective="min_cost").replace(
            indicators=[{"indicator": "trust", "baseline": 0, "target": 10, "required": 3.25}]
        )
    )

    assert answer.total_cost == pytest.approx(3 + 0.5)
    assert price(answer, "required_value[trust]") == pytest.approx(2)


@settings(max_examples=12)
@given(small=linear)
def test_what_has_slack_has_no_price(small: Small) -> None:
    table = pr.solve(small.scenario()).constraints
    priced = table[table["shadow_price"].abs() > PRICED]

    # Prices belong to the first solve; the returned plan is one of the best, so they hold for it.
    assert (priced["slack"] * priced["shadow_price"]).abs().max() <= 1e-6 or priced.empty


STEP = 1e-3


def after_moving(program: LinearProgram, row: int, step: float) -> float | None:
    """The best value with the finite bounds of one row moved."""
    lower, upper = program.row_lower.copy(), program.row_upper.copy()
    lower[row] += step
    upper[row] += step
    outcome = solved(replace(program, row_lower=lower, row_upper=upper))
    return outcome.objective if outcome.status is Status.OPTIMAL else None


def check_prices_by_differences(scenario: pr.Scenario, families: tuple[str, ...]) -> None:
    """A price lies between the change for a little less and that for a little more."""
    program = pr.compile(scenario)
    outcome = solved(program)
    assert outcome.objective is not None
    assert outcome.duals is not None
    is_max = program.objective.sense == "max"
    for row, name in enumerate(program.row_names):
        if name.partition("[")[0] not in families:
            continue
        more, less = after_moving(program, row, STEP), after_moving(program, row, -STEP)
        rise = None if more is None else (more - outcome.objective) / STEP
        fall = None if less is None else (outcome.objective - less) / STEP
        # the best gain is concave in a bound, the least cost convex
        low, high = (rise, fall) if is_max else (fall, rise)
        assert low is None or outcome.duals[row] >= low - 1e-5, name
        assert high is None or outcome.duals[row] <= high + 1e-5, name


FAMILIES = ("funder_balance", "resource_capacity", "rule_max_share", "carry_over_limit")


@settings(max_examples=8)
@given(small=linear)
def test_prices_of_gain_agree_with_finite_differences(small: Small) -> None:
    check_prices_by_differences(small.scenario(), FAMILIES)


@settings(max_examples=8)
@given(small=linear)
def test_prices_of_cost_agree_with_finite_differences(small: Small) -> None:
    scenario = min_cost(small, 41)
    if pr.solve(scenario).status == "optimal":
        check_prices_by_differences(scenario, ("required_value", "resource_capacity"))
