import pytest

import prioritizer as pr
from tests.app.deciding import Pages, minimal


def test_a_front_a_click_and_a_scenario_of_a_point(pages: Pages) -> None:
    pages.go("tradeoffs")
    pages.click("run_pareto")
    assert pages.charts == 1
    chosen = pages.at.multiselect(key="front_indicators").value
    front = pr.pareto_front(minimal(), chosen).to_dict()
    assert len(pages.frame()) == len(front["points"])

    # what the browser sends when the second point is clicked
    pages.at.session_state["front_chart"] = {"selection": {"points": [{"customdata": 1}]}}
    pages.run()
    pages.choose("front_point", 1)
    point = front["points"][1]
    for name, value in point["values"].items():
        assert f"{value:,.4f}" in pages.texts(), name

    pages.click("save_point")
    draft = pages.at.session_state["history"].present
    assert draft.title.endswith("a point of the trade-offs")
    answer = pr.solve(draft.scenario())
    reached = pr.solve(draft.scenario()).indicators
    last = reached[(reached["year"] == reached["year"].max()) & (reached["region"] == "")]
    gains = dict(zip(last["indicator"], last["gain"], strict=True))
    assert answer.status == "optimal"
    senses = {objective["name"]: objective["sense"] for objective in front["objectives"]}
    for name, value in point["values"].items():
        sign = 1 if senses[name] == "max" else -1
        assert sign * gains[name] >= sign * value - 1e-4


def test_alternatives(pages: Pages) -> None:
    pages.go("tradeoffs")
    pages.choose("tradeoff_view", "alternatives")
    pages.click("run_alternatives")
    expected = pr.alternatives(minimal(), within=0.05, count=4)
    frame = pages.frame()
    assert frame["Objective"].tolist() == pytest.approx([p.objective for p in expected.plans])
    assert "In every plan" in pages.texts()
