"""Examples for models/objectives.py."""

from typing import Any

from tests.models.examples.effects import EFFECTS
from tests.models.examples.tiny import tiny
from tests.oracle.cases.build import binary, continuous, crime, effect, funds, trust

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

# Trust counts three times as much and falls by 1 a year; crime may rise with c.
REACHED: dict[str, Any] = {
    "effects": [*EFFECTS, effect("c", 2), effect("c", 1, "crime")],
    "indicators": [trust(weight=3, trend=-1), crime(), {**crime(weight=0), "indicator": "ignored"}],
    "years": (2026, 2027),
}

LEAST = tiny(
    binary("a"),
    continuous("b"),
    continuous("c"),
    settings={"objective": "largest_shortfall"},
    **REACHED,
)

TARGETS = tiny(
    binary("a"),
    continuous("b", initial_scale=0.5, may_end="yes"),
    continuous("c"),
    settings={"objective": ["targets_met", "min_cost"], "objective_tolerance": [0.1, 0]},
    **REACHED,
)

EXAMPLES = {"least_credit": LEAST, "target_reached": TARGETS}

OBJECTIVES = {
    "weighted_gain": WEIGHTED,
    "largest_shortfall": LEAST,
    "targets_met": TARGETS,
    "min_cost": CHEAPEST,
}
