"""Examples for models/facts.py."""

from tests.models.examples.tiny import tiny
from tests.oracle.cases.build import binary, continuous, integer, logic, plan
from tests.oracle.cases.regions import LAND, regional

# Thresholds: a 1, b its least scale, c its greatest less what runs, d one unit; a's past start
# counts though it has ended.
THRESHOLDS = tiny(
    binary("a", 1, duration=2),
    continuous("b", 1, min_scale=0.25, max_scale=2),
    continuous("c", 1, max_scale=2, initial_scale=0.5),
    integer("d", 1, max_scale=3),
    binary("e", 1),
    plan=plan(("a", 2020, 1)),
    logic=logic("requires", "e", "a;b;c;d"),
    years=(2026, 2027),
)

# a is national: its alternatives b and c are met where they are met in the north and the south.
EVERYWHERE = tiny(
    binary("a"),
    regional(binary("b")),
    regional(binary("c")),
    binary("d"),
    regions=LAND,
    logic=logic("requires_any", "a", "b;c;d"),
    years=(2026, 2027),
)

# Only what at_most and exactly count must be known to be started.
STARTED = tiny(
    binary("a", 1),
    continuous("b", 1, max_scale=2),
    integer("c", 1, max_scale=3),
    binary("d", 1),
    logic=[
        *logic("at_most", "a;b", count=1),
        {"rule": "one", "kind": "exactly", "interventions": "b;c", "count": 1},
        {"rule": "floor", "kind": "at_least", "interventions": "d", "count": 1},
    ],
    years=(2026, 2027),
)

EXAMPLES = {
    "prerequisite_met": THRESHOLDS,
    "met_everywhere": EVERYWHERE,
    "started_definition": STARTED,
}
