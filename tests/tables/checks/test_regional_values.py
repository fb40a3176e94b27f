from prioritizer.tables.checks.regional_values import regional_values
from prioritizer.tables.content import build_content
from tests.tables.cases import SETTINGS, intervention, tables

REGIONAL = [
    {"intervention": "vetting", "region": "north", "max_scale": 0},
    {"intervention": "vetting", "region": "south", "lock": "in", "initial_scale": 0},
]
PLAN = [
    {"intervention": "vetting", "region": region, "year": 2027, "start": 0}
    for region in ("north", "south", "west")
]


def test_the_region_comes_first() -> None:
    vetting = intervention(scope="regional", initial_scale=1)
    changed = tables(interventions=vetting, regional=REGIONAL, plan=PLAN)
    content, _ = build_content(SETTINGS, changed)
    plan = content.table("plan")
    assert regional_values(content, plan, "max_scale").tolist() == [0, 1, 1]
    assert regional_values(content, plan, "lock").tolist() == ["", "in", ""]
    assert regional_values(content, plan, "initial_scale").tolist() == [0, 0, 1]
