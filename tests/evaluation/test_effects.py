from dataclasses import replace

import numpy as np
from scipy import sparse

from prioritizer.evaluation.effects import gains, national, progress_of, values
from prioritizer.parameters import resolve
from tests.evaluation.tiny import by_region, tiny


def test_gain_value_and_progress() -> None:
    s = tiny(
        {"decision": "continuous", "success_probability": 0.5},
        {},
        indicators=[
            {"indicator": "trust", "baseline": 10, "target": 20, "trend": 1, "baseline_year": 2025},
            {"indicator": "crime", "baseline": 40, "target": 30},
        ],
        effects=[
            {"intervention": "a", "indicator": "trust", "effect": 4},
            {"intervention": "b", "indicator": "trust", "effect": -1},
            {"intervention": "a", "indicator": "crime", "effect": -0.25, "measure": "relative"},
        ],
    )
    parameters = resolve(s)
    mature = np.array([[0.5, 1.0, 1.0], [0.0, 0.0, 1.0]])
    gain = gains(parameters, mature, np.array([0.5, 0.0]))
    # trust: 4 * 0.5 = 2 of a half more of a, -1 of b; crime: -0.25 * 40 * 0.5 = -5
    assert gain[:, 0].tolist() == [[0.0, 1.0, 0.0], [0.0, -2.5, -2.5]]
    assert values(parameters.effects, gain)[0, 0].tolist() == [11.0, 13.0, 13.0]
    assert values(parameters.effects, gain)[1, 0].tolist() == [40.0, 37.5, 37.5]
    assert progress_of(parameters.effects, gain)[:, 0].tolist() == [
        [0.0, 0.1, 0.0],
        [0.0, 0.25, 0.25],
    ]


def test_each_region_has_its_gain_and_its_distance() -> None:
    parameters = by_region(tiny({}, {}), [-1, 1])
    matrix = sparse.csr_array(np.array([[2.0, 0.0], [2.0, 3.0]]))
    effects = replace(
        parameters.effects,
        gain_per_scale=matrix,
        baseline=np.array([[0.0, 4.0]]),
        target=np.array([[10.0, 24.0]]),
        national_baseline=np.array([3.0]),
        national_target=np.array([20.5]),
    )
    parameters = replace(parameters, effects=effects)
    gain = gains(parameters, np.ones((2, 3)), np.zeros(2))
    assert gain[0, :, 0].tolist() == [2.0, 5.0]
    assert progress_of(effects, gain)[0, :, 0].tolist() == [0.2, 0.25]
    assert values(effects, gain)[0, :, 0].tolist() == [2.0, 9.0]
    assert national(parameters.shares, gain)[0].tolist() == [4.25, 4.25, 4.25]
