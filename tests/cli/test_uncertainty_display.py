"""The range of a plan's effects on the screen."""

from __future__ import annotations

import pytest

import prioritizer as pr
from prioritizer.cli.uncertainty_display import show_effect_range
from tests.cli.running import MINIMAL, document, run
from tests.explanation.choices import choice


def test_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    scenario = choice({"intervention": "a", "low": 1, "high": 5, "evidence": "C"})
    judged = pr.evaluate(scenario.replace(plan=[{"intervention": "a", "year": 2026, "start": 1}]))
    assert judged.uncertainty is not None
    show_effect_range(judged.uncertainty)
    text = capsys.readouterr().out

    assert "1.00 (10%)" in text
    assert "5.00 (50%)" in text
    assert "0.0% of the weighted gain rests on evidence D, E or on none." in text
    assert "2 of 3 effects have no adverse end" in text


def test_evaluate_shows_it_and_has_it_in_its_document() -> None:
    assert "Uncertain effects" in run("evaluate", MINIMAL).stdout
    found = document(run("evaluate", MINIMAL, "--json"))["uncertainty"]

    assert [case["case"] for case in found["cases"]] == ["adverse", "central", "favourable"]
    assert found["weak_share"] is None  # nothing is started, nothing gained
