"""Weights in and out of the table preferences."""

from __future__ import annotations

from pathlib import Path

import pytest

import prioritizer as pr
from tests.tradeoffs.weighting.asking import asked


def test_weights_go_in_and_come_out(tmp_path: Path) -> None:
    swing = pr.swing_weights(asked(), {"trust": 100, "crime": 50})
    scenario = pr.with_preferences(asked(), "police", swing)
    scenario = pr.with_preferences(
        scenario, "mothers", pr.rank_sum(scenario, ["complaints", "trust"])
    )
    scenario.write(tmp_path / "case")
    again = pr.read_scenario(tmp_path / "case")

    police, mothers = pr.weights_of(again, "police"), pr.weights_of(again, "mothers")
    assert police.method == "swing"
    assert dict(police.weights) == pytest.approx(dict(swing.weights))
    assert police.ranges == swing.ranges
    assert police.notes == ()
    assert mothers.method == "rank_sum"
    assert mothers.ranges == {}
    assert dict(mothers.weights) == pytest.approx({"complaints": 2 / 3, "trust": 1 / 3})


def test_a_later_change_of_range_is_warned_of() -> None:
    swing = pr.swing_weights(asked(), {"trust": 100, "crime": 50})
    scenario = pr.with_preferences(asked(), "police", swing)
    later = scenario.with_overrides(["indicators.crime.baseline=45"])

    (warning,) = pr.weights_of(later, "police").notes
    assert "crime" in warning
    assert "45" in warning


def test_weights_replace_those_of_one_stakeholder_alone() -> None:
    rows = [
        {"stakeholder": name, "indicator": "trust", "weight": 1} for name in ("police", "mothers")
    ]
    scenario = asked(preferences=rows)
    changed = pr.with_preferences(scenario, "police", pr.rank_sum(scenario, ["crime", "trust"]))

    assert dict(pr.weights_of(changed, "mothers").weights) == {"trust": 1}
    assert list(pr.weights_of(changed, "police").weights) == ["crime", "trust"]


def test_unknown_stakeholders_are_refused() -> None:
    weights = pr.direct_weights(asked(), {"trust": 1})
    with pytest.raises(ValueError, match="police"):
        pr.with_preferences(asked(), "polise", weights)
    with pytest.raises(ValueError, match="no row"):
        pr.weights_of(asked(), "police")
