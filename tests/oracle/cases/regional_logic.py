"""Hand-worked optima for logic between regional and national interventions."""

from tests.oracle.cases.build import binary, case, continuous, funds, logic
from tests.oracle.cases.regions import LAND, local, regional

CASES = [
    # b is worth it where a is too: in the north a costs 3 and is no use: 3/4 * 5.
    case(
        "regional requires regional",
        [regional(binary("a", 4)), regional(binary("b"))],
        {"a": 0, "b": 4},
        (0.3, 3, 2),
        regions=LAND,
        funding=funds(3),
        logic=logic("requires", "b", "a"),
    ),
    case(
        "regional requires national",
        [binary("a", 4), regional(binary("b"))],
        {"a": 0, "b": 4},
        (0.4, 4, 3),
        regions=LAND,
        logic=logic("requires", "b", "a"),
    ),
    # In every region: 3 + 1.
    case(
        "national requires regional",
        [regional(binary("a", 4)), binary("b")],
        {"a": 0, "b": 4},
        (0.4, 4, 3),
        regions=LAND,
        logic=logic("requires", "b", "a"),
    ),
    case(
        "national requires regional, one region short",
        [regional(binary("a", 4)), binary("b")],
        {"a": 0, "b": 4},
        (0, 0, 0),
        regions=LAND,
        funding=funds(3),
        logic=logic("requires", "b", "a"),
    ),
    # In every region in which it is decided: the south, 1.
    case(
        "national requires regional where it is decided",
        [regional(binary("a", 4)), binary("b")],
        {"a": 0, "b": 4},
        (0.4, 1, 2),
        regions=LAND,
        regional=[local("a", "north", max_scale=0)],
        logic=logic("requires", "b", "a"),
    ),
    case(
        "national requires regional decided nowhere",
        [regional(binary("a", 4)), binary("b")],
        {"a": 0, "b": 4},
        (0, 0, 0),
        regions=LAND,
        regional=[local("a", "north", max_scale=0), local("a", "south", max_scale=0)],
        logic=logic("requires", "b", "a"),
    ),
    # In the north b has nothing to rely on: 1/4 * 4, for 1.
    case(
        "regional requires regional not decided there",
        [regional(binary("a", 4)), regional(binary("b"))],
        {"a": 0, "b": 4},
        (0.1, 1, 2),
        regions=LAND,
        regional=[local("a", "north", max_scale=0)],
        logic=logic("requires", "b", "a"),
    ),
    # c is met in every region for 2; a in the north alone would not do: 2.
    case(
        "national requires any regional",
        [regional(binary("a", 4)), binary("c", 4), binary("b")],
        {"a": 0, "c": 0, "b": 4},
        (0.4, 2, 2),
        regions=LAND,
        regional=[local("a", "north", max_scale=0), local("a", "south", size=0.5)],
        logic=logic("requires_any", "b", "a;c"),
    ),
    # One in each region: 3/4 * 3 + 1/4 * 3.
    case(
        "at most, by region",
        [regional(binary("a")), regional(binary("b"))],
        {"a": 3, "b": 2},
        (0.3, 0, 2),
        regions=LAND,
        logic=logic("at_most", "a;b", count=1),
    ),
    # n is national: one in all. a in the north, 3/4 * 4, is as good as it gets.
    case(
        "at most, with a national one",
        [regional(binary("a")), binary("n")],
        {"a": 4, "n": 2},
        (0.3, 0, 1),
        regions=LAND,
        logic=logic("at_most", "a;n", count=1),
    ),
    # Two of three: both regions of a at 3 + 1, rather than n at 9.
    case(
        "at least, with a national one",
        [regional(binary("a", 4)), binary("n", 9)],
        {"a": 0, "n": 0},
        (0, 4, 2),
        regions=LAND,
        logic=logic("at_least", "a;n", count=2),
    ),
    # One in each region: the cheaper, 2 * (3/4 + 1/4).
    case(
        "at least, by region",
        [regional(binary("a", 4)), regional(binary("b", 2))],
        {"a": 0, "b": 0},
        (0, 2, 2),
        regions=LAND,
        logic=logic("at_least", "a;b", count=1),
    ),
    # Threshold: the intervention's own 2, not the region's 1: never met in the south.
    case(
        "threshold of a continuous one by region",
        [regional(continuous("a", 1, max_scale=2)), regional(binary("b"))],
        {"a": 0, "b": 4},
        (0.3, 1.5, 3),
        regions=LAND,
        regional=[local("a", "south", max_scale=1)],
        logic=logic("requires", "b", "a"),
    ),
]
