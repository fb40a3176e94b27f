"""Which resources bind. Rows: tests/golden/."""

from tests.models.examples.tiny import tiny
from tests.models.golden import program_of
from tests.models.seen import families, rows
from tests.oracle.cases.build import binary


def test_a_resource_that_nothing_uses_has_no_row() -> None:
    program = program_of(tiny(binary("a"), resources=[{"resource": "rooms", "available": 1}]))

    assert "resource_capacity" not in families(program)


def test_a_resource_has_a_row_a_year() -> None:
    scenario = tiny(
        binary("a"),
        resources=[{"resource": "rooms", "available": 1}],
        resource_use=[{"intervention": "a", "resource": "rooms", "running_use": 2}],
    )

    assert rows(scenario, "resource_capacity") == [
        f"resource_capacity[rooms,{year}]" for year in (2026, 2027, 2028)
    ]
