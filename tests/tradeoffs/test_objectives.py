import numpy as np
import pytest

from prioritizer.evaluation import Plan, judge
from prioritizer.tradeoffs.objectives import (
    objective_named,
    objectives_named,
    values_of,
    weights_of,
)
from tests.tradeoffs.knapsacks import scenario

REGIONS = {
    "regions": [{"region": "n", "population": 3}, {"region": "s", "population": 1}],
    "regional_indicators": [{"region": "s", "indicator": "o1", "baseline": 1, "target": 3}],
}
STAKEHOLDERS = {
    "stakeholders": [{"stakeholder": "donor"}],
    "preferences": [{"stakeholder": "donor", "indicator": "o2", "weight": 5}],
}


def test_values_by_hand() -> None:
    case = scenario([[2.0, 0.0], [1.0, 3.0]], [1, 1], 2, more=REGIONS | STAKEHOLDERS)
    objectives = objectives_named(case, ["o1", "cost", "value:donor", "equity"])
    weights = [weights_of(case, objective) for objective in objectives]
    judged = judge(case, Plan(np.array([[1.0], [0.0]]), np.zeros((2, 1))))

    # o1: gain 2, target 3 from 0 (n) and from 1 (s): progress 2/3 and 1; o2: 1 of 5 everywhere
    found = values_of(judged, objectives, weights)
    assert found == pytest.approx([2.0, 0.0, 0.2, (2 / 3 + 0.2) / 2])
    assert [objective.sense for objective in objectives] == ["max", "min", "max", "max"]


@pytest.mark.parametrize(
    ("name", "words"),
    [("o9", "use one of: o1, o2"), ("equity", "regions"), ("value:nobody", "nobody")],
)
def test_what_cannot_be_measured(name: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        objective_named(scenario([[2.0], [1.0]], [1], 1), name)


def test_an_indicator_comes_first() -> None:
    case = scenario([[2.0], [1.0]], [1], 1)
    table = case.table("indicators")[["indicator", "baseline", "target"]].replace("o1", "cost")
    effects = case.table("effects")[["intervention", "indicator", "effect"]].replace("o1", "cost")

    found = objective_named(case.replace(indicators=table, effects=effects), "cost")

    assert found.kind == "indicator"
    assert found.to_dict()["sense"] == "max"
