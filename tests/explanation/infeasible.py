"""Hand-made scenarios without a plan, one or more for each family, and what conflicts in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import prioritizer as pr
from tests.oracle.cases.build import (
    Row,
    binary,
    continuous,
    crime,
    effect,
    funds,
    integer,
    logic,
    plan,
    rule,
    trust,
)


@dataclass(frozen=True)
class Infeasible:
    """A scenario, the only conflict in it, and the least change where it is worked out.

    `weight` is what the cheapest repair counts for, and `changed` the names that it changes.
    """

    name: str
    scenario: pr.Scenario
    conflict: frozenset[str]
    changed: frozenset[str] = frozenset()
    weight: float | None = None


def made(
    name: str,
    interventions: list[Row],
    conflict: str,
    *,
    changed: str = "",
    weight: float | None = None,
    effects: list[Row] | None = None,
    settings: dict[str, Any] | None = None,
    **tables: list[Row],
) -> Infeasible:
    """A case; unless told otherwise every intervention moves trust by 4, from 0 towards 10."""
    filled = {
        "interventions": interventions,
        "effects": effects or [effect(row["intervention"], 4) for row in interventions],
        "indicators": [trust()],
        **tables,
    }
    scenario = pr.Scenario({"years": [2026, 2027], **(settings or {})}, filled)
    return Infeasible(name, scenario, names(conflict), names(changed), weight)


def names(text: str) -> frozenset[str]:
    return frozenset(text.split("; ")) if text else frozenset()


REQUIRED_4 = [trust(required=4)]
REQUIRED = "required_value[trust]"
UNION = [{"stakeholder": "union", "veto": True}]
AGAINST = [{"stakeholder": "union", "intervention": "a", "support": -1}]

MONEY = [
    made(
        "amounts",
        [binary("a", 3)],
        f"funder_balance[treasury,2026]; funder_balance[treasury,2027]; "
        f"carry_over_limit[treasury]; {REQUIRED}",
        changed="funder_balance[treasury,2026]",
        weight=1,
        indicators=REQUIRED_4,
        funding=funds(2, 1),
    ),
    made(
        "carry over",
        [binary("a", 3)],
        f"funder_balance[treasury,2026]; funder_balance[treasury,2027]; "
        f"carry_over_limit[treasury]; {REQUIRED}",
        changed="carry_over_limit[treasury]",
        weight=0.5,
        indicators=REQUIRED_4,
        funding=funds(2, 2),
        funders=[{"funder": "treasury", "carry_over": 0.25}],
    ),
    made(
        "forward cost",
        [binary("a", 1, 2)],
        f"tail_ceiling; {REQUIRED}",
        changed="tail_ceiling",
        weight=1.5,
        settings={"sustainability": {"tail_ceiling": 0.5}},
        indicators=REQUIRED_4,
        funding=funds(20, 20),
    ),
    made(
        "a cap",
        [binary("a", 4)],
        f"rule_amount[the rule]; {REQUIRED}",
        changed="rule_amount[the rule]",
        weight=3,
        indicators=REQUIRED_4,
        spending_rules=rule(max_amount=1),
        funding=funds(20),
    ),
    made(
        "a floor",
        [binary("a", 4)],
        "rule_amount[the rule]",
        changed="rule_amount[the rule]",
        weight=2,
        spending_rules=rule(min_amount=6, intervention="a"),
    ),
    made(
        "a least share of the amounts",
        [continuous("a", 4)],
        "rule_min_share[the rule]; max_scale[a]",
        changed="rule_min_share[the rule]",
        weight=1,
        spending_rules=rule(min_share=0.5, share_of="amount"),
        funding=funds(10),
    ),
    made(
        "a greatest share",
        [binary("a", 4), binary("b", 4, lock="out")],
        f"rule_max_share[the rule]; lock_out[b]; {REQUIRED}",
        effects=[effect("a", 4), effect("b", 0)],
        indicators=REQUIRED_4,
        spending_rules=rule(max_share=0.5, intervention="a"),
    ),
    made(
        "a least change",
        [binary("a", 3)],
        "rule_min_change[the rule]; rule_max_change[the rule]",
        settings={"years": [2026]},
        spending_rules=rule(min_change=-0.5, max_change=0.5, previous_amount=1),
    ),
]

LOGIC = [
    made(
        "a prerequisite that is excluded",
        [binary("a", 1), binary("b", 1, lock="out")],
        f"requires[the rule]; lock_out[b]; {REQUIRED}",
        effects=[effect("a", 4), effect("b", 0)],
        indicators=REQUIRED_4,
        logic=logic("requires", "a", "b"),
    ),
    made(
        "alternatives that are excluded",
        [binary("a", 1), binary("b", 1, lock="out"), binary("c", 1, lock="out")],
        f"requires_any[the rule]; lock_out[b]; lock_out[c]; {REQUIRED}",
        effects=[effect("a", 4), effect("b", 0), effect("c", 0)],
        indicators=REQUIRED_4,
        logic=logic("requires_any", "a", "b;c"),
    ),
    made(
        "a package that is split",
        [binary("a", 1, lock="in"), binary("b", 1, lock="out")],
        "together[the rule]; lock_in[a]; lock_out[b]",
        logic=logic("together", "a;b"),
    ),
    made(
        "too few",
        [binary("a", 1), binary("b", 1)],
        f"at_most[the rule]; {REQUIRED}",
        indicators=[trust(required=8)],
        logic=logic("at_most", "a;b", count=1),
    ),
    made(
        "more than there are",
        [binary("a", 1), binary("b", 1, lock="out")],
        "at_least[the rule]; lock_out[b]",
        logic=logic("at_least", "a;b", count=2),
    ),
    made(
        "exactly",
        [binary("a", 1, lock="in"), binary("b", 1, lock="in")],
        "exactly[the rule]; lock_in[a]; lock_in[b]",
        logic=logic("exactly", "a;b", count=1),
    ),
    made(
        "a condition",
        [binary("a", 1), binary("b", 1, lock="out")],
        f"condition[the rule]; lock_out[b]; {REQUIRED}",
        effects=[effect("a", 4), effect("b", 0)],
        indicators=REQUIRED_4,
        funding=funds(9, 9),
        conditions=[
            {"rule": "the rule", "funder": "treasury", "requires": "b", "intervention": "a"}
        ],
    ),
]

DECISIONS = [
    made(
        "a window",
        [binary("a", 1, first_year=2027)],
        "window[a]; milestone[trust,2026]",
        milestones=[{"indicator": "trust", "year": 2026, "required": 4}],
    ),
    made(
        "a deadline",
        [binary("a", 2, last_year=2026)],
        f"funder_balance[treasury,2026]; window[a]; {REQUIRED}",
        changed="funder_balance[treasury,2026]",
        weight=1,
        indicators=REQUIRED_4,
        funding=funds(1, 5),
    ),
    made(
        "a lock",
        [binary("a", 1, lock="out")],
        f"lock_out[a]; {REQUIRED}",
        indicators=REQUIRED_4,
    ),
    made(
        "a greatest scale",
        [integer("a", 1, max_scale=2)],
        f"max_scale[a]; {REQUIRED}",
        indicators=[trust(required=12)],
    ),
    made(
        "an approved start",
        [binary("a", 2)],
        "funder_balance[treasury,2026]; fixed_start[a,2026]",
        changed="funder_balance[treasury,2026]",
        weight=1,
        plan=plan(("a", 2026, 1), status="fixed"),
        funding=funds(1, 5),
    ),
    made(
        "an approved pause",
        [binary("a", 2)],
        f"fixed_start[a,2026]; fixed_start[a,2027]; {REQUIRED}",
        indicators=REQUIRED_4,
        plan=plan(("a", 2026, 0), ("a", 2027, 0), status="fixed"),
    ),
    made(
        "an approved keep",
        [binary("a", 0, 2, initial_scale=1, may_end="yes")],
        "funder_balance[treasury,2026]; fixed_start[a,2026]",
        plan=plan(("a", 2026, 0), status="fixed"),
        funding=funds(1, 1),
    ),
    made(
        "what may not end",
        [binary("a", 0, 2, initial_scale=1)],
        "funder_balance[treasury,2027]; carry_over_limit[treasury]; may_end[a]",
        funding=funds(2, 1.5),
        changed="funder_balance[treasury,2027]",
        weight=0.5,
    ),
]

PURPOSES = [
    made(
        "capacity",
        [binary("a", 1)],
        f"resource_capacity[trainers]; {REQUIRED}",
        indicators=REQUIRED_4,
        resources=[{"resource": "trainers", "available": 1}],
        resource_use=[{"intervention": "a", "resource": "trainers", "running_use": 2}],
    ),
    made(
        "capacity by year",
        [binary("a", 0, initial_scale=1)],
        "may_end[a]; resource_capacity[trainers,2027]",
        resources=[{"resource": "trainers", "available": 5, "year": 2026}],
        resource_use=[{"intervention": "a", "resource": "trainers", "running_use": 2}],
    ),
    made(
        "a value out of reach",
        [binary("a", 1)],
        REQUIRED,
        changed=REQUIRED,
        indicators=[trust(required=9)],
    ),
    made(
        "two values",
        [binary("a", 1), binary("b", 1)],
        "at_most[the rule]; required_value[crime]; required_value[trust]",
        effects=[effect("a", 4), effect("b", -4, "crime")],
        indicators=[trust(required=4), crime(required=16)],
        logic=logic("at_most", "a;b", count=1),
    ),
    made(
        "a veto",
        [binary("a", 1)],
        f"veto[union]; {REQUIRED}",
        indicators=REQUIRED_4,
        stakeholders=UNION,
        positions=AGAINST,
    ),
    made(
        "political capital",
        [binary("a", 1)],
        f"political_capital; {REQUIRED}",
        settings={"politics": {"political_capital": 0.5}},
        indicators=REQUIRED_4,
        stakeholders=[{"stakeholder": "union"}],
        positions=AGAINST,
    ),
    made(
        "a quorum",
        [binary("a", 1)],
        f"quorum; {REQUIRED}",
        settings={"politics": {"quorum": 0.75}},
        indicators=REQUIRED_4,
        stakeholders=[{"stakeholder": "union"}, {"stakeholder": "army"}],
        positions=AGAINST,
    ),
]

BY_TABLES = "a least share of the amounts"
"""The case whose amounts cannot be taken out of the tables: its rule is a share of them."""

CASES = [*MONEY, *LOGIC, *DECISIONS, *PURPOSES]
