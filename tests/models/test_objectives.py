"""Which criteria are solved, in which order. Their terms: tests/golden/objectives/."""

from tests.models.examples.tiny import tiny
from tests.models.golden import program_of
from tests.oracle.cases.build import binary, funds


def names(**settings: object) -> list[str]:
    return [c.name for c in program_of(tiny(binary("a", 1), settings=settings)).criteria]


def test_weighted_gain_ends_every_list_that_does_not_hold_it() -> None:
    assert names() == ["weighted_gain"]
    assert names(objective="weighted_gain") == ["weighted_gain"]
    assert names(objective="min_cost") == ["min_cost", "weighted_gain"]


def test_of_equally_good_plans_the_cheapest_then_the_smallest() -> None:
    program = program_of(tiny(binary("a", 1)))

    assert [(c.name, c.sense) for c in program.tie_breaks] == [
        ("total_cost", "min"),
        ("total_started", "min"),
    ]


def test_money_is_drawn_in_draw_order() -> None:
    scenario = tiny(
        binary("a", 1),
        funding=[*funds(1), *funds(1, funder="donor"), *funds(1, funder="bank")],
        funders=[
            {"funder": "treasury", "draw_order": 3},
            {"funder": "donor", "draw_order": 1},
            {"funder": "bank", "draw_order": 2},
        ],
    )

    assert [c.name for c in program_of(scenario).draws] == ["draw[donor]", "draw[bank]"]


def test_a_cost_is_measured_by_what_can_be_spent() -> None:
    rich = program_of(tiny(binary("a", 1, 2)))
    poor = program_of(tiny(binary("a", 1, 2), funding=funds(2)))
    free = program_of(tiny(binary("a")))

    assert [p.tie_breaks[0].magnitude for p in (rich, poor)] == [7, 2]
    assert free.tie_breaks[0].magnitude > 0
