"""Hand-worked optima for Money of docs/model.md."""

from tests.oracle.cases.build import binary, case, continuous, funds, plan, rule

HALVES = [
    {"intervention": "a", "age": 0, "capital_share": 0.5},
    {"intervention": "a", "age": 1, "capital_share": 0.5},
]
HALF_CURRENT = [{"intervention": "a", "age": 0, "current_share": 0.5}]
FIRST_DONOR = [
    {"funder": "treasury", "draw_order": 2},
    {"funder": "donor", "draw_order": 1},
]


def carrying(share: float) -> list[dict]:
    return [{"funder": "treasury", "carry_over": share}]


COSTS = [
    # 2 in each year instead of 4 at once.
    case(
        "capital in two parts",
        [binary("a", 4)],
        {"a": 2},
        (0.2, 4, 1),
        funding=funds(2, 2),
        phasing=HALVES,
    ),
    # One year of running, two of paying.
    case(
        "capital is due after the end",
        [binary("a", 4, duration=1, last_year=2026)],
        {"a": 2},
        (0.1, 4, 1),
        funding=funds(2, 2),
        phasing=HALVES,
    ),
    case(
        "capital after the end without money",
        [binary("a", 4, duration=1, last_year=2026)],
        {"a": 2},
        (0, 0, 0),
        funding=funds(2, 1),
        phasing=HALVES,
    ),
    # Half of the 4 falls in 2026, age 1; the other half was paid in 2025.
    case(
        "capital of a past start",
        [binary("a", 4)],
        {"a": 2},
        (0, 2, 0),
        phasing=HALVES,
        plan=plan(("a", 2025, 1)),
    ),
    # 2 * 0.5 at age 0, 2 * 1 at age 1.
    case("recurrent cost by age", [binary("a", 0, 2)], {"a": 2}, (0.2, 3, 1), phasing=HALF_CURRENT),
    # What runs from before has no age.
    case(
        "recurrent cost of what runs",
        [binary("a", 0, 2, initial_scale=1)],
        {"a": 2},
        (0, 4, 0),
        phasing=HALF_CURRENT,
    ),
    # Building takes until 2027 but is paid and run from 2026: 1 + 2 + 2.
    case("recurrent cost while building", [binary("a", 1, 2, lead_time=1)], {"a": 2}, (0.1, 5, 1)),
]

FUNDERS = [
    # Half of 4 is carried: 2 for the start in 2027.
    case(
        "carried money",
        [binary("a", 2, first_year=2027)],
        {"a": 2},
        (0.1, 2, 1),
        funding=funds(4, 0),
        funders=carrying(0.5),
    ),
    # Carried twice, halved twice: 8, 4, 2. It buys 2 but not 3. One of three years: 2 / 10 / 3.
    case(
        "carried twice",
        [binary("a", 2, first_year=2028)],
        {"a": 2},
        (0.2 / 3, 2, 1),
        {"years": [2026, 2027, 2028]},
        funding=funds(8, 0, 0),
        funders=carrying(0.5),
    ),
    case(
        "carried twice is halved twice",
        [binary("a", 3, first_year=2028)],
        {"a": 2},
        (0, 0, 0),
        {"years": [2026, 2027, 2028]},
        funding=funds(8, 0, 0),
        funders=carrying(0.5),
    ),
    case(
        "nothing is carried without carry_over",
        [binary("a", 2, first_year=2027)],
        {"a": 2},
        (0, 0, 0),
        funding=funds(4, 1),
        funders=carrying(0),
    ),
    # The limit is on what was available, not on what is left: 2 of 4 spent, 2 left, all carried.
    case(
        "carry_over is a share of what was available",
        [binary("a", 2, last_year=2026), binary("b", 2, first_year=2027)],
        {"a": 2, "b": 2},
        (0.3, 4, 2),
        funding=funds(4, 0),
        funders=carrying(0.5),
    ),
    case(
        "a year without a row has no money",
        [binary("a", 1, 1)],
        {"a": 2},
        (0.1, 2, 1),
        funding=[{"funder": "treasury", "year": 2027, "amount": 9}],
    ),
    # 2 dollars at 3 are 6; at a deflator of 2, 3.
    case(
        "nominal money in another currency",
        [binary("a", 3)],
        {"a": 2},
        (0.2, 3, 1),
        {"currency": "MXN", "price_year": 2025},
        funding=funds(2, funder="donor", currency="USD", prices="nominal"),
        exchange_rates=[{"currency": "USD", "year": 2026, "rate": 3}],
        deflators=[{"year": 2026, "deflator": 2}],
    ),
    # The donor's 3 first, 1 from the treasury.
    case(
        "draw order",
        [binary("a", 4)],
        {"a": 2},
        (0.2, 4, 1),
        spent={"donor": 3, "treasury": 1},
        funding=[*funds(3), *funds(3, funder="donor")],
        funders=FIRST_DONOR,
    ),
    # Two funders together pay what neither could.
    case(
        "one cost, two funders",
        [binary("a", 4)],
        {"a": 2},
        (0.2, 4, 1),
        spent={"treasury": 3, "donor": 1},
        funding=[*funds(3), *funds(3, funder="donor")],
    ),
]

TAILS = [
    # Half of it leaves 1 of forward cost: 0.5 * (1 + 2 + 2).
    case(
        "forward cost",
        [continuous("a", 1, 2)],
        {"a": 2},
        (0.1, 2.5, 0.5),
        {"sustainability": {"tail_ceiling": 1}},
    ),
    # Two years from 2026 end before 2028.
    case(
        "no forward cost of what has ended",
        [binary("a", 1, 2, duration=2)],
        {"a": 2},
        (0.2, 5, 1),
        {"sustainability": {"tail_ceiling": 0}},
    ),
    # Started in 2027, half its capital is due in 2028.
    case(
        "forward capital",
        [binary("a", 4, first_year=2027)],
        {"a": 2},
        (0, 0, 0),
        {"sustainability": {"tail_ceiling": 1}},
        phasing=HALVES,
    ),
    # Forward cost at age 2 is a quarter of 4.
    case(
        "forward cost by age",
        [binary("a", 0, 4)],
        {"a": 2},
        (0.2, 8, 1),
        {"sustainability": {"tail_ceiling": 1}},
        phasing=[{"intervention": "a", "age": 2, "current_share": 0.25}],
    ),
    # The 2 of what may not end are above the ceiling; it may end, at a loss in 2027 alone.
    case(
        "forward cost of what runs",
        [binary("a", 9, 2, initial_scale=1)],
        {"a": 2},
        None,
        {"sustainability": {"tail_ceiling": 1}},
    ),
    case(
        "forward cost ends with what runs",
        [binary("a", 9, 2, initial_scale=1, may_end=True)],
        {"a": 2},
        (-0.1, 2, 0),
        {"sustainability": {"tail_ceiling": 1}},
    ),
]

DONOR = [*funds(0, 0), *funds(10, 10, funder="donor")]


def vetted(**cells: object) -> list[dict]:
    return [{"rule": "vetted", "funder": "donor", "requires": "v", "intervention": "e", **cells}]


CONDITIONS = [
    # Vetting costs 1, equipment 2: both in 2026.
    case(
        "a condition kept in the same year",
        [binary("v", 1), binary("e", 2)],
        {"v": 0, "e": 5},
        (0.5, 3, 2),
        funding=DONOR,
        conditions=vetted(),
    ),
    # A year later: equipment only in 2027, 5 of 10 in one year.
    case(
        "a condition with a lag",
        [binary("v", 1), binary("e", 2)],
        {"v": 0, "e": 5},
        (0.25, 3, 2),
        funding=DONOR,
        conditions=vetted(lag=1),
    ),
    # What runs is held to it too: vetting has to start at once.
    case(
        "a condition on what runs",
        [binary("v"), binary("e", 0, 1, initial_scale=1)],
        {"v": 0, "e": 5},
        (0, 2, 1),
        funding=DONOR,
        conditions=vetted(),
    ),
    # The treasury asks for nothing.
    case(
        "a condition of another funder",
        [binary("v", 1), binary("e", 2)],
        {"v": 0, "e": 5},
        (0.5, 2, 1),
        funding=funds(10),
        funders=[{"funder": "treasury"}, {"funder": "donor"}],
        conditions=vetted(),
    ),
    case(
        "a condition that is not active",
        [binary("v", 1), binary("e", 2)],
        {"v": 0, "e": 5},
        (0.5, 2, 1),
        funding=DONOR,
        conditions=vetted(active=False),
    ),
]

NO_FUNDING = [
    # Without funds a rule still selects cost: nothing current may be spent.
    case(
        "a rule without funds",
        [binary("a", 1, 1)],
        {"a": 2},
        (0, 0, 0),
        spending_rules=rule(economic="current", max_amount=0),
    ),
]

CASES = [*COSTS, *FUNDERS, *TAILS, *CONDITIONS, *NO_FUNDING]
