"""Hand-worked optima for regions: two of them, north with 3/4 of the people, south with 1/4."""

from tests.oracle.cases.build import (
    Row,
    binary,
    case,
    continuous,
    crime,
    effect,
    funds,
    integer,
    trust,
)

LAND = [{"region": "north", "population": 3}, {"region": "south", "population": 1}]


def local(name: str, region: str, **cells: object) -> Row:
    return {"intervention": name, "region": region, **cells}


def regional(row: Row) -> Row:
    return {**row, "scope": "regional"}


SIZES = [
    # Its share of the people is its size: 1 of 4 in the south, for a quarter of the gain.
    case(
        "a small region",
        [regional(binary("a", 4))],
        {"a": 2},
        (0.05, 1, 1),
        regions=LAND,
        funding=funds(1),
    ),
    case(
        "a large region",
        [regional(binary("a", 4))],
        {"a": 2},
        (0.15, 3, 1),
        regions=LAND,
        funding=funds(3),
    ),
    case("both regions", [regional(binary("a", 4))], {"a": 2}, (0.2, 4, 2), regions=LAND),
    # The south costs as much as the region table says: 2 * 4, out of reach; the north 3.
    case(
        "size of the region",
        [regional(binary("a", 4))],
        {"a": 2},
        (0.15, 3, 1),
        regions=[LAND[0], {**LAND[1], "size": 2}],
        funding=funds(7),
    ),
    # And the table regional goes before it: 0.5 * 4 and 3.
    case(
        "size of the programme",
        [regional(binary("a", 4))],
        {"a": 2},
        (0.2, 5, 2),
        regions=[LAND[0], {**LAND[1], "size": 2}],
        regional=[local("a", "south", size=0.5)],
    ),
    # Size multiplies cost and use, not effect: 0.25 of capacity for the south alone.
    case(
        "size and capacity",
        [regional(binary("a"))],
        {"a": 2},
        (0.05, 0, 1),
        regions=LAND,
        resources=[{"resource": "q", "available": 0.5}],
        resource_use=[{"intervention": "a", "resource": "q", "running_use": 1}],
    ),
]

PLACES = [
    # Not decided in the north.
    case(
        "not decided there",
        [regional(binary("a", 4))],
        {"a": 2},
        (0.05, 1, 1),
        regions=LAND,
        regional=[local("a", "north", max_scale=0)],
    ),
    # Of three units at most one in the north: 3/4 * 2 + 1/4 * 6 of 10.
    case(
        "max_scale of the region",
        [regional(integer("a", max_scale=3))],
        {"a": 2},
        (0.3, 0, 4),
        regions=LAND,
        regional=[local("a", "north", max_scale=1)],
    ),
    # Mandatory in the south alone: 0.25 * 4.
    case(
        "lock of the region",
        [regional(binary("a", 4))],
        {"a": 0},
        (0, 1, 1),
        regions=LAND,
        regional=[local("a", "south", lock="in")],
    ),
    case(
        "lock of the region before the intervention's",
        [regional(binary("a", 4, lock="out"))],
        {"a": 2},
        (0.05, 1, 1),
        regions=LAND,
        regional=[local("a", "south", lock="in")],
    ),
    # It runs in the north: only the south is left to be gained. 3/4 * 1 a year, and 1/4 * 1.
    case(
        "initial scale of the region",
        [regional(binary("a", 0, 1))],
        {"a": 2},
        (0.05, 2, 1),
        regions=LAND,
        regional=[local("a", "north", initial_scale=1)],
    ),
    # Everywhere but where it is not decided: none to keep or pay in the south.
    case(
        "initial scale where it is not decided",
        [regional(binary("a", 0, 1, initial_scale=1))],
        {"a": 2},
        (0, 1.5, 0),
        regions=LAND,
        regional=[local("a", "south", max_scale=0)],
    ),
    # lock in of the region's whole 2: 3/4 * 2 + 1/4 * 4.
    case(
        "lock in at the region's max_scale",
        [regional(continuous("a", 1, max_scale=4, lock="in"))],
        {"a": 0},
        (0, 2.5, 6),
        regions=LAND,
        regional=[local("a", "north", max_scale=2)],
    ),
]

FACTORS = [
    # 3/4 * 2 + 1/4 * 2 * 3.
    case(
        "effect factor",
        [regional(binary("a"))],
        {"a": 2},
        (0.3, 0, 2),
        regions=LAND,
        regional=[local("a", "south", effect_factor=3)],
    ),
    case(
        "effect factor of a national programme",
        [binary("a", 4)],
        {"a": 2},
        (0.3, 4, 1),
        regions=LAND,
        regional=[local("a", "south", effect_factor=3)],
    ),
    # The harm in the south counts: 3/4 * 2 - 1/4 * 2.
    case(
        "a negative factor",
        [binary("a")],
        {"a": 2},
        (0.1, 0, 1),
        regions=LAND,
        regional=[local("a", "south", effect_factor=-1)],
    ),
    # Credit ends at the target in each region: 3/4 * 0.4 + 1/4 * 1.
    case(
        "credit by region",
        [binary("a")],
        {"a": 4},
        (0.55, 0, 1),
        regions=LAND,
        regional=[local("a", "south", effect_factor=4)],
    ),
    # Crime 20 to 10 is half as much everywhere: 40 to 20 in the south, -4 of 20 there.
    # 3/4 * 0.4 + 1/4 * 0.2.
    case(
        "a target by region",
        [binary("a")],
        [effect("a", -4, "crime")],
        (0.35, 0, 1),
        regions=LAND,
        indicators=[crime()],
        regional_indicators=[{"region": "south", "indicator": "crime", "baseline": 40}],
    ),
    # A quarter less is -5 and -10: 3/4 * 0.5 + 1/4 * 0.5.
    case(
        "relative to the region's baseline",
        [binary("a")],
        [effect("a", -0.25, "crime", measure="relative")],
        (0.5, 0, 1),
        regions=LAND,
        indicators=[crime()],
        regional_indicators=[{"region": "south", "indicator": "crime", "baseline": 40}],
    ),
    # From 0 the target is as far away in the south: 5 to 15; 4 of 10 in both.
    case(
        "a target by region, from 0",
        [binary("a")],
        {"a": 4},
        (0.4, 0, 1),
        regions=LAND,
        regional_indicators=[{"region": "south", "indicator": "trust", "baseline": 5}],
    ),
    # A target of its own: 4 of 20 in the south. 3/4 * 0.4 + 1/4 * 0.2.
    case(
        "a regional target",
        [binary("a")],
        {"a": 4},
        (0.35, 0, 1),
        regions=LAND,
        regional_indicators=[{"region": "south", "indicator": "trust", "target": 20}],
    ),
    # The mean must reach 6: 3/4 * 8 is enough, the south is not needed.
    case(
        "required of the mean",
        [regional(binary("a", 4))],
        {"a": 8},
        (3, 3, 1),
        {"objective": "min_cost", "evaluate": "final_year"},
        regions=LAND,
        indicators=[trust(required=6)],
    ),
    # 3/4 * 10 + 1/4 * 20 = 12.5 is the national target: 12.5 a unit.
    case(
        "national target of regional ones",
        [continuous("a", 4, max_scale=2)],
        {"a": 10},
        (5, 5, 1.25),
        {"objective": "min_cost", "evaluate": "final_year"},
        regions=LAND,
        regional_indicators=[{"region": "south", "indicator": "trust", "target": 20}],
    ),
]

CASES = [*SIZES, *PLACES, *FACTORS]
