"""Hand-worked optima for the money of regions: rules and conditions that name one."""

from tests.oracle.cases.build import binary, case, continuous, funds, rule
from tests.oracle.cases.regions import LAND, local, regional

BAN = {"rule": "e", "funder": "treasury", "intervention": "e", "max_amount": 0}

CASES = [
    # Nothing in the north.
    case(
        "a rule by region",
        [regional(binary("a", 4))],
        {"a": 2},
        (0.05, 1, 1),
        regions=LAND,
        spending_rules=rule(region="north", max_amount=0),
    ),
    # All but the north is the south; the national b is in no region.
    case(
        "all but a region leaves out national ones",
        [regional(binary("a", 4)), binary("b", 2)],
        {"a": 2, "b": 1},
        (0.25, 5, 2),
        regions=LAND,
        spending_rules=rule(region="!north", max_amount=0),
    ),
    # Half of all money, national included, for the south: 2 + 2 there (its a is 1, the rest d).
    case(
        "a share by region alone is of all money",
        [binary("n", 2), regional(continuous("d", 4, max_scale=4))],
        {"n": 2, "d": 0},
        (0.2, 4, 3),
        regions=LAND,
        spending_rules=rule(region="south", min_share=0.5),
    ),
    # Half of the south's own money for d: 1 to go with its a (1); the north and n are free.
    case(
        "a share by use is of the region's money",
        [
            regional(binary("a", 4)),
            regional(continuous("d", 4, category="oversight", max_scale=4)),
            binary("n", 2),
        ],
        {"a": 2, "d": 0, "n": 1},
        (0.3, 7, 4),
        regions=LAND,
        spending_rules=rule(region="south", category="oversight", min_share=0.5),
    ),
    # Half of the amount in the south, by d.
    case(
        "a share of the amount by region",
        [regional(continuous("d", 4, max_scale=4))],
        {"d": 0},
        (0, 3, 3),
        regions=LAND,
        funding=funds(6),
        spending_rules=rule(region="south", min_share=0.5, share_of="amount"),
    ),
    # Money of the donor for e where v is met: in the south 1/4, where the treasury can pay v.
    case(
        "a condition by region",
        [regional(binary("v", 4)), regional(binary("e", 4))],
        {"v": 0, "e": 4},
        (0.1, 2, 2),
        regions=LAND,
        funding=[*funds(1), *funds(9, funder="donor")],
        spending_rules=[BAN, {**BAN, "rule": "v", "funder": "donor", "intervention": "v"}],
        conditions=[{"rule": "c", "funder": "donor", "requires": "v", "intervention": "e"}],
    ),
    # A national e needs v in both regions: the treasury's 4 pay them.
    case(
        "a condition on national money",
        [regional(binary("v", 4)), binary("e", 4)],
        {"v": 0, "e": 4},
        (0.4, 8, 3),
        regions=LAND,
        funding=[*funds(4), *funds(9, funder="donor")],
        spending_rules=[BAN],
        conditions=[{"rule": "c", "funder": "donor", "requires": "v", "intervention": "e"}],
    ),
    # A region where v is not decided gets nothing of the donor.
    case(
        "a condition where it cannot be met",
        [regional(binary("v", 4)), regional(binary("e", 4))],
        {"v": 0, "e": 4},
        (0.1, 2, 2),
        regions=LAND,
        regional=[local("v", "north", max_scale=0)],
        funding=[*funds(1), *funds(9, funder="donor")],
        spending_rules=[BAN],
        conditions=[{"rule": "c", "funder": "donor", "requires": "v", "intervention": "e"}],
    ),
]
