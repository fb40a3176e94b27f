from __future__ import annotations

from prioritizer.explanation.wording import percent, selected


def test_shares_are_percentages() -> None:
    assert percent(0.125) == "12.5 %"
    assert percent(-0.25) == "-25 %"


def test_selectors_are_words() -> None:
    assert selected("region", "north; south") == "region north, south"
    assert selected("region", "!north") == "region all but north"
