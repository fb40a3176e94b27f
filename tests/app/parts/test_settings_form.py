import pytest

from prioritizer.app.parts.settings_form import typed_setting
from prioritizer.tables.settings import SETTINGS
from tests.app.editing_pages import again, draft, labels, run

LINES = "from prioritizer.app.parts.settings_form import settings_form\nsettings_form()"


@pytest.mark.parametrize(
    ("key", "text", "style", "value"),
    [
        ("years", "2027, 2028", "en_US", [2027, 2028]),
        ("years", "soon", "en_US", "soon"),
        ("title", " A title ", "en_US", "A title"),
        ("discount_rate", "0,05", "es_CO", 0.05),
        ("discount_rate", "0,05", "en_US", "0,05"),
        ("discount_rate", "5%", "en_US", 0.05),
        ("objective", "weighted_gain, min_cost", "en_US", ["weighted_gain", "min_cost"]),
        ("objective", "min_cost", "en_US", "min_cost"),
        ("price_year", "2026", "en_US", 2026),
        ("credit_beyond_target", "true", "en_US", True),
        ("price_year", "", "en_US", None),
    ],
)
def test_texts_become_settings_or_stay_for_the_checks(
    key: str, text: str, style: str, value: object
) -> None:
    assert typed_setting(text, SETTINGS[key], style) == value


def test_a_setting_is_changed_and_a_wrong_one_is_a_fault() -> None:
    at = run(LINES)
    fields = {field.label: field for field in at.text_input}
    fields["Title of the scenario."].set_value("Another")
    again(at)
    assert draft(at).title == "Another"
    assert labels(at) == ["setting title"]
    years = next(field for field in at.text_input if field.label.endswith("*"))
    years.set_value("2027, 2029")
    again(at)
    assert draft(at).faults()[0].column == "years"
