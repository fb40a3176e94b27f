import numpy as np

from prioritizer.evaluation.facts import NOWHERE, Facts, counterparts, decisions_on
from prioritizer.parameters import resolve
from tests.evaluation.tiny import LAND, REGIONAL, plan, tiny

PLACES = [{"intervention": "b", "region": "south", "max_scale": 0}]
SCENARIO = tiny(REGIONAL, REGIONAL, {}, regions=LAND, regional=PLACES)
# Decisions: a/north, a/south, b/north, c.
DECISIONS = resolve(SCENARIO).decisions


def pairs(bound: list[int], other: int) -> list[tuple[int, int]]:
    found = counterparts(DECISIONS, np.array(bound), other)
    return [(int(d), int(need)) for d, need in zip(*found, strict=True)]


def test_decisions_on_an_intervention() -> None:
    assert [decisions_on(DECISIONS, i).tolist() for i in range(3)] == [[0, 1], [2], [3]]


def test_regional_needs_the_one_of_its_region() -> None:
    assert pairs([0, 1], 1) == [(0, 2), (1, NOWHERE)]
    assert pairs([2], 0) == [(2, 0)]


def test_regional_needs_the_national_one() -> None:
    assert pairs([0, 1], 2) == [(0, 3), (1, 3)]


def test_national_needs_every_region_in_which_it_is_decided() -> None:
    assert pairs([3], 0) == [(3, 0), (3, 1)]
    assert pairs([3], 1) == [(3, 2)]


def test_what_is_decided_nowhere_is_needed_in_vain() -> None:
    nowhere = [{"intervention": "b", "region": r, "max_scale": 0} for r in ("north", "south")]
    decisions = resolve(tiny({}, REGIONAL, regions=LAND, regional=nowhere)).decisions
    bound, need = counterparts(decisions, np.array([0]), 1)
    assert (bound.tolist(), need.tolist()) == ([0], [NOWHERE])


def test_what_is_met_and_started() -> None:
    facts = Facts(resolve(SCENARIO), plan(SCENARIO, {("a/south", 2027): 1}))
    assert facts.met(0).tolist()[:2] == [[False] * 3, [False, True, True]]
    assert facts.met(1)[1].tolist() == [False, False, True]
    assert facts.met(0)[NOWHERE].tolist() == [False] * 3
    assert facts.met(0) is facts.met(0)
    assert facts.is_started.tolist() == [False, True, False, False]
