"""The solver finds what looking at every plan of a small random scenario finds.

Every scenario is drawn from its own seed: a failure names it, and
`tests.oracle.generate.scenario_at` draws it again.
"""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import prioritizer as pr
from tests.oracle import Optimum, optimum
from tests.oracle.features import FEATURES
from tests.oracle.generate import (
    MOST,
    Drawn,
    feature_sets,
    pairs,
    random_scenario,
    scenario_at,
)

# Those that every engine solves, spread over the features.
BY_ALL_ENGINES = range(0, MOST, 10)
# A scenario of this size takes a fraction of a second: a solver that does not end has failed.
TIME_LIMIT = 60.0
# The optimum itself, and what is decided in a later solve with the optimum held.
OBJECTIVE, COST = 1e-6, 1e-5


def differences(drawn: Drawn, best: Optimum, answer: pr.Allocation) -> list[str]:
    """How the answer differs from the best plan; empty where it does not."""
    if answer.status != best.status:
        return [f"status {answer.status}, not {best.status}"]
    if best.objective is None or answer.objective is None:
        return []
    found = []
    ends = sorted((best.floors[best.first], best.objective))
    if not ends[0] - OBJECTIVE <= answer.objective <= ends[1] + OBJECTIVE:
        found.append(f"objective {answer.objective}, not {ends}")
    if answer.total_cost != pytest.approx(best.total_cost, rel=COST, abs=COST):
        found.append(f"total cost {answer.total_cost}, not {best.total_cost}")
    started = answer.allocation["start"].sum()
    is_whole = all(row["decision"] != "continuous" for row in drawn.tables["interventions"])
    if is_whole and started != pytest.approx(best.total_started, abs=COST):
        found.append(f"starts {started}, not {best.total_started}")
    return found


def check(place: int, engine: str) -> None:
    drawn = scenario_at(place)
    answer = pr.solve(drawn.scenario, engine=engine, time_limit=TIME_LIMIT)

    assert differences(drawn, drawn.best, answer) == [], drawn.features


@pytest.mark.parametrize("place", range(MOST))
def test_no_plan_is_better(place: int) -> None:
    check(place, "highs")


@pytest.mark.parametrize("place", BY_ALL_ENGINES)
@pytest.mark.parametrize("engine", ["pulp", "pyomo"])
def test_every_engine_finds_the_same(engine: str, place: int) -> None:
    check(place, engine)


@settings(max_examples=40, derandomize=True, deadline=None, database=None)
@given(
    features=st.sets(st.sampled_from(list(FEATURES)), max_size=8),
    seed=st.integers(min_value=0, max_value=10**6),
)
def test_no_plan_is_better_whatever_the_features(features: set[str], seed: int) -> None:
    try:
        drawn = random_scenario(random.Random(seed), features)
    except RuntimeError:
        assume(False)

    answer = pr.solve(drawn.scenario, time_limit=TIME_LIMIT)

    assert differences(drawn, drawn.best, answer) == []


def test_every_pair_of_features_occurs() -> None:
    occurring = Counter(pair for chosen in feature_sets(MOST) for pair in pairs(chosen))

    # None is impossible: whatever two features say, they can say it of one scenario.
    assert [pair for pair in pairs(FEATURES) if occurring[pair] == 0] == []


def test_a_fair_share_of_scenarios_has_no_plan() -> None:
    statuses = Counter(scenario_at(place).best.status for place in range(0, MOST, 4))

    assert set(statuses) == {"optimal", "infeasible"}
    assert 0.05 <= statuses["infeasible"] / statuses.total() <= 0.4


def matters(place: int, feature: str) -> bool:
    """Whether the best plan is another one, or worth something else, without the feature."""
    drawn = scenario_at(place)
    best, without = drawn.best, optimum(drawn.without(feature), most=4096)
    return _worth(best) != _worth(without)


def _worth(best: Optimum) -> tuple[object, ...]:
    numbers = (best.objective, best.total_cost, best.total_started)
    return (best.status, *(None if number is None else round(number, 7) for number in numbers))


# These describe a kind, or say of something that it must change nothing.
NEVER_MATTER = {
    "integer",
    "continuous",
    "proposal",
    "inactive rule",
    "weight 0",
    "twins",
    "free and useless",
}


@pytest.mark.parametrize("feature", [name for name in FEATURES if name not in NEVER_MATTER])
def test_every_feature_decides_something(feature: str) -> None:
    places = [n for n, chosen in enumerate(feature_sets(MOST)) if feature in chosen]
    deciding = 0
    for place in places:
        deciding += matters(place, feature)
        if deciding == 3:
            return
    pytest.fail(f"{feature} decides {deciding} of {len(places)} scenarios")
