"""Whose money waits for what, where. Rows: tests/golden/condition.txt."""

import pytest
from prioritizer.models.conditions import most_available

from prioritizer.parameters import resolve
from tests.models.examples.tiny import tiny
from tests.models.golden import program_of
from tests.models.seen import families, rows
from tests.oracle.cases.build import Row, binary, funds
from tests.oracle.cases.regions import LAND, local, regional

WAITS = [{"rule": "x", "funder": "donor", "requires": "a"}]
MONEY = funds(4, 2, 2, funder="donor")


def test_without_conditions_no_money_waits() -> None:
    program = program_of(tiny(binary("a", 1), funding=MONEY))

    assert "condition" not in families(program)
    assert program.block("met") is None


def test_the_most_that_a_funder_can_have() -> None:
    parameters = resolve(
        tiny(binary("a", 1), funding=MONEY, funders=[{"funder": "donor", "carry_over": 0.5}])
    )

    assert most_available(parameters).tolist() == [[4, 4, 4]]


@pytest.mark.parametrize(
    ("required", "count"),
    [(binary("a", 1), 1), (regional(binary("a", 1)), 2)],
    ids=["national", "regional"],
)
def test_national_money_waits_for_every_region(required: Row, count: int) -> None:
    scenario = tiny(
        required,
        binary("b", 1),
        regions=LAND,
        funding=funds(4, funder="donor"),
        conditions=[{**WAITS[0], "intervention": "b"}],
        years=(2026,),
    )

    assert len(rows(scenario, "condition")) == count


def test_what_is_decided_nowhere_lets_no_money_flow() -> None:
    scenario = tiny(
        regional(binary("a")),
        binary("b", 1),
        regions=LAND,
        regional=[local("a", "north", max_scale=0), local("a", "south", max_scale=0)],
        funding=funds(4, funder="donor"),
        conditions=[{**WAITS[0], "intervention": "b"}],
        years=(2026,),
    )
    program = program_of(scenario)
    (row,) = (n for n, name in enumerate(program.row_names) if name.startswith("condition"))

    assert program.row_upper[row] == 0
    assert program.matrix[[row]].nnz == 1
