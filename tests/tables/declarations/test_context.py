import pytest

from prioritizer.tables.columns import Default, Table
from prioritizer.tables.declarations import context
from tests.tables.declarations.expected import defaults, optional, required

CASES: list[tuple[Table, str, str, dict[str, Default]]] = [
    (
        context.LOGIC,
        "rule kind interventions",
        "other count lag active basis",
        {"lag": 0, "active": True},
    ),
    (
        context.STAKEHOLDERS,
        "stakeholder",
        "name influence veto tolerance",
        {"influence": 1, "veto": False, "tolerance": 0},
    ),
    (context.POSITIONS, "stakeholder intervention support", "", {}),
    (context.PREFERENCES, "stakeholder indicator weight", "", {}),
    (context.REGIONS, "region population", "name size", {}),
    (
        context.REGIONAL,
        "intervention region",
        "size effect_factor max_scale lock initial_scale",
        {"effect_factor": 1},
    ),
    (context.REGIONAL_INDICATORS, "region indicator", "baseline target", {}),
]


@pytest.mark.parametrize(("table", "needed", "others", "filled"), CASES)
def test_columns(table: Table, needed: str, others: str, filled: dict[str, Default]) -> None:
    assert required(table) == needed.split()
    assert optional(table) == others.split()
    assert defaults(table) == filled


def test_every_table_of_the_theme_is_here() -> None:
    assert tuple(table for table, *_ in CASES) == context.CONTEXT_TABLES
