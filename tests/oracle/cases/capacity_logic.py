"""Hand-worked optima for Capacity and Logic of docs/model.md."""

from tests.oracle.cases.build import binary, case, continuous, funds, integer, logic, plan

TRAINERS = [{"resource": "trainers", "available": 1}]


def uses(name: str, start: float = 0, running: float = 0) -> dict:
    return {
        "intervention": name,
        "resource": "trainers",
        "start_use": start,
        "running_use": running,
    }


CAPACITY = [
    # One start a year: the better one first. 3 in 2026, 5 in 2027.
    case(
        "used by starting",
        [binary("a"), binary("b")],
        {"a": 3, "b": 2},
        (0.4, 0, 2),
        resources=TRAINERS,
        resource_use=[uses("a", start=1), uses("b", start=1)],
    ),
    # Only one of them can run.
    case(
        "used by running",
        [binary("a"), binary("b")],
        {"a": 3, "b": 2},
        (0.3, 0, 1),
        resources=TRAINERS,
        resource_use=[uses("a", running=1), uses("b", running=1)],
    ),
    # What is being built is in use already: b has to wait for nothing to end.
    case(
        "used while building",
        [binary("a", lead_time=1), binary("b", last_year=2026)],
        {"a": 6, "b": 2},
        (0.3, 0, 1),
        resources=TRAINERS,
        resource_use=[uses("a", running=1), uses("b", running=1)],
    ),
    # The row of 2027 replaces the one of every year: a cannot run on, so it cannot start.
    case(
        "a year with its own row",
        [binary("a")],
        {"a": 3},
        (0, 0, 0),
        resources=[*TRAINERS, {"resource": "trainers", "available": 0, "year": 2027}],
        resource_use=[uses("a", running=1)],
    ),
    # A year without any row has none: a start in 2027 only.
    case(
        "a year without a row",
        [binary("a")],
        {"a": 3},
        (0.15, 0, 1),
        resources=[{"resource": "trainers", "available": 1, "year": 2027}],
        resource_use=[uses("a", start=1)],
    ),
    # The academy (s) trains one from its second year on: a follows in 2027.
    case(
        "supplied once mature",
        [binary("a"), binary("s", 1, lead_time=1)],
        {"a": 3, "s": 0},
        (0.15, 1, 2),
        resources=[{"resource": "trainers", "available": 0}],
        resource_use=[uses("a", running=1), uses("s", running=-1)],
    ),
    # What it supplies in 2026 goes into its own start: a follows in 2027.
    case(
        "what supplies may use at its start",
        [binary("a"), binary("s", 1)],
        {"a": 3, "s": 0},
        (0.15, 1, 2),
        resources=[{"resource": "trainers", "available": 0}],
        resource_use=[uses("a", running=1), uses("s", start=1, running=-1)],
    ),
    # Half of the capacity, half of the programme.
    case(
        "divisible",
        [continuous("a")],
        {"a": 4},
        (0.2, 0, 0.5),
        resources=TRAINERS,
        resource_use=[uses("a", running=2)],
    ),
]

REQUIRES = [
    # b (5 of 10) a year after a: 2027 only.
    case(
        "requires with a lag",
        [binary("a", 2), binary("b", 1)],
        {"a": 0, "b": 5},
        (0.25, 3, 2),
        logic=logic("requires", "b", "a", lag=1),
    ),
    # The window of b closes before.
    case(
        "requires with a lag, too late",
        [binary("a"), binary("b", last_year=2026)],
        {"a": 0, "b": 5},
        (0, 0, 0),
        logic=logic("requires", "b", "a", lag=1),
    ),
    case(
        "lag beyond the horizon",
        [binary("a"), binary("b")],
        {"a": 0, "b": 5},
        (0, 0, 0),
        logic=logic("requires", "b", "a", lag=5),
    ),
    # There from before, however long the lag.
    case(
        "lag before the first year, initial scale",
        [binary("a", 0, 1, initial_scale=1), binary("b", 1)],
        {"a": 0, "b": 5},
        (0.5, 3, 1),
        logic=logic("requires", "b", "a", lag=3),
    ),
    # Started in 2025: a year's lag is over in 2026, two years' in 2027.
    case(
        "lag before the first year, past start",
        [binary("a"), binary("b", 1)],
        {"a": 0, "b": 5},
        (0.5, 1, 1),
        logic=logic("requires", "b", "a", lag=1),
        plan=plan(("a", 2025, 1)),
    ),
    case(
        "lag before the first year, too late a past start",
        [binary("a"), binary("b", 1)],
        {"a": 0, "b": 5},
        (0.25, 1, 1),
        logic=logic("requires", "b", "a", lag=2),
        plan=plan(("a", 2025, 1)),
    ),
    # Ready to be relied on when started, not when it acts.
    case(
        "lead time does not delay what requires it",
        [binary("a", 1, lead_time=1), binary("b", 1)],
        {"a": 0, "b": 5},
        (0.5, 2, 2),
        logic=logic("requires", "b", "a"),
    ),
    # Every one of them: 2 + 3 + 1.
    case(
        "requires all",
        [binary("a", 2), binary("c", 3), binary("b", 1)],
        {"a": 0, "c": 0, "b": 5},
        (0.5, 6, 3),
        logic=logic("requires", "b", "a;c"),
    ),
    # The cheaper of them: 2 + 1.
    case(
        "requires any",
        [binary("a", 2), binary("c", 3), binary("b", 1)],
        {"a": 0, "c": 0, "b": 5},
        (0.5, 3, 2),
        logic=logic("requires_any", "b", "a;c"),
    ),
    # A start needs it each time: b is renewed in 2027 though a has ended; a was met in 2026.
    case(
        "met remains",
        [binary("a", 1, duration=1), binary("b", 1, duration=1)],
        {"a": 0, "b": 5},
        (0.5, 3, 3),
        logic=logic("requires", "b", "a"),
    ),
    # An approved start is held to it too.
    case(
        "a fixed start without its prerequisite",
        [binary("a", lock="out"), binary("b")],
        {"a": 0, "b": 5},
        None,
        logic=logic("requires", "b", "a"),
        plan=plan(("b", 2026, 1), status="fixed"),
    ),
    case(
        "a rule that is not active",
        [binary("a", lock="out"), binary("b")],
        {"a": 0, "b": 5},
        (0.5, 0, 1),
        logic=logic("requires", "b", "a", active=False),
    ),
]

COUNTS = [
    # 3 or 2, not both.
    case(
        "at most",
        [binary("a"), binary("b")],
        {"a": 3, "b": 2},
        (0.3, 0, 1),
        logic=logic("at_most", "a;b", count=1),
    ),
    # What runs from before is not started: b may be.
    case(
        "at most counts starts alone",
        [binary("a", initial_scale=1), binary("b"), binary("c", initial_scale=1)],
        {"a": 3, "b": 2, "c": 1},
        (0.2, 0, 1),
        logic=logic("at_most", "a;b;c", count=1),
    ),
    # A past start is not counted either.
    case(
        "at most leaves out past starts",
        [binary("a"), binary("b")],
        {"a": 3, "b": 2},
        (0.2, 0, 1),
        logic=logic("at_most", "a;b", count=1),
        plan=plan(("a", 2024, 1)),
    ),
    # A small start of a divisible one counts: all of a (3) and nothing of b.
    case(
        "at most counts parts",
        [continuous("a"), continuous("b")],
        {"a": 3, "b": 2},
        (0.3, 0, 1),
        logic=logic("at_most", "a;b", count=1),
    ),
    # Units do not count, interventions do.
    case(
        "at most counts interventions",
        [integer("a", max_scale=3), binary("b")],
        {"a": 2, "b": 1},
        (0.6, 0, 3),
        logic=logic("at_most", "a;b", count=1),
    ),
    # Useless, but one there must be: the cheaper, 1.
    case(
        "at least",
        [binary("a", 2), binary("b", 1)],
        {"a": 0, "b": 0},
        (0, 1, 1),
        logic=logic("at_least", "a;b", count=1),
    ),
    # a is there already.
    case(
        "at least counts what was there",
        [binary("a", 0, 1, initial_scale=1), binary("b", 1)],
        {"a": 0, "b": 0},
        (0, 2, 0),
        logic=logic("at_least", "a;b", count=1),
    ),
    # A part of a divisible one is not met: all of it, 1.
    case(
        "at least counts what is met",
        [continuous("a", 1), binary("b", 3)],
        {"a": 0, "b": 0},
        (0, 1, 1),
        logic=logic("at_least", "a;b", count=1),
    ),
    case(
        "at least without money",
        [binary("a", 2), binary("b", 1)],
        {"a": 0, "b": 0},
        None,
        funding=funds(1, 0),
        logic=logic("at_least", "a;b", count=2),
    ),
    # One and no more: the better.
    case(
        "exactly, upper side",
        [binary("a"), binary("b")],
        {"a": 3, "b": 2},
        (0.3, 0, 1),
        logic=logic("exactly", "a;b", count=1),
    ),
    # One and no less: the cheaper.
    case(
        "exactly, lower side",
        [binary("a", 2), binary("b", 1)],
        {"a": 0, "b": 0},
        (0, 1, 1),
        logic=logic("exactly", "a;b", count=1),
    ),
    # a is met from before and not started; b may be the one that is started.
    case(
        "exactly, met and started",
        [binary("a", initial_scale=1), binary("b"), binary("c")],
        {"a": 0, "b": 3, "c": 2},
        (0.3, 0, 1),
        logic=logic("exactly", "a;b;c", count=1),
    ),
]

TOGETHER = [
    # Each requires the other in the year of its own start: both in 2026.
    case(
        "together in the same year",
        [binary("a", 1), binary("b", 1)],
        {"a": 5, "b": 0},
        (0.5, 2, 2),
        logic=logic("together", "a;b"),
    ),
    # Never money for both in one year.
    case(
        "together or not at all",
        [binary("a", 1), binary("b", 1)],
        {"a": 5, "b": 5},
        (0, 0, 0),
        funding=funds(1, 1),
        logic=logic("together", "a;b"),
    ),
    # b is there; c is not, and a needs both: 1 + 1.
    case(
        "together with what runs",
        [binary("a", 1), binary("b", initial_scale=1), binary("c", 1)],
        {"a": 5, "b": 0, "c": 0},
        (0.5, 2, 2),
        logic=logic("together", "a;b;c"),
    ),
]

CASES = [*CAPACITY, *REQUIRES, *COUNTS, *TOGETHER]
