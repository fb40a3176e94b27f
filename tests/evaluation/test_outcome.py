import numpy as np
import pytest

from prioritizer.evaluation.outcome import outcome_of
from tests.evaluation.tiny import by_region, outcome, plan, tiny


def test_everything_that_a_plan_does() -> None:
    s = tiny({"capital_cost": 4, "recurrent_cost": 1, "lead_time": 1})
    done = outcome(s, plan(s, {("a", 2027): 1}))
    assert done.scale.tolist() == [[0.0, 1.0, 1.0]]
    assert done.mature.tolist() == [[0.0, 0.0, 1.0]]
    assert done.gain.tolist() == [[[0.0, 0.0, 2.0]]]
    assert (done.total_cost, done.total_started, done.forward_cost) == (6.0, 1.0, 1.0)


def test_gains_are_measured_from_the_year_before_the_first() -> None:
    s = tiny(
        {"lead_time": 1},
        {"initial_scale": 1, "may_end": "yes"},
        plan=[{"intervention": "a", "year": 2025, "start": 1}],
    )
    done = outcome(s, plan(s, {}, {("b", 2027): 0, ("b", 2028): 0}))
    assert done.initial_scale.tolist() == [1.0, 1.0]
    assert done.initial_mature.tolist() == [0.0, 1.0]
    # a matures in 2026: 2 more; b ends in 2027: 2 less.
    assert done.gain[0, 0].tolist() == [2.0, 0.0, 0.0]


def test_labels() -> None:
    s = tiny({}, {})
    done = outcome_of(by_region(s, [-1, 1]), plan(s))
    axes = done.axes(np.array([0, 1]), np.array([2, 0]))
    assert [axis.tolist() for axis in axes] == [["a", "b"], ["", "south"], ["2028", "2026"]]
    assert len(done.axes(np.array([0]))) == 2


def test_arrays_are_read_only() -> None:
    s = tiny({})
    with pytest.raises(ValueError, match="read-only"):
        outcome(s, plan(s)).scale[0, 0] = 1.0
