import pytest

from prioritizer.tables.columns import Default, Table
from prioritizer.tables.declarations import programme
from tests.tables.declarations.expected import defaults, optional, required

CASES: list[tuple[Table, str, str, dict[str, Default]]] = [
    (
        programme.INTERVENTIONS,
        "intervention decision",
        "name category scope min_scale max_scale capital_cost recurrent_cost first_year last_year "
        "lead_time duration lock initial_scale may_end success_probability agency output_unit "
        "output_per_scale",
        {
            "scope": "national",
            "max_scale": 1,
            "capital_cost": 0,
            "recurrent_cost": 0,
            "lead_time": 0,
            "initial_scale": 0,
            "may_end": False,
            "success_probability": 1,
        },
    ),
    (
        programme.INDICATORS,
        "indicator baseline target",
        "name unit weight required baseline_year trend lowest highest level",
        {"weight": 1, "trend": 0},
    ),
    (
        programme.EFFECTS,
        "intervention indicator effect",
        "measure low high evidence",
        {"measure": "absolute"},
    ),
    (
        programme.RESPONSE,
        "intervention",
        "scale share curve rate midpoint",
        {"midpoint": 0.5},
    ),
    (programme.INTERACTIONS, "intervention_a intervention_b indicator effect", "", {}),
    (
        programme.PLAN,
        "intervention year start",
        "region keep status",
        {"status": "proposed"},
    ),
    (programme.MILESTONES, "indicator year required", "", {}),
]


@pytest.mark.parametrize(("table", "needed", "others", "filled"), CASES)
def test_columns(table: Table, needed: str, others: str, filled: dict[str, Default]) -> None:
    assert required(table) == needed.split()
    assert optional(table) == others.split()
    assert defaults(table) == filled


def test_every_table_of_the_theme_is_here() -> None:
    assert tuple(table for table, *_ in CASES) == programme.PROGRAMME_TABLES
