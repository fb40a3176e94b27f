"""Examples for models/money.py."""

from tests.models.examples.tiny import tiny
from tests.oracle.cases.build import binary, continuous, funds, plan

CARRY = [
    {"funder": "treasury"},
    {"funder": "donor", "carry_over": 0.5},
]

# a costs both, b capital alone, c nothing; there is no money in 2028 but what is carried over.
FUNDED = tiny(
    binary("a", 3, 2),
    continuous("b", 4),
    binary("c"),
    funding=[*funds(5, 6), *funds(1, 2, funder="donor")],
    funders=CARRY,
)

# In 2029: a of 2028 alone (two years), all of b with the half that runs, c with its past start.
TAIL = tiny(
    binary("a", 3, 2, duration=2),
    continuous("b", 0, 4, initial_scale=0.5),
    binary("c", 0, 8, duration=5),
    binary("d", 5),
    plan=plan(("c", 2025, 1)),
    settings={"sustainability": {"tail_ceiling": 20}},
)

# The capital of a is due in halves, at once and after two years, its past start's too; its current
# cost is half in the first year. b pays as usual.
PHASED = tiny(
    binary("a", 3, 2),
    continuous("b", 4, 1),
    plan=plan(("a", 2025, 1)),
    phasing=[
        {"intervention": "a", "age": 0, "capital_share": 0.5, "current_share": 0.5},
        {"intervention": "a", "age": 2, "capital_share": 0.5},
    ],
    funding=[*funds(9, 9, 9), *funds(1, funder="donor")],
)

EXAMPLES = {
    "cost_is_funded": PHASED,
    "funder_balance": FUNDED,
    "carry_over_limit": FUNDED,
    "tail_ceiling": TAIL,
}
