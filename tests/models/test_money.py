"""Which parts of cost and money there are. Rows: tests/golden/."""

from tests.models.examples.tiny import tiny
from tests.models.golden import program_of
from tests.models.seen import bounds, families, rows
from tests.oracle.cases.build import binary, continuous, funds


def test_without_funding_money_is_nobodys() -> None:
    program = program_of(tiny(binary("a", 1, 1)))

    assert program.block("money") is None
    assert not families(program) & {"cost_is_funded", "funder_balance", "carry_over_limit"}
    assert program.draws == ()


def test_what_costs_nothing_needs_no_money() -> None:
    scenario = tiny(binary("a", 1), binary("b"), funding=funds(1, 1, 1))

    assert rows(scenario, "cost_is_funded") == [
        f"cost_is_funded[a,{year},capital]" for year in (2026, 2027, 2028)
    ]


def test_nothing_is_carried_out_of_the_last_year() -> None:
    scenario = tiny(
        binary("a", 1),
        funding=funds(1, 1, 1),
        funders=[{"funder": "treasury", "carry_over": 1}],
    )

    assert [name for name in bounds(scenario) if name.startswith("carried")] == [
        "carried[treasury,2026]",
        "carried[treasury,2027]",
    ]


def test_who_carries_nothing_has_no_such_column() -> None:
    program = program_of(tiny(binary("a", 1), funding=funds(1, 1, 1)))

    assert not [name for name in program.column_names if name.startswith("carried")]


def test_what_runs_already_is_paid_for() -> None:
    program = program_of(tiny(continuous("a", 0, 4, initial_scale=0.5), funding=funds(2, 2, 2)))
    row = program.matrix[[program.row_names.index("cost_is_funded[a,2026,current]")]].toarray()[0]
    found = {name: value for name, value in zip(program.column_names, row, strict=True) if value}

    assert found == {"scale[a,2026]": -4, "money[treasury,a,2026,current]": 1}
    assert "tail_ceiling" not in families(program)
