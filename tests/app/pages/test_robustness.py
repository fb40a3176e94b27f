import pytest

import prioritizer as pr
from tests.app.deciding import Pages, minimal


def test_uncertain_effects(pages: Pages) -> None:
    pages.go("robustness")
    pages.click("run_effect_range")
    found = pr.effect_uncertainty(minimal(), pr.solve(minimal()))
    adverse = found.range.case("adverse").objective
    assert pages.metrics()["Effects adverse"] == f"{adverse:.3f}"
    assert pages.charts == 2
    assert len(pages.frame(0)) == len(found.sensitivity)


def test_weights_and_the_core(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prioritizer.app.views.weight_views.SAMPLES", 5)
    pages.go("robustness")
    pages.choose("robustness_view", "weights")
    pages.click("run_weight_ranges")
    expected = pr.weight_sensitivity(minimal(), samples=5, workers=1)
    assert pages.frame()["Weight"].tolist() == [row.weight for row in expected.ranges]
    assert pages.charts == 1

    pages.choose("robustness_view", "core")
    pages.click("run_core_index")
    index = pages.frame()["Core index"]
    assert index.between(0, 1).all()
    assert pages.charts == 1
    assert "Fund" in pages.texts()
