"""Examples for models/capacity.py."""

from tests.models.examples.tiny import tiny
from tests.oracle.cases.build import binary, continuous

# The academy supplies 6 trainers, from its second year on. Nobody uses the third resource.
TRAINERS = tiny(
    binary("training", 1),
    continuous("courses", 1),
    binary("academy", 1, lead_time=1),
    resources=[
        {"resource": "trainers", "available": 4},
        {"resource": "trainers", "available": 3, "year": 2027},
        {"resource": "officers", "available": 2, "year": 2026},
        {"resource": "rooms", "available": 9},
    ],
    resource_use=[
        {"intervention": "training", "resource": "trainers", "start_use": 1, "running_use": 5},
        {"intervention": "courses", "resource": "trainers", "running_use": 8},
        {"intervention": "academy", "resource": "trainers", "start_use": 2, "running_use": -6},
        {"intervention": "courses", "resource": "officers", "start_use": 1},
    ],
    years=(2026, 2027),
)

EXAMPLES = {"resource_capacity": TRAINERS}
