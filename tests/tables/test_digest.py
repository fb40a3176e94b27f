from typing import Any

import pytest

from prioritizer.tables.digest import canonical_text, rounded
from tests.tables.cases import scenario, tables


@pytest.mark.parametrize(
    ("settings", "changes"),
    [
        ({"objective": "weighted_gain", "discount_rate": 0}, {}),
        ({}, {"interventions": [row | {"lead_time": 0} for row in tables()["interventions"]]}),
        ({}, {"interventions": [row | {"x_note": ""} for row in tables()["interventions"]]}),
        ({}, {"effects": [dict(reversed(row.items())) for row in tables()["effects"]]}),
    ],
)
def test_the_same_content(settings: dict[str, Any], changes: dict[str, Any]) -> None:
    assert scenario(settings, **changes).digest == scenario().digest


@pytest.mark.parametrize(
    ("settings", "changes"),
    [
        ({"title": "other"}, {}),
        ({}, {"funding": None}),
        ({}, {"effects": tables()["effects"][::-1]}),
        ({}, {"effects": [row | {"notes": "why"} for row in tables()["effects"]]}),
        ({}, {"effects": [row | {"x_a": "b"} for row in tables()["effects"]]}),
    ],
)
def test_other_content(settings: dict[str, Any], changes: dict[str, Any]) -> None:
    assert scenario(settings, **changes).digest != scenario().digest


def test_no_funding_is_not_an_empty_funding() -> None:
    assert scenario(funding=[]) != scenario(funding=None)


def test_15_digits() -> None:
    def discounted(rate: float) -> str:
        return scenario({"discount_rate": rate}).digest

    assert discounted(0.1 + 0.2) == discounted(0.3)
    assert discounted(0.3 + 1e-14) != discounted(0.3)
    assert rounded(0.1 + 0.2) == 0.3


def test_the_text_is_stable() -> None:
    assert canonical_text(scenario().content) == canonical_text(scenario().content)
