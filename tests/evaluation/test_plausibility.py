from prioritizer.evaluation import judge
from tests.evaluation.tiny import LAND, REGIONAL, Row, plan, tiny

TRUST: Row = {"indicator": "trust", "baseline": 0, "target": 10, "unit": "points", "highest": 3}
STRONG: list[Row] = [{"intervention": "a", "indicator": "trust", "effect": 5}]


def test_a_value_beyond_its_limit_is_a_warning_and_no_violation() -> None:
    s = tiny({}, indicators=[TRUST], effects=STRONG)
    found = judge(s, plan(s, {("a", 2027): 1}))
    assert found.is_admissible
    (warning,) = found.warnings
    assert (warning.table, warning.row) == ("indicators", 1)
    assert (warning.column, warning.value) == ("highest", "3")
    assert warning.message == (
        "trust is projected at 5.0 points in 2027, "
        "above what is plausible (highest): check effects, interactions and trend, or correct the "
        "limit"
    )


def test_the_worst_year_of_each_region_is_named() -> None:
    crime: Row = {"indicator": "crime", "baseline": 4, "target": 2, "lowest": 0, "trend": -1}
    effects: list[Row] = [{"intervention": "a", "indicator": "crime", "effect": -3}]
    s = tiny(REGIONAL, regions=LAND, indicators=[TRUST, crime], effects=effects)
    (warning,) = judge(s, plan(s, {("a/south", 2026): 1})).warnings
    assert (warning.row, warning.column, warning.value) == (2, "lowest", "0")
    assert warning.message.startswith(
        "crime in south is projected at -1.0 in 2028, below what is plausible (lowest)"
    )


def test_what_reaches_its_limit_is_plausible() -> None:
    s = tiny({}, indicators=[TRUST | {"highest": 5}], effects=STRONG)
    assert judge(s, plan(s, {("a", 2026): 1})).warnings == ()
    assert judge(tiny({}), plan(tiny({}))).warnings == ()


def test_the_tolerance_is_that_of_the_judge() -> None:
    s = tiny({}, indicators=[TRUST | {"highest": 4.99}], effects=STRONG)
    given = plan(s, {("a", 2026): 1})
    assert len(judge(s, given).warnings) == 1
    assert judge(s, given, tolerance=0.01).warnings == ()
