"""The range of each payment: by hand, and against the whole program with the plan held fast."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import prioritizer as pr
from prioritizer.engines import Options, Status, engine_named
from prioritizer.explanation.money_ranges import MoneyRange, MoneyRanges, money_ranges
from prioritizer.program import Criterion, LinearProgram
from prioritizer.resolving import Change, columns_of_decision
from tests.explanation.choices import NEAR, solvable


def shared(**tables: Any) -> pr.Scenario:
    """Two programmes for 3 and 2, locked in; two funders with 4 and 3 in the first year."""
    given: dict[str, Any] = {
        "interventions": [
            {"intervention": "a", "decision": "binary", "capital_cost": 3, "lock": "in"},
            {"intervention": "b", "decision": "binary", "capital_cost": 2, "lock": "in"},
        ],
        "indicators": [{"indicator": "trust", "baseline": 0, "target": 10}],
        "effects": [
            {"intervention": "a", "indicator": "trust", "effect": 4},
            {"intervention": "b", "indicator": "trust", "effect": 1},
        ],
        "funding": [
            {"funder": "treasury", "year": 2026, "amount": 4},
            {"funder": "donor", "year": 2026, "amount": 3},
        ],
    }
    return pr.Scenario({"years": [2026]}, given | tables)


def ends(found: tuple[MoneyRange, ...]) -> dict[tuple[str, str], tuple[float, float]]:
    return {(e.funder, e.intervention): (e.low, e.high) for e in found}  # type: ignore[misc]


def test_what_one_funder_lacks_the_other_must_pay() -> None:
    found = money_ranges(pr.solve(shared()))

    # 5 are due. The treasury has 4, so the donor pays at least 1 of it; the donor has 3.
    assert ends(found.amounts) == {
        ("treasury", "a"): (0, 3),
        ("treasury", "b"): (0, 2),
        ("donor", "a"): (0, 3),
        ("donor", "b"): (0, 2),
    }
    assert found.is_complete
    assert [e.amount for e in found.amounts if e.funder == "treasury"] == [3, 1]


def test_a_ban_and_a_floor_leave_no_choice() -> None:
    rules = [
        {"rule": "ban", "funder": "donor", "intervention": "b", "max_amount": 0},
        {"rule": "floor", "funder": "donor", "intervention": "a", "min_amount": 2},
    ]
    found = money_ranges(pr.solve(shared(spending_rules=rules)))

    assert ends(found.totals) == {
        ("treasury", "a"): (pytest.approx(0), pytest.approx(1)),
        ("treasury", "b"): (2, 2),
        ("donor", "a"): (pytest.approx(2), pytest.approx(3)),
        ("donor", "b"): (0, 0),
    }


def test_regions_that_every_rule_treats_alike_share_a_pool() -> None:
    scenario = shared(
        interventions=[
            {
                "intervention": "a",
                "decision": "binary",
                "capital_cost": 4,
                "scope": "regional",
                "lock": "in",
            }
        ],
        effects=[{"intervention": "a", "indicator": "trust", "effect": 4}],
        regions=[{"region": "north", "population": 1}, {"region": "south", "population": 3}],
    )
    found = money_ranges(pr.solve(scenario))
    by_region = {(e.funder, e.region): (e.low, e.high) for e in found.amounts}

    # 1 is due in the north, 3 in the south; the treasury has 4, the donor 3.
    assert ends(found.totals) == {("treasury", "a"): (1, 4), ("donor", "a"): (0, 3)}
    assert by_region == {
        ("treasury", "north"): (0, 1),
        ("treasury", "south"): (0, 3),
        ("donor", "north"): (0, 1),
        ("donor", "south"): (0, 3),
    }


def held(answer: pr.Allocation) -> LinearProgram:
    """The whole program, as compiled, with every start and keep of the plan held."""
    program, evaluation = pr.compile(answer.scenario), answer.evaluation
    assert evaluation is not None
    parameters, change = evaluation.parameters, Change.none()
    names = (*parameters.regions, "")
    decisions = zip(parameters.decisions.intervention, parameters.decisions.region, strict=True)
    for place, (i, r) in enumerate(decisions):
        for name, values in (("start", evaluation.plan.start), ("keep", evaluation.plan.keep)):
            columns = columns_of_decision(program, name, [(parameters.interventions[i], names[r])])
            if len(columns):
                change += Change.of_columns(columns, values[place], values[place])
    return change.applied(program)


def extreme(program: LinearProgram, columns: list[int], sense: Any) -> float:
    cost = np.zeros(len(program.lower))
    cost[columns] = 1.0
    session = engine_named("highs").open(program, Options(threads=1))
    outcome = session.solve(Criterion("amount", sense, cost, 0.0, 1.0), Options(threads=1))
    session.close()
    assert outcome.status is Status.OPTIMAL
    assert outcome.objective is not None
    return outcome.objective


def columns_of(program: LinearProgram, entry: MoneyRange) -> list[int]:
    block = program.block("money")
    assert block is not None
    labels = [block.index.labels(name) for name in block.index.dimensions]
    wanted = (entry.funder, entry.intervention, entry.region, entry.year, entry.economic)
    if entry.year is None:
        labels, wanted = labels[:2], wanted[:2]
    rows = zip(*labels, strict=True)
    return [block.start + n for n, row in enumerate(rows) if row == wanted]


@pytest.mark.parametrize("table", ["spending_rules", "conditions"])
@pytest.mark.parametrize("number", range(6))
def test_every_end_is_that_of_the_whole_program(number: int, table: str) -> None:
    answer = pr.solve(solvable(6, "funding", table)[number])
    found, program = money_ranges(answer), held(answer)

    assert found.is_complete
    for entry in (*found.totals, *found.amounts):
        columns = columns_of(program, entry)
        assert entry.low == pytest.approx(extreme(program, columns, "min"), abs=NEAR)
        assert entry.high == pytest.approx(extreme(program, columns, "max"), abs=NEAR)
        assert entry.low - NEAR <= entry.amount <= entry.high + NEAR


def test_a_limit_leaves_ends_unknown_and_says_so() -> None:
    rules = [{"rule": "floor", "funder": "donor", "intervention": "a", "min_amount": 2}]
    found = money_ranges(pr.solve(shared(spending_rules=rules)), most_solves=0)

    assert not found.is_complete
    assert found.solves == 0
    assert any(entry.low is None or entry.high is None for entry in found.amounts)
    assert "complete" in found.to_dict()
    assert MoneyRanges((), (), True, 0, 0).to_json()


def test_known_plans_save_linear_programs() -> None:
    found = money_ranges(pr.solve(shared()))

    assert found.unnecessary > 0
    assert found.solves + found.unnecessary == 2 * (len(found.amounts) + len(found.totals))


def test_a_plan_without_an_admissible_split_has_no_ranges() -> None:
    free = shared().replace(funding=None)
    with pytest.raises(ValueError, match="no table funding"):
        money_ranges(pr.solve(free))
    poor = shared(funding=[{"funder": "treasury", "year": 2026, "amount": 1}])
    with pytest.raises(ValueError, match="holds no plan"):
        money_ranges(pr.solve(poor))
    plan = [{"intervention": i, "year": 2026, "start": 1} for i in "ab"]
    with pytest.raises(ValueError, match="no split"):
        money_ranges(pr.evaluate(poor.replace(plan=plan)))
