"""Examples for models/politics.py."""

from tests.models.examples.tiny import tiny
from tests.oracle.cases.build import Row, binary, continuous, plan


def position(stakeholder: str, intervention: str, support: float) -> Row:
    return {"stakeholder": stakeholder, "intervention": intervention, "support": support}


# The union may block and bears 0.25; the bar has twice its influence. Half of b runs already, and
# a past start of c: what they like or dislike is what changes.
TALKS = tiny(
    binary("a"),
    continuous("b", max_scale=2, initial_scale=1, may_end="yes"),
    binary("c", duration=3),
    plan=plan(("c", 2025, 1)),
    stakeholders=[
        {"stakeholder": "union", "veto": "yes", "tolerance": 0.25},
        {"stakeholder": "bar", "influence": 2},
    ],
    positions=[
        position("union", "a", -0.5),
        position("union", "b", 1),
        position("bar", "b", -1),
        position("bar", "c", 0.5),
    ],
    settings={"politics": {"political_capital": 1.5, "quorum": 0.5}},
    years=(2026, 2027),
)

EXAMPLES = dict.fromkeys(("veto", "opposition", "political_capital", "consent", "quorum"), TALKS)
