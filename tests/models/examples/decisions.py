"""Examples for models/decisions.py."""

from tests.models.examples.tiny import tiny
from tests.oracle.cases.build import binary, continuous, plan

# a may start again once its two years are over; a past start still operates in the first year.
# b has run at half its scale since before the first year.
SCALES = tiny(
    binary("a", 1, duration=2),
    continuous("b", 1, initial_scale=0.5),
    plan=plan(("a", 2025, 1)),
)

# a acts from its second year on, for two years; its past start acts in the first year alone.
MATURE = tiny(
    binary("a", 1, lead_time=1, duration=3),
    continuous("b", 1, lead_time=1, initial_scale=0.5),
    binary("c", 1),
    plan=plan(("a", 2024, 1)),
)

# c may end but nothing runs; d runs but may not end.
KEPT = tiny(
    continuous("a", 0, 1, initial_scale=0.5, may_end="yes"),
    binary("b", 0, 1, initial_scale=1, may_end="yes"),
    binary("c", 0, 1, may_end="yes"),
    binary("d", 0, 1, initial_scale=1),
)

# 2026 and 2028 are approved: nothing is ended there; 2027 is free.
HELD = tiny(
    continuous("a", 0, 1, initial_scale=0.5, may_end="yes"),
    plan=plan(("a", 2026, 0), ("a", 2028, 0), status="fixed"),
)

# Whole numbers from 0 or 1 on need no switch: only a and c have one.
LEAST = tiny(
    continuous("a", 1, min_scale=0.25, max_scale=2),
    continuous("b", 1, max_scale=2),
    {"intervention": "c", "decision": "integer", "min_scale": 3, "max_scale": 5},
    {"intervention": "d", "decision": "integer", "min_scale": 1, "max_scale": 5},
    binary("e", 1, min_scale=1),
    years=(2026, 2027),
)

# a: all of it; b: its least scale; c: 0.5 runs, 0.25 was started in 2025; d: within its window.
MANDATORY = tiny(
    continuous("a", 1, max_scale=2, lock="in"),
    continuous("b", 1, min_scale=0.25, max_scale=2, lock="in"),
    continuous("c", 1, initial_scale=0.5, lock="in"),
    binary("d", 1, lock="in", first_year=2027, last_year=2027),
    binary("e", 1, lock="out"),
    plan=plan(("c", 2025, 0.25)),
)

EXAMPLES = {
    "scale_definition": SCALES,
    "mature_definition": MATURE,
    "keep_never_rises": KEPT,
    "keep_held": HELD,
    "scale_minimum": LEAST,
    "scale_maximum": LEAST,
    "lock_in": MANDATORY,
}
