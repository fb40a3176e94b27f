"""Hand-worked optima for Objectives of docs/model.md."""

from tests.oracle.cases.build import (
    binary,
    case,
    continuous,
    crime,
    effect,
    funds,
    integer,
    logic,
    trust,
)

BOTH = [trust(), crime()]

TIME = [
    # 100 % a year: 2/3 and 1/3. Only 2027: 0.2 / 3.
    case(
        "discount", [binary("a", first_year=2027)], {"a": 2}, (0.2 / 3, 0, 1), {"discount_rate": 1}
    ),
    # Money is not discounted: 1 + 1 + 1, and 2 of 10 in both years is 0.2 at any rate.
    case(
        "cost is not discounted", [binary("a", 1, 1)], {"a": 2}, (0.2, 3, 1), {"discount_rate": 1}
    ),
    # Only 2027 counts: it is cheapest to wait, 1 + 1.
    case("final year", [binary("a", 1, 1)], {"a": 2}, (0.2, 2, 1), {"evaluate": "final_year"}),
    # Discounting makes no difference to one year.
    case(
        "final year at a discount",
        [binary("a", 1, 1)],
        {"a": 2},
        (0.2, 2, 1),
        {"evaluate": "final_year", "discount_rate": 0.5},
    ),
]

CHEAPEST = [
    # The same gain for 2 or 3.
    case(
        "the cheaper of equals",
        [binary("a", 3), binary("b", 2)],
        {"a": 2, "b": 2},
        (0.2, 2, 1),
        logic=logic("at_most", "a;b", count=1),
    ),
    # Free and useless: not started.
    case("nothing for nothing", [binary("a"), binary("b")], {"a": 2, "b": 0}, (0.2, 0, 1)),
    # Both free, the target is met by one start of b or two of a.
    case(
        "the fewer starts of equals",
        [integer("a", max_scale=2), binary("b")],
        {"a": 5, "b": 10},
        (1, 0, 1),
    ),
    # Half of it meets the target: no more is bought, 2.
    case("no more than the target", [continuous("a", 4)], {"a": 20}, (1, 2, 0.5)),
    # Cheapness comes before fewness: two for 2 rather than one for 3.
    case(
        "cost before the sum of starts",
        [integer("a", 1, max_scale=2), binary("b", 3)],
        {"a": 5, "b": 10},
        (1, 2, 2),
    ),
]

MIN_COST = {"objective": "min_cost", "evaluate": "final_year"}
LEAST_COST = [
    # 10 in 2027: one at 4 + 1 (started in 2027), or half of b at 6: 5.
    case(
        "least cost of the targets",
        [binary("a", 4, 1), continuous("b", 12)],
        {"a": 10, "b": 20},
        (5, 5, 1),
        MIN_COST,
    ),
    # `required` in place of the target: 5, a quarter of b, 3.
    case(
        "least cost of what is required",
        [binary("a", 4, 1), continuous("b", 12)],
        {"a": 10, "b": 20},
        (3, 3, 0.25),
        MIN_COST,
        criteria={"weighted_gain": 0.5},
        indicators=[trust(required=5)],
    ),
    # Crime has no weight and no requirement.
    case(
        "least cost asks nothing of weight 0",
        [binary("a", 4), binary("b", 9)],
        [effect("a", 10), effect("b", -10, "crime")],
        (4, 4, 1),
        MIN_COST,
        indicators=[trust(), crime(weight=0)],
    ),
    # Of two plans for 4 the one that gains more: 4 of 10 rather than nothing on crime.
    case(
        "least cost, then gain",
        [binary("a", 4), binary("b", 4)],
        [effect("a", 10), effect("b", 10), effect("b", -4, "crime")],
        (4, 4, 1),
        MIN_COST,
        criteria={"weighted_gain": 0.7},
        indicators=[trust(), crime(required=20)],
    ),
    case("least cost out of reach", [binary("a", 4)], {"a": 9}, None, MIN_COST),
    # The trend brings 4 of the 10.
    case(
        "least cost with a trend",
        [continuous("a", 10)],
        {"a": 10},
        (6, 6, 0.6),
        MIN_COST,
        indicators=[trust(trend=4)],
    ),
    # Half of the start of 4 may be added for gain: with 6 in all, b as well.
    case(
        "least cost with a tolerance",
        [binary("a", 4), continuous("b", 4)],
        [effect("a", 10), effect("b", -5, "crime")],
        (6, 6, 1.5),
        {**MIN_COST, "objective": ["min_cost", "weighted_gain"], "objective_tolerance": [0.5, 0]},
        criteria={"weighted_gain": 0.625},
        indicators=[trust(), crime(required=20)],
    ),
]

SHORTFALL = {"objective": "largest_shortfall"}
LEAST_FAVOURED = [
    # 4 of money: weighted gain would put all on trust; equal progress is 0.3 * 2 on each:
    # trust 4 s, crime 2 (1 - s): 0.4 s = 0.2 (1 - s), s = 1/3.
    case(
        "the least favoured",
        [continuous("a", 4), continuous("b", 4)],
        [effect("a", 4), effect("b", -2, "crime")],
        (0.4 / 3, 4, 1),
        SHORTFALL,
        funding=funds(4),
        indicators=BOTH,
    ),
    # Nothing helps crime: the least is 0, and the gain on trust is made all the same.
    case(
        "an indicator that nothing improves",
        [binary("a", 4)],
        [effect("a", 4)],
        (0, 4, 1),
        SHORTFALL,
        criteria={"weighted_gain": 0.2},
        indicators=BOTH,
    ),
    case(
        "the least favoured of those with weight",
        [binary("a", 4)],
        [effect("a", 4)],
        (0.4, 4, 1),
        SHORTFALL,
        indicators=[trust(), crime(weight=0)],
    ),
]

TARGETS = {"objective": "targets_met", "evaluate": "final_year"}
TARGETS_MET = [
    # Money for one: crime (weight 3 of 4) rather than trust.
    case(
        "targets met",
        [binary("a", 4), binary("b", 4)],
        [effect("a", 10), effect("b", -10, "crime")],
        (0.75, 4, 1),
        TARGETS,
        funding=funds(4),
        indicators=[trust(weight=1), crime(weight=3)],
    ),
    # 9 of 10 is no target met, however cheap: trust is met, at 4.
    case(
        "nearly met is not met",
        [binary("a", 4), binary("b", 4)],
        [effect("a", 10), effect("b", -9, "crime")],
        (0.25, 4, 1),
        TARGETS,
        funding=funds(4),
        indicators=[trust(weight=1), crime(weight=3)],
        criteria={"weighted_gain": 0.25},
    ),
    # None can be met: what can be gained is gained.
    case(
        "no target met",
        [binary("a", 4)],
        {"a": 4},
        (0, 4, 1),
        TARGETS,
        criteria={"weighted_gain": 0.4},
    ),
    # The trend brings 4 of 10.
    case(
        "a target met with the trend",
        [binary("a", 4)],
        {"a": 6},
        (1, 4, 1),
        TARGETS,
        criteria={"weighted_gain": 0.6},
        indicators=[trust(trend=4)],
    ),
    # Half of each would do no good: all of a is worth 1/2.
    case(
        "a target met in part",
        [continuous("a", 4), continuous("b", 4)],
        [effect("a", 10), effect("b", -10, "crime")],
        (0.5, 4, 1),
        TARGETS,
        funding=funds(4),
        indicators=BOTH,
    ),
]

LISTS = [
    # Targets first: b alone meets one (1/2); then the better fill of what money is left.
    case(
        "targets, then gain",
        [binary("b", 4), continuous("a", 4)],
        [effect("a", 9), effect("b", -10, "crime")],
        (0.5, 6, 1.5),
        {"objective": ["targets_met", "weighted_gain"], "evaluate": "final_year"},
        funding=funds(6),
        indicators=BOTH,
        criteria={"weighted_gain": 0.5 + 0.225},
    ),
    # A tenth of the gain may be lost: 0.18 of 0.2, and the cost with it, 4 * 0.9.
    case(
        "tolerance is used for cost",
        [continuous("a", 4)],
        {"a": 2},
        (0.18, 3.6, 0.9),
        {"objective": ["weighted_gain"], "objective_tolerance": [0.1]},
    ),
    # min_cost last: its requirement (5 of 10) holds from the start, and gain comes first.
    case(
        "requirements of a later min_cost",
        [binary("a", 4), binary("b", 4)],
        [effect("a", 9, "trust"), effect("b", -5, "crime")],
        (0.25, 4, 1),
        {"objective": ["weighted_gain", "min_cost"]},
        funding=funds(4),
        indicators=[trust(required=0), crime(required=15)],
    ),
]

CASES = [*TIME, *CHEAPEST, *LEAST_COST, *LEAST_FAVOURED, *TARGETS_MET, *LISTS]
