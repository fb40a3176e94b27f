"""Examples for models/interactions.py."""

from tests.models.examples.tiny import tiny
from tests.oracle.cases.build import Row, binary, continuous, crime, trust


def joint(a: str, b: str, effect: float, indicator: str = "trust") -> Row:
    return {"intervention_a": a, "intervention_b": b, "indicator": indicator, "effect": effect}


# a and b help each other, and half of b runs already; b and c get in each other's way on crime,
# a and c, both yes or no, on trust.
TOGETHER = tiny(
    binary("a"),
    continuous("b", max_scale=2, initial_scale=1),
    binary("c"),
    indicators=[trust(), crime()],
    interactions=[joint("a", "b", 3), joint("b", "c", 2, "crime"), joint("c", "a", -1)],
    years=(2026,),
)

EXAMPLES = {"joint_share": TOGETHER, "joint_share_exact": TOGETHER}
