import pytest

import prioritizer as pr
from prioritizer.app.views import weight_views
from prioritizer.report.matter import Matter
from prioritizer.report.preference_sections import exchanged, tolerance_sentence
from tests.app.deciding import Pages, minimal


def test_ranges_are_told_as_in_the_report(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weight_views, "SAMPLES", 2)
    pages.go("robustness")
    pages.choose("robustness_view", "weights")
    pages.click("run_weight_ranges")
    found = pr.weight_sensitivity(minimal(), samples=2, workers=1).to_dict()
    matter = Matter(minimal(), {})
    assert tolerance_sentence(found) in pages.texts()
    above = [exchanged(row["above"], matter) for row in found["ranges"]]
    assert any(above)
    assert pages.frame()["Above it comes in"].tolist() == above


def test_weights_of_stakeholders_are_offered_where_there_are_some(pages: Pages) -> None:
    pages.go("robustness")
    pages.choose("robustness_view", "core")
    offered = pages.at.selectbox(key="core_weights").options
    assert offered == ["any that keep the order of the weights given", "any at all"]
