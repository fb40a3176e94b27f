"""Hand-worked optima for Politics of docs/model.md."""

from tests.oracle.cases.build import Case, Row, binary, case, continuous, integer

UNION = [{"stakeholder": "union", "veto": True}]
LAND = [{"region": "north", "population": 3}, {"region": "south", "population": 1}]


def position(intervention: str, support: float, stakeholder: str = "union") -> Row:
    return {"stakeholder": stakeholder, "intervention": intervention, "support": support}


def poll(name: str, best: tuple[float, float, float], settings: Row, *rows: Row) -> Case:
    """a (4 of 10) is liked by x, disliked by y and z."""
    return case(
        name,
        [binary("a", 1)],
        {"a": 4},
        best,
        {"politics": settings},
        stakeholders=[{"stakeholder": name, "influence": 1} for name in "xyz"],
        positions=[position("a", 1, "x"), position("a", -0.5, "y"), position("a", -0.25, "z")],
    )


VETOES = [
    case(
        "veto",
        [binary("a", 1)],
        {"a": 4},
        (0, 0, 0),
        stakeholders=UNION,
        positions=[position("a", -0.5)],
    ),
    case(
        "no veto",
        [binary("a", 1)],
        {"a": 4},
        (0.4, 1, 1),
        stakeholders=[{"stakeholder": "union"}],
        positions=[position("a", -0.5)],
    ),
    case(
        "tolerance",
        [binary("a", 1)],
        {"a": 4},
        (0.4, 1, 1),
        stakeholders=[{**UNION[0], "tolerance": 0.5}],
        positions=[position("a", -0.5)],
    ),
    # A quarter of it is borne: 0.25 * 4 of 10.
    case(
        "tolerance of a part",
        [continuous("a", 4)],
        {"a": 4},
        (0.1, 1, 0.25),
        stakeholders=[{**UNION[0], "tolerance": 0.125}],
        positions=[position("a", -0.5)],
    ),
    # The useless w, which the union likes, carries a.
    case(
        "a useless programme carries a disliked one",
        [binary("a", 1), binary("w", 3)],
        {"a": 4, "w": 0},
        (0.4, 4, 2),
        stakeholders=UNION,
        positions=[position("a", -0.5), position("w", 0.5)],
    ),
    # It has to be given no later: w from 2027 on carries a from 2027 on.
    case(
        "something in return no later",
        [binary("a", 1), binary("w", 3, first_year=2027)],
        {"a": 4, "w": 0},
        (0.2, 4, 2),
        stakeholders=UNION,
        positions=[position("a", -0.5), position("w", 0.5)],
    ),
    # Support counts what operates, w in its lead time too.
    case(
        "support of what is being built",
        [binary("a", 1), binary("w", 3, lead_time=1)],
        {"a": 4, "w": 0},
        (0.4, 4, 2),
        stakeholders=UNION,
        positions=[position("a", -0.5), position("w", 0.5)],
    ),
    # What runs is no news: nothing is given for it, and ending it (better by 4) is taken.
    case(
        "what runs is where support is measured from",
        [binary("a", initial_scale=1, may_end=True), binary("b", 1)],
        {"a": -4, "b": 2},
        (0.2, 1, 1),
        stakeholders=UNION,
        positions=[position("a", 1)],
    ),
    # One of four units is a quarter of -0.5.
    case(
        "support by share of max_scale",
        [integer("a", 1, max_scale=4)],
        {"a": 2},
        (0.2, 1, 1),
        stakeholders=[{**UNION[0], "tolerance": 0.125}],
        positions=[position("a", -0.5)],
    ),
    # The south is a quarter of the country.
    case(
        "support by region",
        [{**binary("a", 4), "scope": "regional"}],
        {"a": 4},
        (0.1, 1, 1),
        regions=LAND,
        stakeholders=[{**UNION[0], "tolerance": 0.25}],
        positions=[position("a", -0.5)],
    ),
]

POLLS = [
    # Opposition 0.5 + 0.25.
    poll("political capital", (0.4, 1, 1), {"political_capital": 0.75}),
    poll("too little political capital", (0, 0, 0), {"political_capital": 0.5}),
    # One of three is for it.
    poll("quorum", (0.4, 1, 1), {"quorum": 0.25}),
    poll("too few for a quorum", (0, 0, 0), {"quorum": 0.5}),
]

INFLUENCE = [
    # 2 * (0.5 - 0.25) of opposition is half of the capital of 1, the other half buys as much of b.
    case(
        "influence and tolerance",
        [continuous("a"), continuous("b")],
        {"a": 4, "b": 2},
        (0.5, 0, 1.5),
        {"politics": {"political_capital": 1}},
        stakeholders=[
            {"stakeholder": "x", "influence": 2, "tolerance": 0.25},
            {"stakeholder": "y", "influence": 1},
        ],
        positions=[position("a", -0.5, "x"), position("b", -1, "y")],
    ),
    # x has three quarters of the influence.
    case(
        "quorum by influence",
        [binary("a", 1)],
        {"a": 4},
        (0.4, 1, 1),
        {"politics": {"quorum": 0.75}},
        stakeholders=[
            {"stakeholder": "x", "influence": 3},
            {"stakeholder": "y", "influence": 1},
        ],
        positions=[position("a", 1, "x"), position("a", -1, "y")],
    ),
    # Half of all must not lose: of a and b only one each; both together leave nobody.
    case(
        "quorum among several",
        [continuous("a"), continuous("b")],
        {"a": 4, "b": 2},
        (0.4, 0, 1),
        {"politics": {"quorum": 0.5}},
        stakeholders=[{"stakeholder": "x"}, {"stakeholder": "y"}],
        positions=[position("a", -0.5, "x"), position("b", -0.5, "y")],
    ),
]

CASES = [*VETOES, *POLLS, *INFLUENCE]
