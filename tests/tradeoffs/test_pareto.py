"""The front is complete, holds nothing else, and says what is proven where it is not."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

import prioritizer as pr
from prioritizer.evaluation import Plan, judge
from prioritizer.parameters import resolve
from prioritizer.tradeoffs import exploring
from prioritizer.tradeoffs.dominance import thinned
from prioritizer.tradeoffs.front_search import FrontProgress
from prioritizer.tradeoffs.objectives import objectives_named, values_of, weights_of
from tests.oracle.front import attainable, best, is_equal
from tests.oracle.generate import scenario_at
from tests.tradeoffs import knapsacks
from tests.tradeoffs.knapsacks import NAMES, continuous, missing_by
from tests.tradeoffs.test_objectives import REGIONS, STAKEHOLDERS


def is_whole(place: int) -> bool:
    rows = scenario_at(place).tables["interventions"]
    return all(row["decision"] != "continuous" for row in rows)


def objectives_of(place: int) -> list[str]:
    indicators = [row["indicator"] for row in scenario_at(place).tables["indicators"]]
    return [*indicators, "cost"][:4]


def compare(place: int) -> None:
    drawn, names = scenario_at(place), objectives_of(place)
    found = pr.pareto_front(drawn.scenario, names, workers=1)
    signs = [objective.sign for objective in found.objectives]
    expected = best(attainable(drawn.scenario, names), signs)
    points = [tuple(point) for point in found.values.tolist()]

    assert found.status == ("complete" if expected else "infeasible"), drawn.features
    assert len(points) == len(expected), drawn.features
    for point in expected:
        assert any(
            all(is_equal(a, b) for a, b in zip(point, other, strict=True)) for other in points
        ), (point, drawn.features)


PLACES = [place for place in range(3, 500, 19) if is_whole(place)]


@pytest.mark.parametrize("place", PLACES)
def test_it_is_every_plan_that_no_other_is_as_good_as(place: int) -> None:
    compare(place)


@pytest.mark.parametrize("place", PLACES[::4])
def test_a_solver_finds_the_same(place: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exploring, "reduced", lambda *_: None)

    compare(place)


def exact_front(
    gains: list[list[float]], costs: list[float], budget: float
) -> tuple[set[tuple[float, ...]], pr.ParetoFront]:
    goals = NAMES[: len(gains)]
    found = pr.pareto_front(knapsacks.scenario(gains, costs, budget), goals, workers=1)
    expected = knapsacks.front(gains, costs, budget)
    return {tuple(float(v) for v in point) for point in expected}, found


def assert_same(found: pr.ParetoFront, expected: set[tuple[float, ...]]) -> None:
    assert len(found) == len(expected)
    got, wanted = np.array(sorted(found.values.tolist())), np.array(sorted(expected))
    np.testing.assert_allclose(got, wanted, rtol=1e-14, atol=1e-18)


@pytest.mark.parametrize("goals", [2, 3, 4])
@pytest.mark.parametrize("seed", range(4))
def test_two_three_and_four_objectives(goals: int, seed: int) -> None:
    expected, found = exact_front(*knapsacks.drawn(seed, goals, 9))

    assert found.is_complete
    assert set(map(tuple, found.values.tolist())) == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize(
    ("places", "sizes"),
    [(6, (1.0,)), (0, (1e-6, 1.0, 1e6)), (3, (1e-6,)), (2, (1e6,)), (0, (1e-6, 1e6))],
)
@pytest.mark.parametrize("goals", [2, 3])
def test_exact_whatever_the_scale_of_gains(
    goals: int, places: int, sizes: tuple[float, ...]
) -> None:
    expected, found = exact_front(*knapsacks.drawn(7, goals, 9, places=places, sizes=sizes))

    assert found.is_complete
    assert (found.resolution == 0).all()
    assert_same(found, expected)


def test_where_a_solver_was_asked_the_front_is_no_finer_than_a_solver(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gains, costs, budget = knapsacks.drawn(7, 2, 9, places=0, sizes=(1e-6, 1e6))
    monkeypatch.setattr(exploring.Explorer, "_searched", lambda *_: None)

    found = pr.pareto_front(knapsacks.scenario(gains, costs, budget), NAMES[:2], workers=1)

    assert found.effort.solves > 0
    assert (found.resolution > 0).all()


def test_objectives_of_very_different_size() -> None:
    gains, costs, budget = knapsacks.drawn(5, 3, 9)
    gains = [
        [float(f"{v * size:.12g}") for v in row]
        for row, size in zip(gains, (1e-6, 1.0, 1e6), strict=True)
    ]
    expected, found = exact_front(gains, costs, budget)

    assert_same(found, expected)


def test_whole_units() -> None:
    gains, costs, budget = [[3.0, 5.0, -1.0], [4.0, 1.0, 6.0]], [2.0, 3.0, 1.0], 9.0
    most = (3, 2, 4)
    case = knapsacks.scenario(gains, costs, budget, decision="integer", most=most)
    found = pr.pareto_front(case, NAMES[:2])

    expected = knapsacks.front(gains, costs, budget, most)
    assert set(map(tuple, found.values.tolist())) == {tuple(map(float, p)) for p in expected}


def test_an_indicator_without_weight_is_not_flattered() -> None:
    # "calm" has weight 0 and is harmed by a curve that is concave: a formulation that trusts in
    # the weights would report half the harm.
    case = pr.Scenario(
        {"years": [2027]},
        {
            "interventions": [
                {"intervention": "raids", "decision": "integer", "max_scale": 2},
                {"intervention": "patrols", "decision": "binary"},
            ],
            "indicators": [
                {"indicator": "arrests", "baseline": 0, "target": 100},
                {"indicator": "calm", "baseline": 0, "target": 10, "weight": 0},
            ],
            "effects": [
                {"intervention": "raids", "indicator": "arrests", "effect": 10},
                {"intervention": "raids", "indicator": "calm", "effect": -4},
                {"intervention": "patrols", "indicator": "calm", "effect": 2},
            ],
            "interactions": [
                {
                    "intervention_a": "raids",
                    "intervention_b": "patrols",
                    "indicator": "calm",
                    "effect": -1,
                }
            ],
            "response": [
                {"intervention": "raids", "scale": 1, "share": 0.75},
                {"intervention": "raids", "scale": 2, "share": 1},
            ],
        },
    )

    found = pr.pareto_front(case, ["arrests", "calm"])

    # by hand: 1 raid 7.5 arrests and -3 calm, 2 raids 10 and -4; patrols 2 less half or all of 1
    assert found.values.tolist() == [[0.0, 2.0], [7.5, -1.5], [10.0, -3.0]]


@pytest.mark.parametrize("seed", range(3))
def test_equity_and_a_stakeholders_value(seed: int) -> None:
    gains, costs, budget = knapsacks.drawn(seed, 2, 6)
    case = knapsacks.scenario(gains, costs, budget, more=REGIONS | STAKEHOLDERS)
    names = ["equity", "value:mean", "o2"]
    found = pr.pareto_front(case, names, workers=1)
    objectives = objectives_named(case, names)
    weights = [weights_of(case, objective) for objective in objectives]
    judged = [
        judge(case, Plan(np.array(x, dtype=float)[:, None], np.zeros((6, 1))))
        for x in itertools.product((0, 1), repeat=6)
    ]
    worth = np.array([values_of(j, objectives, weights) for j in judged if j.is_admissible])
    best_of_all = worth[thinned(worth, np.full(3, 1e-9))]

    assert found.is_complete
    np.testing.assert_allclose(
        sorted(found.values.round(9).tolist()), sorted(best_of_all.round(9).tolist()), atol=1e-8
    )


def test_less_is_better_below_the_baseline() -> None:
    gains = [[-3.0, -1.0], [1.0, 4.0]]
    tables = {
        "indicators": [
            {"indicator": "o1", "baseline": 10, "target": 1, "unit": "per 100,000"},
            {"indicator": "o2", "baseline": 0, "target": 9},
        ]
    }
    found = pr.pareto_front(knapsacks.scenario(gains, [1, 1], 1, more=tables), ["o1", "o2"])

    assert found.values.tolist() == [[-1.0, 4.0], [-3.0, 1.0]]
    assert [objective.sense for objective in found.objectives] == ["min", "max"]
    assert (found.ideal, found.nadir) == ({"o1": -3.0, "o2": 4.0}, {"o1": -1.0, "o2": 1.0})


@pytest.mark.parametrize("goals", [2, 3])
def test_supported_is_what_some_weights_lead_to(goals: int) -> None:
    _, found = exact_front(*knapsacks.drawn(5, goals, 12))
    levels = found.levels
    grid = range(1, 40)
    weighed = set()
    for weights in itertools.product(grid, repeat=goals):
        total = levels @ np.array(weights)
        weighed |= set(np.flatnonzero(total == total.max()).tolist())

    # weights prove support; what none of the many leads to is a mixture's loser
    assert weighed <= set(np.flatnonzero(found.is_supported).tolist())
    assert found.is_supported.sum() - len(weighed) <= 2
    assert not found.is_supported.all()


@pytest.mark.parametrize(("goals", "items"), [(2, 40), (3, 22)])
def test_a_stop_leaves_a_subset_and_a_bound_on_the_rest(goals: int, items: int) -> None:
    gains, costs, budget = knapsacks.drawn(11, goals, items, places=2)
    case = knapsacks.scenario(gains, costs, budget)
    steps: list[FrontProgress] = []
    whole = pr.pareto_front(case, NAMES[:goals], workers=1)
    part = pr.pareto_front(
        case,
        NAMES[:goals],
        workers=1,
        on_progress=steps.append,
        should_stop=lambda: len(steps) >= 1,
    )

    assert whole.is_complete
    assert (part.status, part.is_complete) == ("stopped", False)
    assert len(steps) == 1
    assert 2 <= len(part) < len(whole)
    assert part.coverage is not None
    assert missing_by(part, whole) <= part.coverage < 10


def test_a_time_limit_is_kept() -> None:
    gains, costs, budget = knapsacks.drawn(11, 3, 24)
    found = pr.pareto_front(
        knapsacks.scenario(gains, costs, budget), NAMES[:3], workers=1, time_limit=1e-6
    )

    assert (found.status, len(found)) == ("stopped", 0)
    assert found.coverage is None


def test_processes_find_the_same() -> None:
    gains, costs, budget = knapsacks.drawn(4, 2, 24)
    case = knapsacks.scenario(gains, costs, budget)
    alone = pr.pareto_front(case, NAMES[:2], workers=1)
    together = pr.pareto_front(case, NAMES[:2], workers=2)

    assert together.is_complete
    assert together.values.tolist() == alone.values.tolist()


def test_a_continuous_front_is_approximated() -> None:
    case = continuous("continuous")
    found = pr.pareto_front(case, NAMES[:2], precision=0.001)

    assert (found.kind, found.status, found.is_complete) == ("continuous", "approximated", False)
    assert found.coverage is not None
    assert found.coverage <= 0.001
    assert found.is_supported.all()
    # inside: no weighted sum betters the points by more than the error; outside: none breaks it
    span = np.ptp(found.levels, axis=0)
    for share in np.linspace(0.05, 0.95, 7):
        weights = np.array([share, 1 - share]) / span
        table = case.table("indicators").assign(weight=weights * case.table("indicators")["target"])
        answer = pr.solve(
            case.replace(indicators=table[["indicator", "baseline", "target", "weight"]])
        )
        gain = answer.indicators["gain"].to_numpy()
        assert weights @ gain <= (found.levels @ weights).max() + found.coverage + 1e-9
        assert (found.outer[:, :-1] @ gain <= found.outer[:, -1] + 1e-6).all()


def test_mixed_decisions_are_told_apart() -> None:
    case = continuous("mixed")
    found = pr.pareto_front(case, NAMES[:2], precision=0.2, workers=1)

    assert (found.kind, found.status, found.is_complete) == ("mixed", "approximated", False)
    assert found.coverage is not None
    assert 0 < found.coverage < 0.5
    wider = pr.pareto_front(case, NAMES[:2], precision=0.04, workers=1)
    assert len(wider) > len(found)
    assert missing_by(found, wider) <= found.coverage + 1e-9


def test_no_plan_at_all() -> None:
    case = knapsacks.scenario([[1.0, 2.0], [2.0, 1.0]], [2, 3], 1)
    rows = case.table("interventions")[["intervention", "decision"]].assign(lock="in")
    found = pr.pareto_front(case.replace(interventions=rows), NAMES[:2])

    assert (found.status, len(found), found.is_complete) == ("infeasible", 0, False)
    assert found.to_dict()["points"] == []


@pytest.mark.parametrize(
    ("names", "options", "words"),
    [
        (["o1"], {}, "2 to 4 objectives"),
        (["o1", "o1"], {}, "given twice"),
        (["o1", "o3"], {}, "o3"),
        (["o1", "o2"], {"precision": 1.0}, "between 0 and 1"),
        (["o1", "o2"], {"time_limit": 0.0}, "seconds above 0"),
        (["o1", "o2"], {"workers": 0}, "from 1"),
    ],
)
def test_what_is_asked_for_must_make_sense(
    names: list[str], options: dict[str, float], words: str
) -> None:
    case = knapsacks.scenario([[1.0, 2.0], [2.0, 1.0]], [2, 3], 9)
    with pytest.raises(ValueError, match=words):
        pr.pareto_front(case, names, **options)  # type: ignore[arg-type]


def test_the_scenario_keeps_its_own_weights() -> None:
    case = scenario_at(PLACES[0]).scenario
    before = resolve(case).effects.weight.copy()
    pr.pareto_front(case, objectives_of(PLACES[0]), workers=1)

    assert (resolve(case).effects.weight == before).all()
