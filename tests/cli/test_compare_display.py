"""A comparison on the screen."""

from __future__ import annotations

import pytest

from prioritizer.cli.compare_display import MOST_INPUTS, share, show_comparison, shown
from prioritizer.explanation.compare import compare
from tests.explanation.choices import choice


def test_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    rich = choice(funding=[{"funder": "treasury", "year": 2026, "amount": 4}])
    show_comparison(compare({"poor": choice(), "rich": rich}))
    text = capsys.readouterr().out

    for words in ("Plans", "Inputs that differ", "funding source", "44.4%", "Not funded alike"):
        assert words in text


def test_a_long_list_of_inputs_is_cut_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    many = [{"stakeholder": f"union {number}", "influence": 1} for number in range(MOST_INPUTS + 3)]
    found = compare([choice(), choice(stakeholders=many)], with_best_possible=False)
    show_comparison(found)

    assert "3 more differences" in capsys.readouterr().out


def test_values_for_people() -> None:
    assert [shown(value) for value in (True, False, None, 2.5, "each")] == [
        "yes",
        "no",
        "-",
        "2.5",
        "each",
    ]
    assert (share(None), share(0.444)) == ("-", "44.4%")
