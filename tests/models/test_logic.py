"""Which rows each kind of rule writes, national and regional. Rows: tests/golden/."""

import pytest

import prioritizer as pr
from tests.models.examples.tiny import tiny
from tests.models.golden import program_of
from tests.models.seen import families, rows
from tests.oracle.cases.build import Row, binary, logic
from tests.oracle.cases.regions import LAND, local, regional

KINDS = {"requires", "requires_any", "together", "at_most", "at_least"}


@pytest.mark.parametrize(
    ("kind", "cells", "written"),
    [
        ("requires", {"other": "b"}, {"requires"}),
        ("requires_any", {"other": "b;c"}, {"requires_any"}),
        ("at_most", {"count": 1}, {"at_most"}),
        ("at_least", {"count": 1}, {"at_least"}),
        ("exactly", {"count": 1}, {"at_most", "at_least"}),
    ],
)
def test_a_rule_writes_rows_of_its_family(kind: str, cells: Row, written: set[str]) -> None:
    listed = "a" if "other" in cells else "a;b"
    rule = {"rule": "x", "kind": kind, "interventions": listed, **cells}
    scenario = tiny(binary("a"), binary("b"), binary("c"), logic=[rule])

    assert families(program_of(scenario)) & KINDS == written


def regions(*interventions: Row, rule: list[Row], **tables: list[Row]) -> pr.Scenario:
    """North (3/4 of the people) and south, in 2026."""
    return tiny(*interventions, regions=LAND, logic=rule, years=(2026,), **tables)


def test_region_by_region() -> None:
    scenario = regions(
        regional(binary("a")), regional(binary("b")), rule=logic("requires", "b", "a")
    )

    assert rows(scenario, "requires") == [
        "requires[the rule,b,north,a,north,2026]",
        "requires[the rule,b,south,a,south,2026]",
    ]


def test_a_regional_one_needs_the_national_one_in_each_region() -> None:
    scenario = regions(binary("a"), regional(binary("b")), rule=logic("requires", "b", "a"))

    assert rows(scenario, "requires") == [
        "requires[the rule,b,north,a,2026]",
        "requires[the rule,b,south,a,2026]",
    ]


def test_a_national_one_needs_the_regional_one_in_every_region() -> None:
    scenario = regions(regional(binary("a")), binary("b"), rule=logic("requires", "b", "a"))

    assert rows(scenario, "requires") == [
        "requires[the rule,b,a,north,2026]",
        "requires[the rule,b,a,south,2026]",
    ]


def test_what_is_decided_nowhere_keeps_others_from_starting() -> None:
    scenario = regions(
        regional(binary("a")),
        binary("b"),
        rule=logic("requires", "b", "a"),
        regional=[local("a", "north", max_scale=0), local("a", "south", max_scale=0)],
    )
    program = program_of(scenario)
    row = program.row_names.index("requires[the rule,b,a,2026]")

    assert program.matrix[[row]].nnz == 1
    assert program.row_upper[row] == 0


def test_counts_of_regional_ones_hold_in_each_region() -> None:
    both = regions(
        regional(binary("a")), regional(binary("b")), rule=logic("at_most", "a;b", count=1)
    )
    mixed = regions(regional(binary("a")), binary("b"), rule=logic("at_most", "a;b", count=1))

    assert rows(both, "at_most") == ["at_most[the rule,north]", "at_most[the rule,south]"]
    assert rows(mixed, "at_most") == ["at_most[the rule]"]
