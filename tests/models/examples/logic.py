"""Examples for models/logic.py."""

from tests.models.examples.facts import STARTED
from tests.models.examples.tiny import tiny
from tests.oracle.cases.build import binary, continuous, logic, plan

# A year after both: b has run since before the first year, a past start of c is of 2025 alone.
REQUIRES = tiny(
    binary("a", 1),
    binary("b", 1, initial_scale=1),
    binary("c", 1, duration=1),
    continuous("d", 1, max_scale=2),
    plan=plan(("c", 2025, 1)),
    logic=[
        *logic("requires", "d", "a;b", lag=1),
        {"rule": "later", "kind": "requires", "interventions": "a", "other": "c", "lag": 2},
        {"rule": "off", "kind": "requires", "interventions": "a", "other": "d", "active": "no"},
    ],
)

ANY = tiny(
    binary("a", 1),
    binary("b", 1),
    binary("c", 1, initial_scale=1),
    continuous("d", 1, max_scale=2),
    logic=[
        *logic("requires_any", "d", "a;b", lag=1),
        {"rule": "early", "kind": "requires_any", "interventions": "a", "other": "b;c", "lag": 1},
    ],
)

PACKAGE = tiny(
    binary("a", 1),
    continuous("b", 1, min_scale=0.5, max_scale=2),
    binary("c", 1),
    logic=logic("together", "a;b;c"),
    years=(2026, 2027),
)

EXAMPLES = {
    "requires": REQUIRES,
    "requires_any": ANY,
    "together": PACKAGE,
    "at_most": STARTED,
    "at_least": STARTED,
}
