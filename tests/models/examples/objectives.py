"""Examples for models/objectives.py."""

from tests.models.examples.effects import EFFECTS
from tests.models.examples.tiny import tiny
from tests.oracle.cases.build import binary, continuous, crime, funds, trust

WEIGHTED = tiny(
    binary("a", 3, 2),
    continuous("b", 4),
    effects=EFFECTS,
    indicators=[trust(weight=3), crime()],
    funding=[*funds(9, 9), *funds(1, 1, funder="donor"), *funds(5, funder="bank")],
    settings={"discount_rate": 0.25},
    years=(2026, 2027),
)

# Trust is to reach its target, crime what is required; what has weight 0 and no requirement, not.
CHEAPEST = tiny(
    binary("a", 3, 2),
    continuous("b", 4),
    effects=EFFECTS,
    indicators=[
        trust(weight=3, target=4),
        crime(required=18),
        {**crime(), "indicator": "ignored", "weight": 0},
    ],
    settings={"objective": "min_cost", "evaluate": "final_year"},
    years=(2026, 2027),
)

EXAMPLES = {"weighted_gain": WEIGHTED, "min_cost": CHEAPEST}
