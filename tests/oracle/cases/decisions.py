"""Hand-worked optima for Decisions of docs/model.md."""

from tests.oracle.cases.build import binary, case, continuous, funds, integer, logic, plan

RESERVE = funds(100, 100)

STARTS = [
    # 4 to build, 1 in each of two years; 2 of 10 in both years.
    case("runs on once started", [binary("a", 4, 1)], {"a": 2}, (0.2, 6, 1), funding=funds(5, 1)),
    # Starts in 2027: half the gain, one year of running.
    case("first_year", [binary("a", 4, 1, first_year=2027)], {"a": 2}, (0.1, 5, 1)),
    # The only year in which it may start has no money.
    case("last_year", [binary("a", 4, last_year=2026)], {"a": 2}, (0, 0, 0), funding=funds(0, 9)),
    # A window wider than the horizon is the horizon.
    case(
        "window is clipped",
        [binary("a", 4, first_year=2020, last_year=2040)],
        {"a": 2},
        (0.2, 4, 1),
    ),
    # One year each: started twice, (1 + 1) * 2.
    case("renewal", [binary("a", 1, 1, duration=1)], {"a": 2}, (0.2, 4, 2), funding=RESERVE),
    # 2 for 2026; the 1 of 2027 would run it but does not renew it.
    case(
        "duration ends the scale",
        [binary("a", 1, 1, duration=1)],
        {"a": 2},
        (0.1, 2, 1),
        funding=funds(2, 1),
    ),
    # Paid from 2026, acts from 2027: 1 + 1 + 1 for one year of 2.
    case("lead time", [binary("a", 1, 1, lead_time=1)], {"a": 2}, (0.1, 3, 1)),
    # Of its two years the first builds up: one of three years acts; a second start would overlap
    # (2027) or act too late (2028). 2 / 10 / 3.
    case(
        "duration counts from the start, not from maturity",
        [binary("a", 1, 1, lead_time=1, duration=2)],
        {"a": 2},
        (0.2 / 3, 3, 1),
        {"years": [2026, 2027, 2028]},
    ),
    case("lead time beyond the horizon", [binary("a", 1, lead_time=5)], {"a": 2}, (0, 0, 0)),
]

SCALES = [
    # 1 buys a quarter, less than the half it takes.
    case(
        "nothing below min_scale",
        [continuous("a", 4, min_scale=0.5)],
        {"a": 2},
        (0, 0, 0),
        funding=funds(1, 0),
    ),
    # 1.5 a year buys 0.375: too little in 2026, and in 2027 it is once more too little.
    case(
        "min_scale in every year",
        [continuous("a", 4, min_scale=0.5)],
        {"a": 2},
        (0, 0, 0),
        funding=funds(1.5, 1.5),
    ),
    # 2 buys exactly the minimum: 0.5 * 2 of 10.
    case(
        "min_scale itself",
        [continuous("a", 4, min_scale=0.5)],
        {"a": 2},
        (0.1, 2, 0.5),
        funding=funds(2, 0),
    ),
    # What runs counts: 0.5 + 0.25 is above the minimum. 0.25 * 2 of 10.
    case(
        "a small start on top of what runs",
        [continuous("a", 4, min_scale=0.5, initial_scale=0.5)],
        {"a": 2},
        (0.05, 1, 0.25),
        funding=funds(1, 0),
    ),
    # 5 buys two whole units of 2.
    case(
        "whole units",
        [integer("a", 2, max_scale=3)],
        {"a": 2},
        (0.4, 4, 2),
        funding=funds(5, 0),
    ),
    # One unit a year: 2 in 2026, 4 in 2027.
    case(
        "units add up over the years",
        [integer("a", 2, max_scale=3)],
        {"a": 2},
        (0.3, 4, 2),
        funding=funds(2, 2),
    ),
    # 2026 could pay one, but fewer than two do not run; three in 2027: 6 of 10 in one year.
    case(
        "min_scale of whole units",
        [integer("a", 2, min_scale=2, max_scale=3)],
        {"a": 2},
        (0.3, 6, 3),
        funding=funds(2, 10),
    ),
    # Scale, not the sum of starts, is limited by max_scale: 2 units, twice.
    case(
        "max_scale limits what operates",
        [integer("a", 1, max_scale=2, duration=1)],
        {"a": 2},
        (0.4, 4, 4),
    ),
]

KEEPS = [
    # It does harm but may not end: 1 a year.
    case("runs on", [binary("a", 0, 1, initial_scale=1)], {"a": -2}, (0, 2, 0)),
    # Ending it gains 2 in both years and saves the 1.
    case("may end", [binary("a", 0, 1, initial_scale=1, may_end=True)], {"a": -2}, (0.2, 0, 0)),
    # No money in 2026 ends it; in 2027 it is started anew for 4 + 1. (-2 + 0) / 2 of 10.
    case(
        "keep never rises",
        [binary("a", 4, 1, initial_scale=1, may_end=True)],
        {"a": 2},
        (-0.1, 5, 1),
        funding=funds(0, 10),
    ),
    # Half the money keeps nothing of a whole programme, half of a divisible one.
    case(
        "a binary keeps all or nothing",
        [binary("a", 9, 1, initial_scale=1, may_end=True)],
        {"a": 2},
        (-0.2, 0, 0),
        funding=funds(0.5, 0.5),
    ),
    case(
        "a continuous one keeps a part",
        [continuous("a", 9, 1, initial_scale=1, may_end=True)],
        {"a": 2},
        (-0.1, 1, 0),
        funding=funds(0.5, 0.5),
    ),
    # Two of three units can be kept.
    case(
        "an integer keeps whole units",
        [integer("a", 9, 1, initial_scale=3, max_scale=3, may_end=True)],
        {"a": 2},
        (-0.2, 4, 0),
        funding=funds(2.5, 2.5),
    ),
    # Without the money for what may not end there is no plan.
    case(
        "what may not end must be paid",
        [binary("a", 0, 1, initial_scale=1)],
        {"a": 2},
        None,
        funding=funds(1, 0.5),
    ),
]

PLANS = [
    # 2026 is approved without it.
    case(
        "a fixed nothing",
        [binary("a", 4)],
        {"a": 2},
        (0.1, 4, 1),
        plan=plan(("a", 2026, 0), status="fixed"),
    ),
    # The approved b takes 4 of 5; 3 for a are not left.
    case(
        "a fixed start",
        [binary("a", 3), binary("b", 4)],
        {"a": 2, "b": 0},
        (0, 4, 1),
        funding=funds(5, 0),
        plan=plan(("b", 2026, 1), status="fixed"),
    ),
    # Approved to end in 2027: 1 for 2026, then -2 of 10 in one year.
    case(
        "a fixed keep",
        [binary("a", 9, 1, initial_scale=1, may_end=True, lock="out")],
        {"a": 2},
        (-0.1, 1, 0),
        plan=plan(("a", 2027, 0), status="fixed", keep=0),
    ),
    # A blank keep in 2026 keeps the initial 1; 2027 is free, and it ends.
    case(
        "a blank keep is the year before's",
        [binary("a", 0, 1, initial_scale=1, may_end=True)],
        {"a": -2},
        (0.1, 1, 0),
        plan=plan(("a", 2026, 0), status="fixed"),
    ),
    # Ended in 2026 as approved; the blank keep of 2027 is then 0 as well. A new start is free.
    case(
        "a blank keep after an approved end",
        [binary("a", 4, 1, initial_scale=1, may_end=True)],
        {"a": -2},
        (0.2, 0, 0),
        plan=[
            *plan(("a", 2026, 0), status="fixed", keep=0),
            *plan(("a", 2027, 0), status="fixed"),
        ],
    ),
    case(
        "proposals bind nothing",
        [binary("a", 4)],
        {"a": 2},
        (0.2, 4, 1),
        plan=plan(("a", 2026, 0), ("a", 2027, 1), status="proposed"),
    ),
    # Runs since 2025: no gain, its capital is paid, 1 a year.
    case("a past start", [binary("a", 4, 1)], {"a": 2}, (0, 2, 0), plan=plan(("a", 2025, 1))),
    # 2025 + 2 = 2027: acts in one year of two, 2 of 10.
    case(
        "a past start matures inside the horizon",
        [binary("a", 4, 1, lead_time=2)],
        {"a": 2},
        (0.1, 2, 0),
        plan=plan(("a", 2025, 1)),
    ),
    # Operates 2025 and 2026 (1); gone in 2027, renewed for 4 + 1 the level is held.
    case(
        "a past start ends inside the horizon",
        [binary("a", 4, 1, duration=2)],
        {"a": 2},
        (0, 6, 1),
        plan=plan(("a", 2025, 1)),
    ),
    # Ended before the year before the first: it is no part of the initial state.
    case(
        "a past start long ended",
        [binary("a", 4, 1, duration=1)],
        {"a": 2},
        (0.2, 10, 2),
        plan=plan(("a", 2020, 1)),
    ),
]

LOCKS = [
    # Useless but mandatory: cheapest in 2027, 4 + 1.
    case("lock in", [binary("a", 4, 1, lock="in")], {"a": 0}, (0, 5, 1)),
    # With a deadline of 2026: 4 + 1 + 1.
    case(
        "lock in by last_year",
        [binary("a", 4, 1, lock="in", last_year=2026)],
        {"a": 0},
        (0, 6, 1),
    ),
    case(
        "lock in keeps what runs",
        [binary("a", 0, 1, lock="in", initial_scale=1, may_end=True)],
        {"a": -2},
        (0, 2, 0),
    ),
    # It operates in 2025, which is enough, and runs out after 2026.
    case(
        "lock in by a past start",
        [binary("a", 4, 1, lock="in", duration=2)],
        {"a": 0},
        (0, 1, 0),
        plan=plan(("a", 2025, 1)),
    ),
    # min_scale is enough; without one it is max_scale.
    case(
        "lock in at min_scale",
        [continuous("a", 4, lock="in", min_scale=0.5)],
        {"a": 0},
        (0, 2, 0.5),
    ),
    case("lock in at max_scale", [continuous("a", 4, lock="in", max_scale=2)], {"a": 0}, (0, 8, 2)),
    # What runs counts towards it: 1.5 are missing.
    case(
        "lock in on top of what runs",
        [continuous("a", 4, lock="in", max_scale=2, initial_scale=0.5)],
        {"a": 0},
        (0, 6, 1.5),
    ),
    case("lock in without money", [binary("a", 4, lock="in")], {"a": 2}, None, funding=funds(3, 3)),
    case("lock out", [binary("a", 0, lock="out")], {"a": 2}, (0, 0, 0)),
    case(
        "lock out ends nothing",
        [binary("a", 0, 1, lock="out", initial_scale=1)],
        {"a": 2},
        (0, 2, 0),
    ),
]

THRESHOLDS = [
    # b (5 of 10) needs a; one of three units will do: 2 + 1.
    case(
        "one unit of an integer",
        [integer("a", 2, max_scale=3), binary("b", 1)],
        {"a": 0, "b": 5},
        (0.5, 3, 2),
        logic=logic("requires", "b", "a"),
    ),
    # Two units, its minimum: 4 + 1.
    case(
        "the minimum of an integer",
        [integer("a", 2, min_scale=2, max_scale=3), binary("b", 1)],
        {"a": 0, "b": 5},
        (0.5, 5, 3),
        logic=logic("requires", "b", "a"),
    ),
    # All of a divisible one without a minimum: 2 + 1.
    case(
        "max_scale of a continuous one",
        [continuous("a", 1, max_scale=2), binary("b", 1)],
        {"a": 0, "b": 5},
        (0.5, 3, 3),
        logic=logic("requires", "b", "a"),
    ),
    # Its minimum where it has one: 0.5 + 1.
    case(
        "min_scale of a continuous one",
        [continuous("a", 1, max_scale=2, min_scale=0.5), binary("b", 1)],
        {"a": 0, "b": 5},
        (0.5, 1.5, 1.5),
        logic=logic("requires", "b", "a"),
    ),
    # a does harm and is ended (+2); it has been there, so b may start (+3).
    case(
        "what has ended was met",
        [binary("a", initial_scale=1, may_end=True), binary("b")],
        {"a": -2, "b": 3},
        (0.5, 0, 1),
        logic=logic("requires", "b", "a"),
    ),
    # Half of a in each year; both together reach 1 in 2027, though one year's operates at a time.
    case(
        "starts add up to the threshold",
        [continuous("a", 1, duration=1), binary("b", 1)],
        {"a": 0, "b": 5},
        (0.25, 2, 2),
        funding=funds(0.5, 1.5),
        logic=logic("requires", "b", "a"),
    ),
    # 1.5 of 2 are there from before; 0.5 more and b starts: 0.5 + 1.
    case(
        "what runs counts towards the threshold",
        [continuous("a", 1, max_scale=2, initial_scale=1.5), binary("b", 1)],
        {"a": 0, "b": 5},
        (0.5, 1.5, 1.5),
        logic=logic("requires", "b", "a"),
    ),
]

CASES = [*STARTS, *SCALES, *KEEPS, *PLANS, *LOCKS, *THRESHOLDS]
