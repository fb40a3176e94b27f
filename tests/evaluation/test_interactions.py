from prioritizer.evaluation.interactions import acted_on, interaction_gains, joint
from prioritizer.parameters import resolve
from tests.evaluation.tiny import LAND, REGIONAL, Row, outcome, plan, tiny

LARGE: Row = {"decision": "continuous", "max_scale": 4}


def pair(effect: float = 8.0) -> list[Row]:
    return [{"intervention_a": "a", "intervention_b": "b", "indicator": "trust", "effect": effect}]


def test_the_lesser_share_of_the_two_counts() -> None:
    s = tiny(LARGE, {"decision": "continuous", "max_scale": 2}, interactions=pair())
    done = outcome(s, plan(s, {("a", 2026): 1, ("a", 2028): 3, ("b", 2027): 1}))
    # shares 1/4, 1/4, 1 and 0, 1/2, 1/2
    assert joint(resolve(s), done.mature).tolist() == [[0.0, 0.25, 0.5]]
    # alone: 2 * scale of each
    assert done.gain[0, 0].tolist() == [2.0, 2.0 + 2.0 + 2.0, 8.0 + 2.0 + 4.0]


def test_an_overlap_takes_away() -> None:
    s = tiny({}, {}, interactions=pair(-1.5))
    done = outcome(s, plan(s, {("a", 2026): 1, ("b", 2028): 1}))
    assert done.gain[0, 0].tolist() == [2.0, 2.0, 2.5]


def test_what_both_did_before_is_in_the_baseline() -> None:
    running: Row = {"initial_scale": 1, "may_end": "yes"}
    s = tiny(running, running, interactions=pair())
    done = outcome(s, plan(s, {}, {("a", 2028): 0}))
    assert done.gain[0, 0].tolist() == [0.0, 0.0, -10.0]
    assert interaction_gains(resolve(s), done.mature, done.initial_mature).tolist() == [[0, 0, -8]]


def test_lead_time_holds_it_back() -> None:
    s = tiny({"lead_time": 1}, {}, interactions=pair())
    done = outcome(s, plan(s, {("a", 2026): 1, ("b", 2026): 1}))
    assert done.gain[0, 0].tolist() == [2.0, 12.0, 12.0]


def test_two_regional_ones_meet_in_their_region() -> None:
    s = tiny(
        REGIONAL,
        REGIONAL,
        regions=LAND,
        regional=[{"intervention": "a", "region": "north", "effect_factor": 3}],
        interactions=pair(),
    )
    starts = {("a/north", 2026): 1.0, ("b/north", 2026): 1.0, ("b/south", 2026): 1.0}
    done = outcome(s, plan(s, starts))
    # The factor multiplies the effect of a alone: 2 * 3 + 2 + 8.
    assert done.gain[0, :, 0].tolist() == [16.0, 2.0]


def test_a_national_one_meets_those_of_every_region() -> None:
    s = tiny({}, REGIONAL, regions=LAND, interactions=pair())
    done = outcome(s, plan(s, {("a", 2026): 1, ("b/south", 2026): 1}))
    assert done.gain[0, :, 0].tolist() == [2.0, 2.0 + 2.0 + 8.0]


def test_two_national_ones_act_on_every_region() -> None:
    s = tiny({}, {}, regions=LAND, interactions=pair())
    done = outcome(s, plan(s, {("a", 2026): 1, ("b", 2026): 1}))
    assert done.gain[0, :, 0].tolist() == [12.0, 12.0]
    assert [axis.tolist() for axis in acted_on(resolve(s))] == [[0, 0], [0, 0], [0, 1]]


def test_none_where_one_is_not_decided() -> None:
    s = tiny(
        REGIONAL,
        REGIONAL,
        regions=LAND,
        regional=[{"intervention": "a", "region": "north", "max_scale": 0}],
        interactions=pair(),
    )
    assert [axis.tolist() for axis in acted_on(resolve(s))] == [[0], [0], [1]]
    nowhere = [{"intervention": "a", "region": r, "max_scale": 0} for r in ("north", "south")]
    s = tiny(REGIONAL, REGIONAL, regions=LAND, regional=nowhere, interactions=pair())
    assert outcome(s, plan(s, {("b/north", 2026): 1})).gain[0, :, 0].tolist() == [2.0, 0.0]


def test_a_region_with_a_lower_maximum_counts_by_the_own_one() -> None:
    s = tiny(
        LARGE | REGIONAL,
        {},
        regions=LAND,
        regional=[{"intervention": "a", "region": "north", "max_scale": 1}],
        interactions=pair(),
    )
    done = outcome(s, plan(s, {("a/north", 2026): 1, ("b", 2026): 1}))
    # 2 and 2 alone, a quarter of 8 together
    assert done.gain[0, 0, 0] == 6.0
