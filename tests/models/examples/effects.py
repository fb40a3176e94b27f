"""Examples for models/effects.py."""

from tests.models.examples.tiny import tiny
from tests.oracle.cases.build import binary, continuous, crime, effect, trust

EFFECTS = [
    effect("a", 2),
    effect("a", -0.1, "crime", measure="relative"),
    effect("b", 4),
    effect("b", -3, "crime"),
]

# a works with probability 0.5; half of b has run since before the first year and is in the
# baseline; crime falls by 0.1 of 20 times 0.5 for a.
CREDITED = tiny(
    binary("a", 1, success_probability=0.5),
    continuous("b", 1, initial_scale=0.5),
    effects=EFFECTS,
    indicators=[trust(weight=3), crime(), {**crime(), "indicator": "ignored", "weight": 0}],
    years=(2026, 2027),
)

# Trust of 2028 is to reach 5 and loses 0.5 a year since 2025 by itself; crime is to be 18 at most.
REQUIRED = tiny(
    binary("a", 1, success_probability=0.5),
    continuous("b", 1, initial_scale=0.5, lead_time=1),
    effects=EFFECTS,
    indicators=[
        trust(required=5, trend=-0.5, baseline_year=2025),
        crime(required=18),
        {**crime(), "indicator": "free"},
    ],
)

# Trust of 2027 is to reach 3 and falls by 0.5 a year from 2026 on; crime of 2028 is to be 18.
MILESTONES = tiny(
    binary("a", 1, success_probability=0.5),
    continuous("b", 1, initial_scale=0.5),
    effects=EFFECTS,
    indicators=[trust(trend=-0.5), crime()],
    milestones=[
        {"indicator": "trust", "year": 2027, "required": 3},
        {"indicator": "crime", "year": 2028, "required": 18},
    ],
)

EXAMPLES = {
    "credited_progress": CREDITED,
    "milestone": MILESTONES,
    "required_value": REQUIRED,
}
