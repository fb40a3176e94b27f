import numpy as np
import pytest

from prioritizer.evaluation import scales
from prioritizer.evaluation.plan import Plan
from prioritizer.parameters import resolve
from prioritizer.scenario import Scenario
from tests.evaluation.tiny import Row, plan, tiny

CONTINUOUS: Row = {"decision": "continuous", "max_scale": 4}


@pytest.mark.parametrize(
    ("cells", "scale", "mature"),
    [
        ({}, [1, 1, 3], [1, 1, 3]),
        ({"duration": 1}, [1, 0, 2], [1, 0, 2]),
        ({"duration": 2}, [1, 1, 2], [1, 1, 2]),
        ({"lead_time": 1}, [1, 1, 3], [0, 1, 1]),
        ({"lead_time": 1, "duration": 2}, [1, 1, 2], [0, 1, 0]),
        ({"lead_time": 2, "duration": 3}, [1, 1, 3], [0, 0, 1]),
    ],
)
def test_what_operates_and_what_acts(cells: Row, scale: list[int], mature: list[int]) -> None:
    s = tiny(CONTINUOUS | cells)
    given = plan(s, {("a", 2026): 1, ("a", 2028): 2})
    assert scales.scale_of(resolve(s), given).tolist() == [scale]
    assert scales.mature_of(resolve(s), given).tolist() == [mature]


def test_what_is_kept_operates_and_acts() -> None:
    s = tiny(CONTINUOUS | {"initial_scale": 2, "may_end": "yes", "lead_time": 1, "duration": 2})
    given = plan(s, {("a", 2027): 1}, {("a", 2027): 1, ("a", 2028): 0})
    assert scales.scale_of(resolve(s), given).tolist() == [[2, 2, 1]]
    assert scales.mature_of(resolve(s), given).tolist() == [[2, 1, 1]]


def past(year: int, **cells: object) -> tuple[Scenario, Plan]:
    s = tiny(CONTINUOUS | cells, {}, plan=[{"intervention": "a", "year": year, "start": 1}])
    return s, plan(s, {("a", 2028): 2})


@pytest.mark.parametrize(
    ("year", "cells", "scale", "mature", "before", "acts_before"),
    [
        (2025, {}, [1, 1, 3], [1, 1, 3], 1, 1),
        (2025, {"duration": 2}, [1, 0, 2], [1, 0, 2], 1, 1),
        (2024, {"duration": 2}, [0, 0, 2], [0, 0, 2], 1, 1),
        (2023, {"duration": 2}, [0, 0, 2], [0, 0, 2], 0, 0),
        (2025, {"lead_time": 2}, [1, 1, 3], [0, 1, 1], 1, 0),
        (2024, {"lead_time": 1, "duration": 3}, [1, 0, 2], [1, 0, 0], 1, 1),
    ],
)
def test_past_starts(
    year: int,
    cells: Row,
    scale: list[int],
    mature: list[int],
    before: int,
    acts_before: int,
) -> None:
    s, given = past(year, **cells)
    parameters = resolve(s)
    assert scales.scale_of(parameters, given)[0].tolist() == scale
    assert scales.mature_of(parameters, given)[0].tolist() == mature
    assert scales.initial_scale(parameters).tolist() == [before, 0]
    assert scales.initial_mature(parameters).tolist() == [acts_before, 0]
    assert scales.totals(given).tolist() == [2, 0]


@pytest.mark.parametrize(
    ("cells", "met"),
    [
        ({}, [False, False, False]),  # the own max_scale, 4, of a continuous one
        ({"min_scale": 1}, [True, True, True]),
        ({"min_scale": 2}, [False, False, True]),
        ({"max_scale": 3, "duration": 1}, [False, False, True]),  # ended starts count
        ({"decision": "integer"}, [True, True, True]),
        ({"initial_scale": 1}, [False, False, True]),
        ({"initial_scale": 1, "may_end": "yes"}, [False, False, True]),
    ],
)
def test_met(cells: Row, met: list[bool]) -> None:
    s = tiny(CONTINUOUS | cells)
    given = plan(s, {("a", 2026): 1, ("a", 2028): 2})
    assert scales.met_of(resolve(s), given, 0).tolist() == [met]
    lagged = [False, *met[:2]]
    assert scales.met_of(resolve(s), given, 1).tolist() == [lagged]


def test_past_starts_are_met_from_their_year_on_though_they_have_ended() -> None:
    s, given = past(2024, min_scale=1, duration=1)
    parameters = resolve(s)
    assert scales.met_of(parameters, given, 0)[0].tolist() == [True, True, True]
    assert scales.met_of(parameters, given, 2)[0].tolist() == [True, True, True]
    assert scales.met_of(parameters, given, 3)[0].tolist() == [False, True, True]
    assert scales.met_of(parameters, given, 9)[0].tolist() == [False, False, False]


def test_a_threshold_is_met_but_for_rounding() -> None:
    s = tiny({})
    for scale, met in ((1 - 1e-7, True), (1 - 1e-5, False)):
        assert scales.met_of(resolve(s), plan(s, {("a", 2026): scale}), 0)[0, 0] == met


def test_started() -> None:
    assert scales.is_started(np.array([0.0, 1e-7, 1e-5, 1.0])).tolist() == [
        False,
        False,
        True,
        True,
    ]


def test_keep_of_the_year_before() -> None:
    s = tiny(CONTINUOUS | {"initial_scale": 2, "may_end": "yes"})
    given = plan(s, {}, {("a", 2026): 1, ("a", 2027): 0.5, ("a", 2028): 0})
    assert scales.keep_before(resolve(s).decisions, given).tolist() == [[2, 1, 0.5]]
