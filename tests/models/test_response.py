"""Where a curve needs segments, and where these need binary columns. Rows: tests/golden/."""

import pytest

import prioritizer as pr
from tests.models.examples.response import CURVES, points
from tests.models.examples.tiny import tiny
from tests.models.golden import program_of
from tests.models.seen import families
from tests.oracle.cases.build import Row, continuous, crime, effect, trust

FLATTENS, RISES = ((0.5, 0.75), (1, 1)), ((0.5, 0.25), (1, 1))


def curved(*given: tuple[float, float], **tables: list[Row]) -> pr.Scenario:
    return tiny(continuous("a"), response=points("a", *given), years=(2026,), **tables)


def test_a_straight_line_needs_no_segments() -> None:
    assert "segments_fill" not in families(program_of(curved((0.5, 0.5), (1, 1))))
    assert "segments_fill" not in families(program_of(curved((1, 0.5))))


def test_a_curve_that_flattens_stays_linear() -> None:
    program = program_of(curved(*FLATTENS))

    assert not program.is_mixed_integer
    assert program.notes == ()


def test_a_curve_that_rises_more_steeply_needs_binary_columns_and_says_so() -> None:
    program = program_of(curved(*RISES))

    assert program.is_mixed_integer
    assert "response of a" in program.notes[0]


@pytest.mark.parametrize(("weight", "is_needed"), [(1, True), (0, False)])
def test_harm_needs_them_where_it_counts(weight: float, is_needed: bool) -> None:
    scenario = curved(
        *FLATTENS,
        effects=[effect("a", 4), effect("a", 1, "crime")],
        indicators=[trust(), crime(weight=weight)],
    )

    assert program_of(scenario).is_mixed_integer == is_needed


@pytest.mark.parametrize("shape", [FLATTENS, RISES])
@pytest.mark.parametrize("size", [4.0, -4.0])
def test_half_of_the_scale_has_the_share_of_the_curve(
    shape: tuple[tuple[float, float], ...], size: float
) -> None:
    # Half of a is locked in and there is no capacity for more, whether it helps or harms.
    scenario = curved(
        *shape,
        effects=[effect("a", size)],
        resources=[{"resource": "q", "available": 0.5}],
        resource_use=[{"intervention": "a", "resource": "q", "running_use": 1}],
    ).with_overrides(["interventions.a.lock=in", "interventions.a.min_scale=0.5"])

    assert pr.solve(scenario).objective == pytest.approx(size * shape[0][1] / 10)


def test_segments_are_numbered_from_1() -> None:
    names = program_of(CURVES).column_names

    assert [name for name in names if name.startswith("fill[d")] == [
        f"fill[d,{n},2026]" for n in (1, 2, 3)
    ]
