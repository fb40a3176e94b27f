import pytest

from prioritizer.app.parts.money_unit import money_unit
from prioritizer.drafts import Draft


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (
            {"currency": "MXN", "currency_unit": 1e6, "price_year": 2026},
            "million MXN at prices of 2026",
        ),
        ({"currency": "USD", "currency_unit": 1.0}, "USD"),
        ({}, "million currency units"),
        ({"currency": "USD", "currency_unit": 500}, "500 × USD"),
        ({"currency": "USD", "currency_unit": "x"}, "USD"),
    ],
)
def test_the_unit_of_money_in_words(settings: dict[str, object], words: str) -> None:
    assert money_unit(Draft(settings, {})) == words
