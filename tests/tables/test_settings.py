import pytest
from pydantic import ValidationError

from prioritizer.tables.settings import KEY_OF, SETTINGS, Settings


def test_the_settings_of_docs_data() -> None:
    assert list(SETTINGS) == (
        [
            "years",
            "title",
            "currency",
            "currency_unit",
            "price_year",
            "discount_rate",
            "objective",
            "objective_tolerance",
            "evaluate",
            "credit_beyond_target",
            "politics.political_capital",
            "politics.quorum",
            "sustainability.tail_ceiling",
        ]
    )


def test_every_setting_has_its_field() -> None:
    assert set(KEY_OF) == set(Settings.model_fields)


def test_defaults() -> None:
    settings = Settings(years=(2027,))
    assert settings.currency_unit == 1e6
    assert settings.objective == ("weighted_gain",)
    assert settings.objective_tolerance == (0.0,)
    assert settings.evaluate == "all_years"
    assert settings.tail_ceiling is None


def test_settings_are_frozen() -> None:
    with pytest.raises(ValidationError):
        Settings(years=(2027,)).title = "other"


def test_texts_are_told_from_the_rest() -> None:
    texts = {key for key, setting in SETTINGS.items() if setting.is_text}
    assert texts == {"title", "currency", "objective", "evaluate"}
