"""All nondominated vectors and the sets that give them, against every plan."""

from __future__ import annotations

import numpy as np
import pytest

import prioritizer as pr
from prioritizer.tradeoffs.nondominated import Search, search_nondominated
from prioritizer.tradeoffs.valuing import Valuation
from tests.oracle.generate import scenario_at
from tests.tradeoffs.every_plan import INDICATORS, EveryPlan, drawn, every_plan

EQUAL = 1e-9


def nondominated_sets(plans: EveryPlan, extremes: np.ndarray) -> dict[tuple[float, ...], set]:
    """By vector the sets of its cheapest plans, of these with the least starts."""
    value = plans.credit @ extremes.T
    found: dict[tuple[float, ...], set] = {}
    for place, own in enumerate(value):
        beaten = (value >= own - EQUAL).all(axis=1) & (value > own + EQUAL).any(axis=1)
        equal = (np.abs(value - own) <= EQUAL).all(axis=1)
        cheaper = equal & (plans.cost < plans.cost[place] - EQUAL)
        same = equal & (np.abs(plans.cost - plans.cost[place]) <= EQUAL)
        fewer = same & (plans.started < plans.started[place] - EQUAL)
        if not (beaten | cheaper | fewer).any():
            found.setdefault(tuple(np.round(own, 6)), set()).add(plans.funded[place])
    return found


def found_sets(valuation: Valuation, search: Search) -> dict[tuple[float, ...], set]:
    """What was found, in the same form."""
    return {
        tuple(np.round(vector.values, 6)): {
            frozenset(valuation.funded(plan)) for plan in vector.plans
        }
        for vector in search.found
    }


@pytest.mark.parametrize("seed", [0, 1, 2, 3, 6])
def test_every_nondominated_set_is_found(seed: int) -> None:
    scenario, plans = drawn(seed)
    extremes = np.array([[1.0, 0.0, 0.0], [0.5, 0.5, 0.0], [0.2, 0.0, 0.8]])
    with Valuation(scenario, INDICATORS, extremes=extremes, patterns=True) as valuation:
        search = search_nondominated(valuation, 500)
        found = found_sets(valuation, search)

    assert search.is_complete
    assert found == nondominated_sets(plans, extremes)


# Drawn with: response points, response curve, interaction, credit beyond the target, regions, final
# year, weight 0, relative effects, past and fixed starts, whole units, veto, twins, two funders.
EVERY_FEATURE = (24, 67, 116, 126, 132, 171, 223, 251, 283)


@pytest.mark.parametrize("place", EVERY_FEATURE)
def test_every_feature_of_the_model(place: int) -> None:
    given = scenario_at(place)
    settings = {key: cell for key, cell in given.settings.items() if "objective" not in key}
    scenario = pr.Scenario(settings, given.tables)
    names = scenario.table("indicators")["indicator"].tolist()
    plans = every_plan(scenario)
    with Valuation(scenario, names, extremes=np.eye(len(names)), patterns=True) as valuation:
        search = search_nondominated(valuation, 500)
        found = found_sets(valuation, search)

    assert search.is_complete
    assert search.is_infeasible == (len(plans.cost) == 0)
    if not search.is_infeasible:
        assert found == nondominated_sets(plans, np.eye(len(names)))


def test_a_limit_leaves_regions_and_says_so() -> None:
    scenario, plans = drawn(1)
    with Valuation(scenario, INDICATORS, extremes=np.eye(3), patterns=True) as valuation:
        search = search_nondominated(valuation, 1)

    assert len(nondominated_sets(plans, np.eye(3))) > 1
    assert len(search.found) == 1
    assert not search.is_complete


def test_regions_lie_above_no_known_point_and_hold_all_others() -> None:
    generator = np.random.default_rng(3)
    points = generator.integers(0, 6, size=(12, 3)).astype(float)
    search = Search(regions=[np.full(3, -np.inf)])
    for point in points:
        if any((point > low).all() for low in search.regions):
            search.split(point)
    for other in generator.integers(0, 7, size=(200, 3)).astype(float) + 0.5:
        is_dominated = any((other <= point).all() for point in points)
        assert is_dominated != any((other > low).all() for low in search.regions)
