import json

import numpy as np
import pytest

import prioritizer as pr
from prioritizer.tradeoffs.front import finite
from tests.tradeoffs.knapsacks import NAMES, drawn, scenario


@pytest.fixture(scope="module")
def front() -> pr.ParetoFront:
    gains = [[4.0, 0.0, 3.0, 1.0], [0.0, 4.0, 3.0, 2.9]]
    return pr.pareto_front(scenario(gains, [1, 1, 1, 1], 1), ["o1", "o2"])


def test_the_document(front: pr.ParetoFront) -> None:
    document = json.loads(front.to_json())

    assert document["complete"]
    assert [(o["name"], o["ideal"], o["nadir"]) for o in document["objectives"]] == [
        ("o1", 4.0, 0.0),
        ("o2", 4.0, 0.0),
    ]
    assert document["points"][1] == {
        "values": {"o1": 3.0, "o2": 3.0},
        "supported": True,
        "knee": True,
        "funded": ["i2"],
    }
    assert document["coverage"] == 0
    assert document["hypervolume"] == 9 / 16


def test_the_frame_can_be_filtered(front: pr.ParetoFront) -> None:
    cheap = front.points[front.points["o1"] >= 3]

    assert cheap["funded"].tolist() == [("i2",), ("i0",)]
    (first, _) = cheap.index
    assert front.plan(first).indicators["gain"].tolist() == [3.0, 3.0]
    assert front.plan(first).total_cost == 0
    assert len(front) == 3


def test_plans_are_judged_anew(front: pr.ParetoFront) -> None:
    assert all(front.evaluation(n).is_admissible for n in range(len(front)))
    with pytest.raises(IndexError):
        front.plan(-1)


def test_finite() -> None:
    assert (finite(1.5), finite(np.inf)) == (1.5, None)


def test_every_point_brings_its_plan() -> None:
    gains, costs, budget = drawn(1, 2, 8)
    found = pr.pareto_front(scenario(gains, costs, budget), NAMES[:2])
    for number, row in found.points.iterrows():
        answer = found.plan(int(str(number)))
        last = answer.indicators.set_index("indicator")["gain"]
        assert answer.status == "feasible"
        assert [last["o1"], last["o2"]] == pytest.approx([row["o1"], row["o2"]])
        assert tuple(answer.allocation["intervention"].unique()) == row["funded"]
    with pytest.raises(IndexError, match="from 0"):
        found.plan(len(found))


def test_one_point_is_best_in_everything() -> None:
    found = pr.pareto_front(scenario([[1.0, 2.0], [2.0, 1.0]], [2, 3], 9), NAMES[:2])

    assert found.values.tolist() == [[3.0, 3.0]]
    assert found.hypervolume is None
