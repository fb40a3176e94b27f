import prioritizer as pr
from benchmarks.programme import content, programme
from prioritizer.scenario import Scenario


def test_the_program_has_about_as_many_columns_as_asked_for() -> None:
    for columns in (3_000, 20_000):
        program = pr.compile(programme(columns))
        assert 0.9 < len(program.lower) / columns < 1.1
        assert not program.is_mixed_integer


def test_the_same_numbers_every_time() -> None:
    assert Scenario(*content(1_000)) == Scenario(*content(1_000))


def test_rules_and_capacities_bind() -> None:
    rows = pr.solve(programme(1_000), tie_break=False).constraints

    binding = set(rows.loc[rows["shadow_price"].abs() > 1e-9, "family"])
    assert {"resource_capacity", "rule_amount", "rule_max_share"} <= binding
