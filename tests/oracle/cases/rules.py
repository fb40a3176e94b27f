"""Hand-worked optima for the spending rules of docs/model.md, Money."""

from tests.oracle.cases.build import binary, case, continuous, funds, rule

DONOR = [*funds(1, 1), *funds(10, 10, funder="donor")]
OVERSIGHT = [binary("a", 3), continuous("b", 4, category="oversight")]

AMOUNTS = [
    # The donor pays the 4, the treasury 1 a year.
    case(
        "a ban",
        [binary("a", 4, 1)],
        {"a": 2},
        (0.2, 6, 1),
        spent={"treasury": 2, "donor": 4},
        funding=DONOR,
        spending_rules=rule(funder="donor", economic="current", max_amount=0),
    ),
    # 2 a year are more than the treasury has.
    case(
        "a ban that costs the programme",
        [binary("a", 4, 2)],
        {"a": 2},
        (0, 0, 0),
        funding=DONOR,
        spending_rules=rule(funder="donor", economic="current", max_amount=0),
    ),
    # 2 on oversight, useful or not: 3 + 2.
    case(
        "a floor",
        OVERSIGHT,
        {"a": 2, "b": 0},
        (0.2, 5, 1.5),
        funding=funds(5),
        spending_rules=rule(category="oversight", min_amount=2),
    ),
    # 1 in each year, from a programme that only costs when it starts.
    case(
        "a floor each year",
        [continuous("b", 2, category="oversight")],
        {"b": 0},
        (0, 2, 1),
        spending_rules=rule(category="oversight", min_amount=1, year="each"),
    ),
    # Nothing can be spent on nothing.
    case(
        "a floor out of reach",
        OVERSIGHT,
        {"a": 2, "b": 0},
        None,
        spending_rules=rule(category="oversight", min_amount=5),
    ),
    # 4 is too much for 2026 alone.
    case(
        "a cap of one year",
        [binary("a", 4)],
        {"a": 2},
        (0.1, 4, 1),
        spending_rules=rule(max_amount=3, year="2026"),
    ),
    # 4 + 1 + 1 is more than 5 over the horizon; from 2027 it is 5.
    case(
        "a cap of the horizon",
        [binary("a", 4, 1)],
        {"a": 2},
        (0.1, 5, 1),
        spending_rules=rule(max_amount=5),
    ),
    # At most 1 outside police: b has no category and falls under it.
    case(
        "all but these takes in the blank ones",
        [binary("a", 4, category="police"), binary("b", 2)],
        {"a": 2, "b": 1},
        (0.2, 4, 1),
        spending_rules=rule(category="!police", max_amount=1),
    ),
    # Nothing but what is named: the police may not spend; b may.
    case(
        "a named category leaves out the blank ones",
        [binary("a", 4, category="police"), binary("b", 2)],
        {"a": 2, "b": 1},
        (0.1, 2, 1),
        spending_rules=rule(category="police", max_amount=1),
    ),
    # a and b together at most 4; c is free of it.
    case(
        "several in a cell",
        [binary("a", 3), binary("b", 2), binary("c", 5)],
        {"a": 2, "b": 1, "c": 1},
        (0.3, 8, 2),
        spending_rules=rule(intervention="a; b", max_amount=4),
    ),
    case(
        "all but several",
        [binary("a", 3), binary("b", 2), binary("c", 5)],
        {"a": 2, "b": 1, "c": 1},
        (0.3, 5, 2),
        spending_rules=rule(intervention="!a;b", max_amount=4),
    ),
    case(
        "by agency",
        [binary("a", 3, agency="army"), binary("b", 2, agency="police")],
        {"a": 2, "b": 1},
        (0.1, 2, 1),
        spending_rules=rule(agency="army", max_amount=0),
    ),
    case(
        "not active",
        [binary("a", 3)],
        {"a": 2},
        (0.2, 3, 1),
        spending_rules=rule(max_amount=0, active=False),
    ),
]

SHARES = [
    # A quarter of what is spent, not of the 100 there are: b = (3 + b) / 4, so b = 1.
    case(
        "a share of its own money",
        OVERSIGHT,
        {"a": 2, "b": 0},
        (0.2, 4, 1.25),
        funding=funds(100),
        spending_rules=rule(category="oversight", min_share=0.25),
    ),
    # A tenth of the 20 there are.
    case(
        "a share of the amount",
        OVERSIGHT,
        {"a": 2, "b": 0},
        (0.2, 5, 1.5),
        funding=funds(20),
        spending_rules=rule(category="oversight", min_share=0.1, share_of="amount"),
    ),
    # Of the amounts of 2026 and 2027, without what is carried in: 0.25 * 4 in each year.
    case(
        "a share of the amount leaves out carried money",
        [continuous("b", 4)],
        {"b": 0},
        (0, 2, 0.5),
        funding=funds(4, 4),
        funders=[{"funder": "treasury", "carry_over": 1}],
        spending_rules=rule(min_share=0.25, share_of="amount", year="each"),
    ),
    # The treasury pays a quarter of 4, though the donor is drawn first.
    case(
        "co-financing",
        [binary("a", 4, category="equipment"), binary("b", 4)],
        {"a": 2, "b": 1},
        (0.3, 8, 2),
        spent={"donor": 7, "treasury": 1},
        funding=[*funds(10, funder="donor"), *funds(1)],
        spending_rules=rule(
            funder="treasury", category="equipment", min_share=0.25, share_of="all"
        ),
    ),
    case(
        "co-financing without money",
        [binary("a", 4, category="equipment"), binary("b", 4)],
        {"a": 2, "b": 1},
        (0.1, 4, 1),
        funding=[*funds(10, funder="donor"), *funds(0.5)],
        spending_rules=rule(
            funder="treasury", category="equipment", min_share=0.25, share_of="all"
        ),
    ),
    # Of the treasury's money at most half for a (3): 3 on b (1.5 units of 2) to go with it.
    case(
        "a cap as a share",
        [binary("a", 3), continuous("b", 2, max_scale=9)],
        {"a": 2, "b": 0},
        (0.2, 6, 2.5),
        funding=funds(100),
        spending_rules=rule(intervention="a", max_share=0.5),
    ),
    # Year by year: 3 in 2026 needs 3 more in 2026.
    case(
        "a share each year",
        [binary("a", 3), continuous("b", 2, max_scale=9, first_year=2027)],
        {"a": 2, "b": 0},
        (0.1, 6, 2.5),
        funding=funds(100, 100),
        spending_rules=rule(intervention="a", max_share=0.5, year="each"),
    ),
    # Over the whole horizon the 3 of 2027 make up for the 3 of 2026.
    case(
        "a share of the horizon",
        [binary("a", 3), continuous("b", 2, max_scale=9, first_year=2027)],
        {"a": 2, "b": 0},
        (0.2, 6, 2.5),
        funding=funds(100, 100),
        spending_rules=rule(intervention="a", max_share=0.5),
    ),
    # Capital at most half of all: 2 capital, 1 current in each year.
    case(
        "a share by economic type",
        [binary("a", 2, 1)],
        {"a": 2},
        (0.2, 4, 1),
        spending_rules=rule(economic="capital", max_share=0.5),
    ),
    # Of the donor's own money half is for a; the treasury's does not count: 2 of a's 4 from each.
    case(
        "a share of one funder's money",
        [binary("a", 4), binary("b", 2)],
        {"a": 2, "b": 1},
        (0.3, 6, 2),
        spent={"donor": 4, "treasury": 2},
        funding=[*funds(9, funder="donor"), *funds(2)],
        spending_rules=rule(funder="donor", intervention="a", max_share=0.5),
    ),
]

CHANGES = [
    # At most 2 * 1.5 = 3 in 2026 and 4.5 in 2027: scale 3, then 7.5.
    case(
        "a limited rise",
        [continuous("a", 1, max_scale=10)],
        {"a": 1},
        (0.525, 7.5, 7.5),
        spending_rules=rule(max_change=0.5, previous_amount=2),
    ),
    # 4 in 2026 asks for 2 in 2027, spent on b.
    case(
        "a limited fall",
        [binary("a", 4), continuous("b", 4)],
        {"a": 2, "b": 0},
        (0.2, 6, 1.5),
        spending_rules=rule(min_change=-0.5),
    ),
    # Half of the 4 of the year before the first must be spent in 2026, and half of that in 2027.
    case(
        "a limited fall from the year before",
        [continuous("b", 4)],
        {"b": 0},
        (0, 3, 0.75),
        spending_rules=rule(min_change=-0.5, previous_amount=4),
    ),
    # Nothing before: no rise from nothing in 2027 (what starts in 2026 is not bound).
    case(
        "a rise from nothing",
        [binary("a", 4, first_year=2027)],
        {"a": 2},
        (0, 0, 0),
        spending_rules=rule(max_change=1),
    ),
    # Bound in 2027 alone; a is bought in 2026 and nothing has to follow.
    case(
        "a change in one year",
        [binary("a", 4, first_year=2027), binary("b", 1, last_year=2026)],
        {"a": 2, "b": 0},
        (0.1, 5, 2),
        spending_rules=rule(max_change=3, year="2027", previous_amount=0),
    ),
]

CASES = [*AMOUNTS, *SHARES, *CHANGES]
