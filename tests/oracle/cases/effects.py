"""Hand-worked optima for Effects of docs/model.md."""

import math

from tests.oracle.cases.build import binary, case, continuous, crime, effect, funds, integer, trust


def points(*pairs: tuple[float, float]) -> list[dict]:
    return [{"intervention": "a", "scale": scale, "share": share} for scale, share in pairs]


def pair(size: float) -> list[dict]:
    return [{"intervention_a": "a", "intervention_b": "b", "indicator": "trust", "effect": size}]


CRIME = [crime()]

GAINS = [
    # 20 * -0.25 = -5, half of the way from 20 to 10.
    case(
        "relative",
        [binary("a")],
        [effect("a", -0.25, "crime", measure="relative")],
        (0.5, 0, 1),
        indicators=CRIME,
    ),
    # -5 and -2.5 add up (they are not compounded): 7.5 of 10.
    case(
        "relative effects add up",
        [binary("a"), binary("b")],
        [
            effect("a", -0.25, "crime", measure="relative"),
            effect("b", -0.125, "crime", measure="relative"),
        ],
        (0.75, 0, 2),
        indicators=CRIME,
    ),
    # The trend is no part of what a relative effect is a share of: still -5 of 10.
    case(
        "relative to the baseline without trend",
        [binary("a")],
        [effect("a", -0.25, "crime", measure="relative")],
        (0.5, 0, 1),
        indicators=[crime(trend=4, baseline_year=2020)],
    ),
    case("success probability", [binary("a", success_probability=0.5)], {"a": 2}, (0.1, 0, 1)),
    case(
        "less is better", [binary("a")], [effect("a", -2, "crime")], (0.2, 0, 1), indicators=CRIME
    ),
    # 8 + 8 of 10 is credited as 1.
    case(
        "credit ends at the target", [binary("a", 1), binary("b", 1)], {"a": 8, "b": 8}, (1, 2, 2)
    ),
    case(
        "credit beyond the target",
        [binary("a", 1), binary("b", 1)],
        {"a": 8, "b": 8},
        (1.6, 2, 2),
        {"credit_beyond_target": True},
    ),
    # 20 in 2027 does not make up for 2026: (0 + 1) / 2.
    case("credit year by year", [binary("a", first_year=2027)], {"a": 20}, (0.5, 0, 1)),
    # Weights 3 and 1: 0.75 * 0.4 - 0.25 * 0.2.
    case(
        "a gain away from the target counts against",
        [binary("a")],
        [effect("a", 4), effect("a", 2, "crime")],
        (0.25, 0, 1),
        indicators=[trust(weight=3), crime(weight=1)],
    ),
    # Harm of 4 outweighs 2: left alone.
    case(
        "not worth its harm",
        [binary("a")],
        [effect("a", 2), effect("a", 4, "crime")],
        (0, 0, 0),
        indicators=[trust(), crime()],
    ),
    case(
        "weight 0",
        [binary("a", 1), binary("b", 1)],
        [effect("a", 2), effect("b", -9, "crime")],
        (0.2, 1, 1),
        indicators=[trust(), crime(weight=0)],
    ),
    # Half of a programme is the initial state: the other half gains 1.
    case(
        "measured from the initial scale",
        [continuous("a", initial_scale=0.5)],
        {"a": 2},
        (0.1, 0, 0.5),
    ),
]

VALUES = [
    # 0 + 1 a year since 2025 is 2 in 2027; 3 is required, so a has to bring 1: half of it.
    case(
        "required with a trend",
        [continuous("a", 4)],
        {"a": 2},
        (0.1, 2, 0.5),
        funding=funds(2, 0),
        indicators=[trust(required=3, trend=1, baseline_year=2025)],
    ),
    case(
        "required with a trend, out of reach",
        [continuous("a", 4)],
        {"a": 2},
        None,
        funding=funds(1.75, 0),
        indicators=[trust(required=3, trend=1, baseline_year=2025)],
    ),
    # A blank baseline year is 2026: 1 in 2027 by itself, 2 to be brought.
    case(
        "trend from the first year",
        [binary("a", 4)],
        {"a": 2},
        (0.2, 4, 1),
        indicators=[trust(required=3, trend=1)],
    ),
    # The trend alone is no progress.
    case(
        "trend is no gain",
        [binary("a", lock="out")],
        {"a": 2},
        (0, 0, 0),
        indicators=[trust(trend=5)],
    ),
    # Crime must not be above 19: the trend adds 1, so 2 less are needed of b, at the cost of a.
    case(
        "required where less is better",
        [binary("a", 3), binary("b", 3)],
        [effect("a", 9), effect("b", -2, "crime")],
        (0.1, 3, 1),
        funding=funds(3),
        indicators=[trust(), crime(required=19, trend=1)],
    ),
    # Only 2027 counts for the objective, but 2 are due in 2026: 1 + 1 + 1.
    case(
        "milestone",
        [binary("a", 1, 1)],
        {"a": 2},
        (0.2, 3, 1),
        {"evaluate": "final_year"},
        milestones=[{"indicator": "trust", "year": 2026, "required": 2}],
    ),
    case(
        "milestone out of reach",
        [binary("a", 1, 1)],
        {"a": 2},
        None,
        funding=funds(1, 9),
        milestones=[{"indicator": "trust", "year": 2026, "required": 2}],
    ),
]

RESPONSES = [
    # Half of it has 0.75 of the effect.
    case(
        "concave",
        [continuous("a", 4)],
        {"a": 4},
        (0.3, 2, 0.5),
        funding=funds(2),
        response=points((0.5, 0.75), (1, 1)),
    ),
    # 2 of 4 in 2026: 0.25 * 4 = 1, in both years.
    case(
        "convex",
        [continuous("a", 4)],
        {"a": 4},
        (0.1, 2, 0.5),
        funding=funds(2),
        response=points((0.5, 0.25), (1, 1)),
    ),
    # Up to a half it helps, beyond it does harm again: stop at a half.
    case(
        "up and down",
        [continuous("a", 4)],
        {"a": 4},
        (0.4, 2, 0.5),
        response=points((0.5, 1), (1, 0.5)),
    ),
    # Trust 1 of 10 gained with harm to crime 8 of 10, each by the same response: not worth it;
    # locked in, the response must be reported in full: (1 - 8) / 10 / 2, in 2027 alone.
    case(
        "a response is not dodged",
        [continuous("a", 4, lock="in", min_scale=0.5)],
        [effect("a", 1), effect("a", 8, "crime")],
        (-0.7 * 0.75 / 4, 2, 0.5),
        indicators=[trust(), crime()],
        response=points((0.5, 0.75), (1, 1)),
    ),
    # From 0.5 (share 0.75) to 1: a quarter of 4.
    case(
        "response from the initial scale",
        [continuous("a", 4, initial_scale=0.5)],
        {"a": 4},
        (0.1, 2, 0.5),
        response=points((0.5, 0.75), (1, 1)),
    ),
    # One of two units: share 0.75 of 4.
    case(
        "response of whole units",
        [integer("a", 2, max_scale=2)],
        {"a": 4},
        (0.3, 2, 1),
        funding=funds(3),
        response=points((1, 0.75), (2, 1)),
    ),
    # exp(-rate) = 1/9 and exp(-rate / 2) = 1/3: (2/3) / (8/9) = 0.75.
    case(
        "saturating",
        [integer("a", 2, max_scale=2)],
        {"a": 4},
        (0.3, 2, 1),
        funding=funds(3),
        response=[{"intervention": "a", "curve": "saturating", "rate": math.log(9)}],
    ),
    # rate 4 ln 2, midpoint 1/2: L(0) = 1/5, L(1/4) = 1/3, L(1) = 4/5: (1/3 - 1/5) / (3/5) = 2/9.
    case(
        "s-shaped",
        [integer("a", 2, max_scale=4)],
        {"a": 9},
        (0.2, 2, 1),
        funding=funds(3),
        response=[{"intervention": "a", "curve": "s_shaped", "rate": 4 * math.log(2)}],
    ),
    # midpoint 0, rate 2 ln 3: L(0) = 1/2, L(1/2) = 3/4, L(1) = 9/10: (1/4) / (2/5) = 0.625.
    case(
        "s-shaped from its midpoint",
        [integer("a", 2, max_scale=2)],
        {"a": 4},
        (0.25, 2, 1),
        funding=funds(3),
        response=[
            {"intervention": "a", "curve": "s_shaped", "rate": 2 * math.log(3), "midpoint": 0}
        ],
    ),
]

INTERACTIONS = [
    # 2 + 1 and 2 for both.
    case(
        "synergy", [binary("a"), binary("b")], {"a": 2, "b": 1}, (0.5, 0, 2), interactions=pair(2)
    ),
    # 2 + 1 less 1.5: a alone is better.
    case(
        "overlap",
        [binary("a"), binary("b")],
        {"a": 2, "b": 1},
        (0.2, 0, 1),
        interactions=pair(-1.5),
    ),
    # The lesser of 1/2 and 1 of 4; units of a gain nothing by themselves.
    case(
        "the lesser of the two",
        [integer("a", 2, max_scale=2), binary("b")],
        {"a": 0, "b": 1},
        (0.3, 2, 2),
        funding=funds(3),
        interactions=pair(4),
    ),
    # An overlap of 4 with half of a: 3 + 0.5 * 2 - 0.5 * 4 is less than 3.
    case(
        "overlap is not dodged",
        [continuous("a", lock="in", min_scale=0.5), binary("b", lock="in", last_year=2026)],
        {"a": 2, "b": 3},
        (0.3 - 0.05, 0, 1.5),
        interactions=pair(-4),
    ),
    # Both act from 2027: 2 + 1 + 2 in one year.
    case(
        "interaction once mature",
        [binary("a"), binary("b", lead_time=1)],
        {"a": 2, "b": 1},
        (0.35, 0, 2),
        interactions=pair(2),
    ),
    # b is there from before: a brings 2 and the 2 of both.
    case(
        "interaction with what runs",
        [binary("a"), binary("b", initial_scale=1)],
        {"a": 2, "b": 1},
        (0.4, 0, 1),
        interactions=pair(2),
    ),
    # Both were there: no gain is left in it.
    case(
        "interaction of what runs",
        [binary("a", initial_scale=1), binary("b", initial_scale=1)],
        {"a": 2, "b": 1},
        (0, 0, 0),
        interactions=pair(2),
    ),
    # Success is a matter of the effects alone: 0.5 * 2 + 1 + 2.
    case(
        "interaction whatever the probability",
        [binary("a", success_probability=0.5), binary("b")],
        {"a": 2, "b": 1},
        (0.4, 0, 2),
        interactions=pair(2),
    ),
]

CASES = [*GAINS, *VALUES, *RESPONSES, *INTERACTIONS]
