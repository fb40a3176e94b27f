"""What the screen shows of weights, groups, robustness and sensitivity."""

from __future__ import annotations

import pytest

import prioritizer as pr
from prioritizer.cli import robustness_display
from prioritizer.tradeoffs.sensitivity import Exchange
from tests.tradeoffs.every_plan import drawn
from tests.tradeoffs.weighting.asking import asked


def test_weights_with_their_consistency(capsys: pytest.CaptureFixture[str]) -> None:
    judged = {("trust", "crime"): 3.0, ("crime", "complaints"): 3.0, ("complaints", "trust"): 3.0}
    robustness_display.show_weights(pr.analytic_hierarchy(asked(), judged))
    pair = pr.best_worst(asked(), "trust", "crime", {"crime": 4}, {"trust": 4})
    robustness_display.show_weights(pair)

    shown = capsys.readouterr().out
    assert "33.3 %" in shown
    assert "Revisit trust against crime" in shown
    assert "Consistency: 0 (" in shown
    assert "80.0 %" in shown


def test_a_group(capsys: pytest.CaptureFixture[str]) -> None:
    found = pr.group_plans(drawn(1)[0], workers=1)
    robustness_display.show_groups(found)

    shown = " ".join(capsys.readouterr().out.split())
    assert f"{found.least_share:.0%} (optimal)" in shown
    assert found.fair is not None
    assert "The fair plan funds " + ", ".join(found.fair.funded) in shown


def test_verdicts_and_regrets(capsys: pytest.CaptureFixture[str]) -> None:
    scenario, _ = drawn(1)
    plan = [{"intervention": "d", "year": 2026, "start": 1, "status": "proposed"}]
    weights = pr.possible_weights(scenario, ["trust >= crime"])
    robustness_display.show_core(pr.robust_portfolio(scenario, weights))
    regret = pr.minimax_regret(scenario, weights, workers=1)
    robustness_display.show_regret(regret)
    audit = pr.audit_plan(scenario.replace(plan=plan), weights, workers=1)
    robustness_display.show_audit(audit)

    shown = " ".join(capsys.readouterr().out.split())
    assert "proven" in shown
    assert "all nondominated portfolios (3)" in shown
    assert f"Largest regret {regret.regret:.4f} (optimal)" in shown
    assert audit.swap is not None
    assert "Removed by adding " + ", ".join(audit.swap.added) in shown


def test_ranges_and_shares(capsys: pytest.CaptureFixture[str]) -> None:
    found = pr.weight_sensitivity(drawn(2)[0], samples=4, workers=1)
    robustness_display.show_sensitivity(found)

    shown = " ".join(capsys.readouterr().out.split())
    assert f"wrong at once by {100 * (found.tolerance or 0):.1f} %" in shown
    assert "Share of 4 random weights" in shown


def test_an_exchange_in_a_cell() -> None:
    assert robustness_display.exchanged(None) == "-"
    assert robustness_display.exchanged(Exchange(("a",), ("b",))) == "+a -b"
    assert robustness_display.exchanged(Exchange((), ())) == "other years"
