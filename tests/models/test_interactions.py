"""What pairs do together, and where a binary column is needed. Rows: tests/golden/."""

import pytest

import prioritizer as pr
from tests.models.examples.interactions import joint
from tests.models.examples.tiny import tiny
from tests.models.golden import program_of
from tests.models.seen import families, whole
from tests.oracle.cases.build import Row, binary, continuous, crime, trust
from tests.oracle.cases.regions import LAND, regional


def pair(
    a: Row, b: Row, effect: float, indicator: str = "trust", **tables: list[Row]
) -> pr.Scenario:
    return tiny(
        a,
        b,
        indicators=[trust(), crime()],
        interactions=[joint("a", "b", effect, indicator)],
        years=(2026,),
        **tables,
    )


@pytest.mark.parametrize(
    ("indicator", "effect", "is_harmful"),
    [("trust", 1, False), ("trust", -1, True), ("crime", 1, True), ("crime", -1, False)],
)
def test_only_harm_needs_the_lower_bounds(indicator: str, effect: float, is_harmful: bool) -> None:
    found = families(program_of(pair(binary("a"), binary("b"), effect, indicator)))

    assert "joint_share" in found
    assert ("joint_share_exact" in found) == is_harmful


def test_two_yes_or_no_decisions_need_no_binary_column() -> None:
    assert not any(name.startswith("first") for name in whole(pair(binary("a"), binary("b"), -1)))
    assert "first_is_smaller[a,b,2026]" in whole(pair(binary("a"), continuous("b"), -1))


def test_a_synergy_keeps_a_linear_program_linear() -> None:
    assert not program_of(pair(continuous("a"), continuous("b"), 1)).is_mixed_integer
    assert program_of(pair(continuous("a"), continuous("b"), -1)).notes


def test_a_national_and_a_regional_one_act_together_in_each_region() -> None:
    program = program_of(pair(binary("a"), regional(binary("b")), 1, regions=LAND))

    assert [name for name in program.column_names if name.startswith("joint")] == [
        "joint[a,b,north,2026]",
        "joint[a,b,south,2026]",
    ]


@pytest.mark.parametrize("effect", [4, -3])
def test_the_smaller_share_counts_whatever_the_sign(effect: float) -> None:
    # Half of b and all of a are locked in: 2 + 1, and half of the joint effect on top, of 10.
    scenario = pair(
        continuous("a", min_scale=1, lock="in"),
        continuous("b", min_scale=0.5, lock="in"),
        effect,
    ).replace(
        indicators=[trust()],
        resources=[{"resource": "q", "available": 0.5}],
        resource_use=[{"intervention": "b", "resource": "q", "running_use": 1}],
    )

    assert pr.solve(scenario).objective == pytest.approx((3 + effect / 2) / 10)
