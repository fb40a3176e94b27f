"""What is credited and required, and where no row is needed. Rows: tests/golden/."""

from tests.models.examples.tiny import tiny
from tests.models.seen import bounds, rows
from tests.oracle.cases.build import binary, crime, effect, trust


def test_progress_beyond_the_target_needs_no_credit() -> None:
    scenario = tiny(binary("a"), settings={"credit_beyond_target": True})

    assert rows(scenario, "credited_progress") == []
    assert not [name for name in bounds(scenario) if name.startswith("credit")]


def test_harm_is_counted() -> None:
    scenario = tiny(binary("a"), effects=[effect("a", -5)])

    assert bounds(scenario)["credit[trust,2026]"] == (float("-inf"), 1)


def test_credit_only_where_it_counts() -> None:
    scenario = tiny(
        binary("a"),
        indicators=[trust(), crime(weight=0)],
        settings={"evaluate": "final_year"},
    )

    assert rows(scenario, "credited_progress") == ["credited_progress[trust,2028]"]


def test_min_cost_requires_targets_of_positive_weight() -> None:
    indicators = [trust(), crime(weight=0), {**crime(weight=0, required=15), "indicator": "theft"}]
    scenario = tiny(binary("a"), indicators=indicators, settings={"objective": "min_cost"})

    assert rows(scenario, "required_value") == ["required_value[trust]", "required_value[theft]"]
