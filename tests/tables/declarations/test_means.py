import pytest

from prioritizer.tables.columns import Default, Table
from prioritizer.tables.declarations import means
from tests.tables.declarations.expected import defaults, optional, required

CASES: list[tuple[Table, str, str, dict[str, Default]]] = [
    (means.FUNDING, "funder year amount", "currency prices", {"prices": "constant"}),
    (means.FUNDERS, "funder", "name kind carry_over draw_order", {"carry_over": 0}),
    (
        means.SPENDING_RULES,
        "rule",
        "funder category agency intervention region economic year min_amount max_amount min_share "
        "max_share share_of min_change max_change previous_amount active basis",
        {"share_of": "own", "active": True},
    ),
    (
        means.CONDITIONS,
        "rule funder requires",
        "category agency intervention region lag active basis",
        {"lag": 0, "active": True},
    ),
    (means.PHASING, "intervention age", "capital_share current_share", {}),
    (means.DEFLATORS, "year deflator", "", {}),
    (means.EXCHANGE_RATES, "currency year rate", "", {}),
    (means.RESOURCES, "resource available", "year name unit", {}),
    (
        means.RESOURCE_USE,
        "intervention resource",
        "start_use running_use",
        {"start_use": 0, "running_use": 0},
    ),
]


@pytest.mark.parametrize(("table", "needed", "others", "filled"), CASES)
def test_columns(table: Table, needed: str, others: str, filled: dict[str, Default]) -> None:
    assert required(table) == needed.split()
    assert optional(table) == others.split()
    assert defaults(table) == filled


def test_every_table_of_the_theme_is_here() -> None:
    assert tuple(table for table, *_ in CASES) == means.MEANS_TABLES
