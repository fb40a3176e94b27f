"""Examples for models/spending_rules.py."""

import prioritizer as pr
from tests.models.examples.tiny import tiny
from tests.oracle.cases.build import Row, binary, continuous, funds


def ruled(*rules: Row) -> pr.Scenario:
    """a and b are equipment and cost capital and recurrent; c is training of no category."""
    return tiny(
        binary("a", 3, 2, category="equipment", agency="police"),
        continuous("b", 4, category="equipment"),
        binary("c", 1, 5),
        funding=[*funds(10, 10), *funds(1, 2, funder="donor")],
        spending_rules=list(rules),
        years=(2026, 2027),
    )


# A ban, an earmark over the horizon, a floor in one year, a cap every year; one is not in force.
AMOUNTS = ruled(
    {"rule": "ban", "funder": "donor", "economic": "current", "max_amount": 0},
    {"rule": "earmark", "funder": "donor", "category": "!equipment", "max_amount": 0.5},
    {"rule": "floor", "agency": "police", "year": "2027", "min_amount": 2},
    {"rule": "cap", "intervention": "b;c", "year": "each", "max_amount": 6},
    {"rule": "between", "category": "equipment", "min_amount": 1, "max_amount": 8},
    {"rule": "old", "category": "equipment", "max_amount": 0, "active": "no"},
)

# Of a funder's own spending; of what all funders spend on the same; of all that is spent.
MIN_SHARES = ruled(
    {"rule": "own", "funder": "donor", "category": "equipment", "min_share": 0.25, "year": "each"},
    {
        "rule": "co-financing",
        "funder": "treasury",
        "category": "equipment",
        "min_share": 0.4,
        "share_of": "all",
        "year": "2026",
    },
    {"rule": "horizon", "economic": "capital", "min_share": 0.1},
)

# Of what is spent, and of what is made available.
MAX_SHARES = ruled(
    {"rule": "own", "category": "equipment", "max_share": 0.35, "year": "each"},
    {
        "rule": "available",
        "funder": "donor",
        "category": "equipment",
        "max_share": 0.5,
        "share_of": "amount",
    },
)

# Blank and each: every year, the first where previous_amount is given; or one year.
CHANGES = ruled(
    {"rule": "steady", "category": "equipment", "min_change": -0.1, "max_change": 0.2},
    {
        "rule": "known",
        "category": "equipment",
        "min_change": -0.1,
        "max_change": 0.2,
        "previous_amount": 5,
        "year": "each",
    },
    {
        "rule": "second",
        "category": "equipment",
        "min_change": 0,
        "max_change": 0.5,
        "previous_amount": 5,
        "year": "2027",
    },
)

EXAMPLES = {
    "rule_amount": AMOUNTS,
    "rule_min_share": MIN_SHARES,
    "rule_max_share": MAX_SHARES,
    "rule_min_change": CHANGES,
    "rule_max_change": CHANGES,
}
