"""Which facts are asked for, and which must be declared whole. Rows: tests/golden/."""

import pytest

from tests.models.examples.tiny import tiny
from tests.models.golden import program_of
from tests.models.seen import families, whole
from tests.oracle.cases.build import Row, binary, continuous, integer, logic


def test_without_rules_there_are_no_facts() -> None:
    program = program_of(tiny(binary("a"), binary("b")))

    assert [program.block(name) for name in ("met", "met_everywhere", "started")] == [None] * 3


def test_what_no_rule_asks_for_is_not_there() -> None:
    program = program_of(tiny(binary("a"), binary("b"), logic=logic("requires", "b", "a")))

    assert not [name for name in program.column_names if name.startswith(("met[b", "started"))]
    assert not families(program) & {"met_everywhere", "started_definition"}


@pytest.mark.parametrize(
    ("intervention", "is_declared"),
    [
        (binary("a"), False),
        (integer("a", max_scale=3), False),
        (integer("a", min_scale=2, max_scale=3), True),
        (continuous("a"), True),
    ],
    ids=["binary", "integer from one unit", "integer from two", "continuous"],
)
def test_met_is_declared_whole_where_starts_do_not_make_it_so(
    intervention: Row, is_declared: bool
) -> None:
    scenario = tiny(intervention, binary("b"), logic=logic("requires", "b", "a"))

    assert ("met[a,2026]" in whole(scenario)) == is_declared


def test_started_is_declared_whole_but_for_binary_interventions() -> None:
    scenario = tiny(
        binary("a"),
        integer("b", max_scale=2),
        continuous("c"),
        logic=logic("at_most", "a;b;c", count=1),
    )

    assert {name for name in whole(scenario) if name.startswith("started")} == {
        "started[b]",
        "started[c]",
    }
