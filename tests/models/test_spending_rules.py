"""What spending rules pick, and which rows they write. Rows: tests/golden/."""

from tests.models.examples.spending_rules import ruled
from tests.models.examples.tiny import tiny
from tests.models.golden import program_of
from tests.models.seen import families, rows
from tests.oracle.cases.build import binary

RULES = {"rule_amount", "rule_min_share", "rule_max_share", "rule_min_change", "rule_max_change"}


def test_a_rule_that_is_not_active_writes_nothing() -> None:
    scenario = ruled({"rule": "x", "category": "equipment", "max_amount": 0, "active": "no"})

    assert not families(program_of(scenario)) & RULES


def test_a_row_may_bound_amount_share_and_change_at_once() -> None:
    scenario = ruled(
        {
            "rule": "x",
            "category": "equipment",
            "min_amount": 1,
            "max_share": 0.5,
            "min_change": -0.5,
        }
    )

    assert rows(scenario, "rule_amount") == ["rule_amount[x,all]"]
    assert rows(scenario, "rule_max_share") == ["rule_max_share[x,all]"]
    assert rows(scenario, "rule_min_change") == ["rule_min_change[x,2027]"]


def test_without_funding_a_rule_binds_cost_itself() -> None:
    scenario = tiny(
        binary("a", 3, 2),
        binary("b", 1),
        spending_rules=[{"rule": "x", "intervention": "a", "year": "2026", "max_amount": 4}],
    )
    program = program_of(scenario)
    row = program.matrix[[program.row_names.index("rule_amount[x,2026]")]].toarray()[0]
    found = {name: value for name, value in zip(program.column_names, row, strict=True) if value}

    assert found == {"start[a,2026]": 3, "scale[a,2026]": 2}


def test_a_selection_that_costs_nothing_is_a_row_without_money() -> None:
    program = program_of(
        tiny(
            binary("a", 1),
            binary("b"),
            spending_rules=[{"rule": "x", "intervention": "b", "max_amount": 4}],
        )
    )

    assert program.matrix[[program.row_names.index("rule_amount[x,all]")]].nnz == 0
