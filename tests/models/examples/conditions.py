"""Examples for models/conditions.py."""

from tests.models.examples.tiny import tiny
from tests.oracle.cases.build import binary, funds
from tests.oracle.cases.regions import LAND, regional

# The donor pays for equipment only a year after vetting: b is decided by region like vetting, c is
# national and waits for both regions. It may carry half of its money over.
VETTED_UNITS = tiny(
    regional(binary("vetting", 1)),
    regional(binary("b", 4, category="equipment")),
    binary("c", 2, category="equipment"),
    regions=LAND,
    funding=[*funds(9, 9), *funds(4, 2, funder="donor")],
    funders=[{"funder": "treasury"}, {"funder": "donor", "carry_over": 0.5}],
    conditions=[
        {
            "rule": "vetted",
            "funder": "donor",
            "requires": "vetting",
            "category": "equipment",
            "lag": 1,
        },
        {"rule": "off", "funder": "donor", "requires": "c", "active": "no"},
    ],
    years=(2026, 2027),
)

EXAMPLES = {"condition": VETTED_UNITS}
